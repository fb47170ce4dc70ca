import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads, Lead, LeadsLoadDetail } from '../../src/index.js';
import { captureConsole } from '../helpers/stub.js';
import { DemoHost, manyRows } from '../helpers/demo-host.js';
import { has, mountFor, part, rows, settled, text } from '../helpers/element.js';

/** What an element dispatches, in its order, with what is drawn by then. */
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
  it('tell of each status when it is drawn, and then of what came', async () => {
    const host = await DemoHost.create({ leads: manyRows(45) });
    const element = mountFor(host);
    const log = recordOrder(element);
    await settled(element);
    await element.loadMore();
    expect(log).to.deep.equal([
      'unconfigured > loading, 0 rows',
      'loading > ready, 20 rows',
      'leads-load, 20 rows',
      'ready > loading-more, 20 rows',
      'loading-more > ready, 40 rows',
      'leads-load, 40 rows',
    ]);
  });

  it('are heard outside the element, with what came and how many there are', async () => {
    const leads = manyRows(25).map((row) => ({ ...row, CountNotReadMessage: 2 }));
    const host = await DemoHost.create({ leads });
    const element = mountFor(host);
    const load = new Promise<LeadsLoadDetail>((resolve) => {
      document.addEventListener('leads-load', ({ detail }) => resolve(detail), { once: true });
    });
    const { leads: given, ...counts } = await load;
    expect(counts).to.deep.equal({
      added: 20,
      loaded: 20,
      matching: 20,
      totalRows: 25,
      unread: 40,
    });
    expect(given === element.leads).to.equal(true);
    expect(given[0]).to.deep.include({ id: 1, subject: 'Обращение 1', unread: 2, time: null });
  });
});

describe('the leads in events and properties', () => {
  it('are frozen, and give a new Date at each look: no page changes what another part is given', async () => {
    const host = await DemoHost.create({
      leads: [{ Id: 1, Subject: 'Чек', ProcTime: '2025-12-22T02:25:53Z' }],
    });
    const element = mountFor(host, { 'time-zone': 'UTC', selectable: '' });
    const given: Lead[] = [];
    element.addEventListener('leads-load', ({ detail }) => given.push(...detail.leads));
    element.addEventListener('lead-select', ({ detail }) => given.push(detail.lead));
    await settled(element);
    part(element, 'subject')!.click();
    element.renderLead = (lead) => void given.push(lead);
    await element.updateComplete;
    expect(given).to.have.length(3);
    const lists = [element.leads, element.matchingLeads];
    const times = given.map(({ time }) => time);
    expect([...given, ...times, ...lists].every(Object.isFrozen)).to.equal(true);
    for (const { time } of [...given, ...lists.flat()]) {
      time!.instant!.setTime(0);
    }
    element.renderLead = null;
    await element.updateComplete;
    expect(text(part(element, 'time'))).to.equal('22 дек. 2025 г., 02:25');
    expect(element.leads[0]!.time).to.deep.equal({
      iso: '2025-12-22T02:25:53Z',
      instant: new Date('2025-12-22T02:25:53Z'),
    });
  });
});

describe('a method that a listener calls', () => {
  /** An element whose next event of a type has a listener that asks for more, and its log. */
  async function mountCalling(type: 'leads-load' | 'leads-error' | 'leads-change') {
    const host = await DemoHost.create({ leads: manyRows(60) });
    const element = await settled(mountFor(host));
    const called = new Promise<boolean>((resolve) => {
      const call = () => {
        // The first change tells of a page that a call would join.
        if (element.status !== 'loading-more' || type === 'leads-error') {
          element.removeEventListener(type, call);
          resolve(element.loadMore());
        }
      };
      element.addEventListener(type, call);
    });
    return { host, element, called, log: recordOrder(element) };
  }

  for (const type of ['leads-load', 'leads-change'] as const) {
    it(`of ${type} starts a new operation after the last of them`, async () => {
      const { host, element, called, log } = await mountCalling(type);
      await element.loadMore();
      expect(await called).to.equal(true);
      expect(log).to.deep.equal([
        'ready > loading-more, 20 rows',
        'loading-more > ready, 40 rows',
        'leads-load, 40 rows',
        'ready > loading-more, 40 rows',
        'loading-more > complete, 60 rows',
        'leads-load, 60 rows',
      ]);
      expect(await host.requests()).to.have.length(3);
    });
  }

  it('of leads-error tries again after the message is drawn and told', async () => {
    captureConsole('error');
    const { host, element, called, log } = await mountCalling('leads-error');
    await host.answer({ status: 500 });
    expect(await element.loadMore()).to.equal(false);
    expect(await called).to.equal(true);
    expect(log).to.deep.equal([
      'ready > loading-more, 20 rows',
      'leads-error, 20 rows',
      'loading-more > error-more, 20 rows, a message',
      'error-more > loading-more, 20 rows, a message',
      'loading-more > ready, 40 rows',
      'leads-load, 40 rows',
    ]);
    expect(await host.requests()).to.have.length(3);
  });
});
