import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads, LeadSelectDetail } from '../../src/index.js';
import { captureConsole } from '../helpers/stub.js';
import { DemoHost, hostRows, manyRows } from '../helpers/demo-host.js';
import { has, idsOf, mountFor, rows, settled, showList } from '../helpers/element.js';

/** The events of an element, in order, with the number of rows drawn by then. */
function recordOrder(element: ClientLeads): string[] {
  const log: string[] = [];
  const tell = (what: string) => {
    const message = has(element, 'message') ? ', a message' : '';
    log.push(`${what}, ${rows(element).length} rows${message}`);
  };
  element.addEventListener('leads-load', () => tell('leads-load'));
  element.addEventListener('leads-error', () => tell('leads-error'));
  element.addEventListener('leads-change', ({ detail: { previous, status } }) =>
    tell(`${previous} > ${status}`),
  );
  return log;
}

describe('the events', () => {
  it('report each status once it is drawn, then the rows, before a further page that a listener loads', async () => {
    const host = await DemoHost.create({ leads: manyRows(40) });
    const element = mountFor(host);
    const log = recordOrder(element);
    const called = new Promise((resolve) => {
      const call = () => resolve(element.loadMore());
      document.addEventListener('leads-load', call, { once: true });
    });
    expect(await called).to.equal(true);
    expect(log).to.deep.equal([
      'unconfigured > loading, 0 rows',
      'loading > ready, 20 rows',
      'leads-load, 20 rows',
      'ready > loading-more, 20 rows',
      'loading-more > complete, 40 rows',
      'leads-load, 40 rows',
    ]);
  });

  it('report no rows of a client whom a listener replaces meanwhile', async () => {
    const host = await DemoHost.create({ clients: { 1: hostRows(1), 2: hostRows(2) } });
    const element = mountFor(host, { client: '1' });
    const loaded: number[][] = [];
    element.addEventListener('leads-load', () => loaded.push(idsOf(element)));
    const followed = new Promise((resolve) => {
      element.addEventListener('leads-change', ({ detail }) => {
        if (detail.status === 'complete') {
          element.client = 2;
          resolve(element.loadMore());
        }
      });
    });
    await followed;
    await settled(element);
    expect(loaded).to.deep.equal([[2]]);
  });

  it('report a failure before it is drawn, so that a listener can retry', async () => {
    captureConsole('error');
    const host = await DemoHost.create({ leads: 3 });
    await host.answer({ status: 500 });
    const element = mountFor(host);
    const log = recordOrder(element);
    const called = new Promise((resolve) => {
      element.addEventListener('leads-error', () => resolve(element.loadMore()));
    });
    expect(await called).to.equal(true);
    expect(log).to.deep.equal([
      'unconfigured > loading, 0 rows',
      'leads-error, 0 rows',
      'loading > error, 0 rows, a message',
      'error > loading, 0 rows, a message',
      'loading > complete, 3 rows',
      'leads-load, 3 rows',
    ]);
  });
});

describe('lead-select', () => {
  it('bubbles, is composed, has the lead, and prevents the link if it is canceled', async () => {
    const [element] = await showList({ leads: 2 }, { 'lead-href': '/{id}' });
    const heard: CustomEvent<LeadSelectDetail>[] = [];
    const outside = element.parentElement!;
    outside.addEventListener('lead-select', (event) => {
      heard.push(event);
      if (heard.length === 1) {
        event.preventDefault();
      }
    });
    const areLeft: boolean[] = [];
    outside.addEventListener('click', (event) => {
      areLeft.push(event.defaultPrevented);
      event.preventDefault();
    });
    for (const row of rows(element)) {
      row.querySelector('a')!.click();
    }
    expect(areLeft).to.deep.equal([true, false]);
    expect(heard[0]!.detail.lead === element.leads[0]).to.equal(true);
    expect(heard[0]!.composed).to.equal(true);
  });
});
