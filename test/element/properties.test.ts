import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads } from '../../src/index.js';
import { mount } from '../helpers/element.js';
import { captureConsole } from '../helpers/stub.js';

/**
 * What each property is before the page sets it, what an attribute may say, and what that is read as.
 * The tests of `settings/` have all that an attribute may say.
 */
const PROPERTIES: readonly {
  readonly name: keyof ClientLeads;
  readonly attribute: string;
  readonly byDefault: unknown;
  readonly written: string;
  readonly read: unknown;
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
  { name: 'pageSize', attribute: 'length', byDefault: 20, written: ' 50 ', read: 50 },
  { name: 'headingLevel', attribute: 'heading-level', byDefault: 2, written: ' 3 ', read: 3 },
  { name: 'wireFormat', attribute: 'wire-format', byDefault: 'auto', written: 'XML', read: 'xml' },
  { name: 'firstPosition', attribute: 'first-position', byDefault: null, written: '0', read: 0 },
  { name: 'timeZone', attribute: 'time-zone', byDefault: null, written: 'UTC', read: 'UTC' },
  { name: 'timeout', attribute: 'timeout', byDefault: 15_000, written: '3000', read: 3000 },
  { name: 'autoLoad', attribute: 'auto-load', byDefault: false, written: '', read: true },
  { name: 'skeletonRows', attribute: 'skeleton-rows', byDefault: null, written: '5', read: 5 },
  { name: 'groupBy', attribute: 'group-by', byDefault: null, written: 'Month', read: 'month' },
  { name: 'loading', attribute: 'loading', byDefault: 'eager', written: 'LAZY', read: 'lazy' },
  {
    name: 'refreshInterval',
    attribute: 'refresh-interval',
    byDefault: 0,
    written: '60000',
    read: 60_000,
  },
  {
    name: 'filterControls',
    attribute: 'filter-controls',
    byDefault: '',
    written: 'Search',
    read: 'search',
  },
  { name: 'leadHref', attribute: 'lead-href', byDefault: null, written: '/{id}', read: '/{id}' },
  { name: 'loginHref', attribute: 'login-href', byDefault: null, written: '/in', read: '/in' },
  { name: 'selectable', attribute: 'selectable', byDefault: false, written: '', read: true },
];

const DEFAULTS = valuesOf(({ byDefault }) => byDefault);
const ALL_READ = valuesOf(({ read }) => read);

/** What stands in the table for each property. */
function valuesOf(column: (property: (typeof PROPERTIES)[number]) => unknown) {
  return Object.fromEntries(PROPERTIES.map((property) => [property.name, column(property)]));
}

/** What the properties of an element are, with null in the place of undefined. */
function propertiesOf(element: ClientLeads) {
  return valuesOf(({ name }) => Reflect.get(element, name) ?? null);
}

/** An element that asks for nothing, since a lazy one waits to come near the viewport. */
async function mountSilent(attributes: Record<string, string> = {}): Promise<ClientLeads> {
  const element = mount(attributes);
  element.style.display = 'none';
  await element.updateComplete;
  return element;
}

describe('a property', () => {
  it('has its default before it is set', async () => {
    const element = document.createElement('client-leads');
    expect(propertiesOf(element)).to.deep.equal(DEFAULTS);
    expect(propertiesOf(await mountSilent())).to.deep.equal(DEFAULTS);
  });

  it('is what its attribute says, until that goes', async () => {
    const attributes = PROPERTIES.map(({ attribute, written }) => [attribute, written]);
    const element = await mountSilent(Object.fromEntries(attributes) as Record<string, string>);
    expect(propertiesOf(element)).to.deep.equal(ALL_READ);
    PROPERTIES.forEach(({ attribute }) => element.removeAttribute(attribute));
    await element.updateComplete;
    expect(propertiesOf(element)).to.deep.equal(DEFAULTS);
  });

  for (const none of [null, undefined]) {
    it(`has its default again if it is set to ${none}, unless it is a boolean`, async () => {
      const element = await mountSilent();
      Object.assign(element, ALL_READ);
      await element.updateComplete;
      expect(propertiesOf(element)).to.deep.equal(ALL_READ);
      Object.assign(
        element,
        valuesOf(() => none),
        { autoLoad: false, selectable: false },
      );
      await element.updateComplete;
      expect(propertiesOf(element)).to.deep.equal(DEFAULTS);
    });
  }

  it('has its default for an attribute that is refused, with one console line', async () => {
    const lines = captureConsole('error');
    const refused = {
      length: '201',
      'heading-level': '7',
      timeout: 'soon',
      'refresh-interval': '-1',
      'lead-href': 'javascript:alert(1)',
      'login-href': 'javascript:alert(1)',
      'time-zone': 'Moon/Sea',
      'wire-format': 'yaml',
      'first-position': '2',
      loading: 'bogus',
      'filter-controls': 'calendar',
      'group-by': 'year',
      'skeleton-rows': '-1',
    };
    const element = await mountSilent(refused);
    expect(propertiesOf(element)).to.deep.equal(DEFAULTS);
    element.requestUpdate();
    await element.updateComplete;
    const named = lines.map((line) => line.replace('<client-leads> ', '').split(' ')[0]);
    expect(named).to.deep.equal(Object.keys(refused));
  });

  it('is in this table for each attribute', () => {
    const { observedAttributes } = customElements.get('client-leads') as unknown as {
      observedAttributes: readonly string[];
    };
    const attributes = PROPERTIES.map(({ attribute }) => attribute);
    expect([...observedAttributes].sort()).to.deep.equal(attributes.sort());
  });

  it('is a number if a framework writes the text of one', async () => {
    const element = await mountSilent();
    Object.assign(element, { pageSize: '5', timeout: '100', refreshInterval: '20000' });
    await element.updateComplete;
    const { pageSize, timeout, refreshInterval } = element;
    expect([pageSize, timeout, refreshInterval]).to.deep.equal([5, 100, 20_000]);
  });

  it('has texts that there are not: the console is told once', async () => {
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
