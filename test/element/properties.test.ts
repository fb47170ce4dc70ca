import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads } from '../../src/index.js';
import { captureConsole } from '../helpers/stub.js';
import { DemoHost } from '../helpers/demo-host.js';
import { mountFor, settled } from '../helpers/element.js';

/** What a property is before the page sets it, and how it reads an attribute. */
const PROPERTIES: readonly {
  readonly name: keyof ClientLeads;
  readonly attribute: string;
  readonly byDefault: unknown;
  readonly written: string;
  readonly read: unknown;
  /** A value that the element refuses, if it refuses any. */
  readonly bad?: string;
}[] = [
  { name: 'siteCode', attribute: 'sitecode', byDefault: null, written: 'GIFT-01', read: 'GIFT-01' },
  { name: 'client', attribute: 'client', byDefault: null, written: '1017', read: '1017' },
  { name: 'token', attribute: 'token', byDefault: null, written: '1', read: '1' },
  { name: 'operator', attribute: 'operator', byDefault: null, written: '7', read: '7' },
  {
    name: 'begDate',
    attribute: 'begdate',
    byDefault: null,
    written: '2025-12-01',
    read: '2025-12-01',
  },
  {
    name: 'endDate',
    attribute: 'enddate',
    byDefault: null,
    written: '2025-12-22',
    read: '2025-12-22',
  },
  { name: 'apiBase', attribute: 'api-base', byDefault: null, written: '/a/', read: '/a/' },
  {
    name: 'pageSize',
    attribute: 'length',
    byDefault: 20,
    written: ' 50 ',
    read: 50,
    bad: '201',
  },
  {
    name: 'headingLevel',
    attribute: 'heading-level',
    byDefault: 2,
    written: ' 3 ',
    read: 3,
    bad: '7',
  },
  {
    name: 'wireFormat',
    attribute: 'wire-format',
    byDefault: 'auto',
    written: ' JSON ',
    read: 'json',
    bad: 'yaml',
  },
  {
    name: 'firstPosition',
    attribute: 'first-position',
    byDefault: null,
    written: '0',
    read: 0,
    bad: '2',
  },
  {
    name: 'timeZone',
    attribute: 'time-zone',
    byDefault: null,
    written: 'Europe/Moscow',
    read: 'Europe/Moscow',
    bad: 'Moon/Sea',
  },
  {
    name: 'timeout',
    attribute: 'timeout',
    byDefault: 15_000,
    written: '3000',
    read: 3000,
    bad: 'soon',
  },
  { name: 'autoLoad', attribute: 'auto-load', byDefault: false, written: '', read: true },
  {
    name: 'skeletonRows',
    attribute: 'skeleton-rows',
    byDefault: null,
    written: '1250',
    read: 1250,
    bad: '-1',
  },
  {
    name: 'groupBy',
    attribute: 'group-by',
    byDefault: null,
    written: ' Month ',
    read: 'month',
    bad: 'year',
  },
  {
    name: 'loading',
    attribute: 'loading',
    byDefault: 'eager',
    written: 'LAZY',
    read: 'lazy',
    bad: 'bogus',
  },
  {
    name: 'refreshInterval',
    attribute: 'refresh-interval',
    byDefault: 0,
    written: '60000',
    read: 60_000,
    bad: '-1',
  },
  {
    name: 'filterControls',
    attribute: 'filter-controls',
    byDefault: '',
    written: ' Search  STATUS ',
    read: 'search status',
    bad: 'calendar',
  },
  {
    name: 'leadHref',
    attribute: 'lead-href',
    byDefault: null,
    written: '/{id}',
    read: '/{id}',
    bad: 'javascript:alert(1)',
  },
  {
    name: 'loginHref',
    attribute: 'login-href',
    byDefault: null,
    written: '/login',
    read: '/login',
    bad: 'javascript:alert(1)',
  },
  { name: 'selectable', attribute: 'selectable', byDefault: false, written: '', read: true },
];

function valueOf(element: ClientLeads, name: keyof ClientLeads): unknown {
  return Reflect.get(element, name);
}

