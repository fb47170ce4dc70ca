import { expect, waitUntil } from '@open-wc/testing';
import type { ClientLeads } from '../../src/index.js';
import '../../src/index.js';
import { captureConsole } from '../helpers/stub.js';
import { DemoHost, hostRows, manyRows } from '../helpers/demo-host.js';
import { mountFor, settled } from '../helpers/element.js';

const WARNING = '<client-leads> This host counts from 0: set first-position="0".';

/** An element that does not know what this host calls its first record. */
function mountUnknowing(host: DemoHost): ClientLeads {
  return mountFor(host, { 'first-position': '' });
}

function ids(element: ClientLeads): number[] {
  return element.leads.map(({ id }) => id);
}

/** Waits until so many answers of this host have been read, by whichever element. */
async function answered(host: DemoHost, count: number): Promise<void> {
  const isOfHost = ({ name }: PerformanceEntry) => name.startsWith(`${host.base}api`);
  await waitUntil(() => performance.getEntriesByType('resource').filter(isOfHost).length >= count);
  // They have come and may not have been read. The answer to a later request is read after them.
  await host.requests();
}

const range = (count: number) => manyRows(count).map(({ Id }) => Id);

describe('the first position', () => {
  // The browser keeps 250 entries, and the modules of a test run are almost as many.
  beforeEach(() => performance.clearResourceTimings());

  it('is found out by one request on a host that counts from 1, for all its elements', async () => {
    const host = await DemoHost.create({ leads: manyRows(45) });
    const elements = [mountUnknowing(host), mountUnknowing(host)];
    await answered(host, 3);
    for (const element of elements) {
      await settled(element);
      await element.loadMore();
      await element.refresh();
    }
    await settled(mountUnknowing(host));
    const starts = (await host.spans()).map(([start]) => start);
    expect(starts.filter((start) => start === 0)).to.have.length(1);
  });

  it('is 0 where a new row stands before one that is still the first after it', async () => {
    const warnings = captureConsole('warn');
    const host = await DemoHost.create({ leads: manyRows(45), settings: { firstPosition: 0 } });
    const elements = [mountUnknowing(host), mountUnknowing(host)];
    await waitUntil(() => elements.every(({ leads }) => leads.length === 21));
    expect(elements.map(ids)).to.deep.equal([range(21), range(21)]);
    const later = await settled(mountUnknowing(host));
    expect(ids(later)).to.deep.equal(range(20));
    expect(warnings).to.deep.equal([WARNING]);
    expect((await host.spans()).at(-1)).to.deep.equal([0, 20]);
  });

  for (const [title, answers] of [
    ['before the first position is read', [{}, { ops: true }]],
    ['between its two readings', [{ ops: true }, {}]],
  ] as const) {
    it(`is not learnt from a row that comes on top ${title}, for one that goes`, async () => {
      const host = await DemoHost.create({ leads: manyRows(45) });
      const ops = [{ insert: { at: 0, row: hostRows(900)[0] ?? {} } }, { remove: { at: 45 } }];
      await host.answer({}, ...answers.map((answer) => ('ops' in answer ? { ops } : {})));
      const element = mountUnknowing(host);
      await answered(host, 2);
      await settled(element);
      expect(ids(element)).to.deep.equal(range(20));
      await element.loadMore();
      await settled(mountUnknowing(host));
      const starts = (await host.spans())
        .filter(([, length]) => length > 1)
        .map(([start]) => start);
      expect(starts).to.not.include(0);
    });
  }

  it('is not asked for again on a host where that has failed', async () => {
    const host = await DemoHost.create({ leads: manyRows(45) });
    await host.answer({}, { status: 500 });
    const element = mountUnknowing(host);
    await answered(host, 2);
    await settled(element);
    expect(element.status).to.equal('ready');
    await element.loadMore();
    await element.refresh();
    const other = await settled(mountUnknowing(host));
    await other.refresh();
    expect((await host.spans()).filter(([start]) => start === 0)).to.have.length(1);
    expect(ids(element)).to.deep.equal(range(40));
  });

  it('is asked for no more after the list has moved under three attempts', async () => {
    const host = await DemoHost.create({ leads: manyRows(45) });
    const moved = { ops: [{ remove: { at: 40 } }] };
    await host.answer({}, moved, {}, moved, {}, moved);
    const element = mountUnknowing(host);
    for (const requests of [2, 4, 6, 7, 8]) {
      await answered(host, requests);
      await element.refresh();
    }
    const starts = (await host.spans()).map(([start]) => start);
    expect(starts).to.deep.equal([1, 0, 1, 0, 1, 0, 1, 1, 1]);
  });

  it('keeps no further page waiting while another element asks for it', async () => {
    const host = await DemoHost.create({ leads: manyRows(45) });
    await host.answer({}, { hold: true });
    mountUnknowing(host);
    await host.holds(1);
    const element = mountUnknowing(host);
    const more = new Promise<boolean>((resolve) => {
      element.addEventListener('leads-load', () => resolve(element.loadMore()), { once: true });
    });
    expect(await more).to.equal(true);
    expect(ids(element)).to.deep.equal(range(40));
  });

  it('is asked for when an element is put back that was removed before it was known', async () => {
    const warnings = captureConsole('warn');
    const host = await DemoHost.create({ leads: manyRows(45), settings: { firstPosition: 0 } });
    await host.answer({}, { hold: true });
    const element = mountUnknowing(host);
    await host.holds(1);
    const { parentElement } = element;
    element.remove();
    await host.requests({ aborted: 1, atLeast: 2 });
    parentElement?.append(element);
    await waitUntil(() => element.leads.length === 21);
    expect(warnings).to.deep.equal([WARNING]);
  });

  it('does not keep the first row from who reads everything', async () => {
    const warnings = captureConsole('warn');
    const host = await DemoHost.create({ leads: manyRows(45), settings: { firstPosition: 0 } });
    const element = mountUnknowing(host);
    let hasBrought = true;
    while (hasBrought) {
      hasBrought = await element.loadMore();
    }
    expect(ids(element)).to.deep.equal(range(45));
    expect(element.status).to.equal('complete');
    expect(warnings).to.deep.equal([WARNING]);
  });
});