/** An element in the page that asks for nothing, since it lacks a token. */
async function mountSilent(): Promise<ClientLeads> {
  const host = await DemoHost.create();
  const element = mountFor(host, { token: '' });
  for (const { name } of element.attributes) {
    element.removeAttribute(name);
  }
  await element.updateComplete;
  return element;
}

describe('a property', () => {
  for (const { name, attribute, byDefault, written, read, bad } of PROPERTIES) {
    describe(name, () => {
      it(`is ${JSON.stringify(byDefault)} before it is set`, () => {
        expect(valueOf(document.createElement('client-leads'), name)).to.equal(byDefault);
      });

      it(`is ${JSON.stringify(read)} for ${attribute}="${written}", until that goes`, async () => {
        const element = await mountSilent();
        element.setAttribute(attribute, written);
        await element.updateComplete;
        expect(valueOf(element, name)).to.equal(read);
        element.removeAttribute(attribute);
        await element.updateComplete;
        expect(valueOf(element, name)).to.equal(byDefault);
      });

      if (typeof byDefault !== 'boolean') {
        it('is its default again when it is set to null or undefined', async () => {
          const element = await mountSilent();
          for (const none of [null, undefined]) {
            Object.assign(element, { [name]: read });
            await element.updateComplete;
            Object.assign(element, { [name]: none });
            await element.updateComplete;
            expect(valueOf(element, name) ?? null).to.equal(byDefault);
          }
        });
      }

      if (bad !== undefined) {
        it(`is its default, with one console line, for ${attribute}="${bad}"`, async () => {
          const lines = captureConsole('error');
          const element = await mountSilent();
          element.setAttribute(attribute, bad);
          await element.updateComplete;
          expect(valueOf(element, name)).to.equal(byDefault);
          element.requestUpdate();
          await element.updateComplete;
          expect(lines).to.have.length(1);
          expect(lines[0]).to.contain(attribute);
        });
      }
    });
  }

  it('is in this table for each attribute', () => {
    const { observedAttributes } = customElements.get('client-leads') as unknown as {
      observedAttributes: readonly string[];
    };
    const attributes = PROPERTIES.map(({ attribute }) => attribute);
    expect([...observedAttributes].sort()).to.deep.equal(attributes.sort());
  });

  it('is a number where a framework writes the text of one', async () => {
    const element = await mountSilent();
    Object.assign(element, { pageSize: '5', timeout: '100', refreshInterval: '20000' });
    await element.updateComplete;
    expect([element.pageSize, element.timeout, element.refreshInterval]).to.deep.equal([
      5, 100, 20_000,
    ]);
  });

  it('is 15000 for a shorter refresh-interval, with one console line', async () => {
    const lines = captureConsole('error');
    const element = await mountSilent();
    element.setAttribute('refresh-interval', '60');
    await element.updateComplete;
    expect(element.refreshInterval).to.equal(15_000);
    expect(lines).to.deep.equal([
      '<client-leads> refresh-interval is milliseconds: 60 is too often; 15000 is used.',
    ]);
  });
});

describe('loading="bogus"', () => {
  it('is eager, with one console line', async () => {
    const lines = captureConsole('error');
    const host = await DemoHost.create({ leads: 3 });
    const element = await settled(mountFor(host, { loading: 'bogus' }));
    expect(element.status).to.equal('complete');
    expect(element.loading).to.equal('eager');
    expect(lines).to.deep.equal([
      '<client-leads> loading must be eager or lazy; the value is ignored.',
    ]);
  });
});

describe('messages', () => {
  it('has a text that there is not: the console is told once', async () => {
    const lines = captureConsole('error');
    const element = await mountSilent();
    for (const messages of [{ offline: 'Нет сети' }, { offline: 'Нет сети', heading: 'Да' }]) {
      Object.assign(element, { messages });
      await element.updateComplete;
    }
    expect(lines).to.deep.equal([
      '<client-leads> messages has no text called offline; it is ignored.',
    ]);
  });
});
