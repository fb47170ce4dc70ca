import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads, Lead, LeadsChangeDetail } from '../../src/index.js';
import { ru } from '../../src/i18n/ru.js';
import { captureConsole } from '../helpers/stub.js';
import { DemoHost, hostRows, manyRows } from '../helpers/demo-host.js';

import { loadMoreButton, mountFor, part, rows, settled, text } from '../helpers/element.js';
import { LastChange } from '../helpers/last-change.js';

/** What an element dispatches, in its order, with what is drawn by then. */
function recordOrder(element: ClientLeads): string[] {
  const log: string[] = [];
  for (const type of ['leads-load', 'leads-error', 'leads-change'] as const) {
    element.addEventListener(type, (event) => {
      const status = type === 'leads-change' ? ` ${statusOf(event)}` : '';
      log.push(`${type}${status}, ${rows(element).length} rows`);
    });
  }
  return log;
}

function statusOf(event: Event): string {
  const { previous, status } = (event as CustomEvent<LeadsChangeDetail>).detail;
  return `${previous} > ${status}`;
}

/** Reads everything, as a page may. */
async function readAll(element: ClientLeads): Promise<void> {
  let hasBrought = true;
  while (hasBrought) {
    hasBrought = await element.loadMore();
  }
}

describe('loadMore', () => {
  it('gives whether it brought rows, so that a loop reads everything', async () => {
    const host = await DemoHost.create({ leads: manyRows(137) });
    const element = mountFor(host);
    await readAll(element);
    expect(element.status).to.equal('complete');
    expect(element.leads).to.have.length(137);
    expect(await host.requests()).to.have.length(7);
  });

  it('gives false where it fails, and true for the retry', async () => {
    captureConsole('error');
    const host = await DemoHost.create({ leads: manyRows(45) });
    const element = await settled(mountFor(host));
    await host.answer({ status: 500 });
    expect(await element.loadMore()).to.equal(false);
    expect(await element.loadMore()).to.equal(true);
  });

  it('gives the same to those who join it', async () => {
    const host = await DemoHost.create({ leads: manyRows(45) });
    const element = await settled(mountFor(host));
    const both = await Promise.all([element.loadMore(), element.loadMore()]);
    expect(both).to.deep.equal([true, true]);
    expect(await host.requests()).to.have.length(2);
  });

  for (const [title, settings] of [
    ['whose total is never reached', { totalOffset: 1 }],
    ['that says there are fewer than come', { totalOffset: -3 }],
    ['that counts from 0', { firstPosition: 0 }],
    ['that sends a row too many', { extraRows: 1 }],
    ['whose list moves before each further page', { moving: true }],
  ] as const) {
    it(`ends on a host ${title}`, async () => {
      captureConsole('warn');
      const host = await DemoHost.create({ leads: manyRows(45), settings });
      const element = mountFor(host);
      element.removeAttribute('first-position');
      await readAll(element);
      expect(element.hasMore).to.equal(false);
    });
  }

  it('gives false for an element that is not in the page, or was never', async () => {
    const host = await DemoHost.create({ leads: manyRows(45) });
    const element = await settled(mountFor(host));
    element.remove();
    expect(await element.loadMore()).to.equal(false);
    const apart = document.createElement('client-leads');
    expect(await apart.loadMore()).to.equal(false);
    await apart.refresh();
    expect(await host.requests()).to.have.length(1);
  });
});

describe('refresh', () => {
  it('during the first page is sent after it, so that what was saved meanwhile is in it', async () => {
    const host = await DemoHost.create({ leads: manyRows(3) });
    await host.answer({ hold: true, early: true });
    const element = mountFor(host);
    await host.holds(1);
    await host.change({ insert: { at: 0, row: hostRows(900)[0] ?? {} } });
    const refreshed = [element.refresh(), element.refresh()];
    await host.release();
    await Promise.all(refreshed);
    expect(rows(element)).to.have.length(4);
    expect(await host.requests()).to.have.length(2);
  });

  it('during a first page that fails is a first load, once', async () => {
    captureConsole('error');
    const host = await DemoHost.create({ leads: manyRows(3) });
    await host.answer({ hold: true, status: 500 });
    const element = mountFor(host);
    await host.holds(1);
    const log = recordOrder(element);
    const refreshed = [element.refresh(), element.refresh()];
    await host.release();
    await Promise.all(refreshed);
    expect(log).to.deep.equal([
      'leads-error, 0 rows',
      'leads-change loading > error, 0 rows',
      'leads-change error > loading, 0 rows',
      'leads-change loading > complete, 3 rows',
      'leads-load, 3 rows',
    ]);
    expect(await host.requests()).to.have.length(2);
  });

  it('after a failed first page is a first load, once', async () => {
    captureConsole('error');
    const host = await DemoHost.create({ leads: manyRows(3) });
    await host.answer({ status: 500 });
    const element = await settled(mountFor(host));
    await Promise.all([element.refresh(), element.refresh()]);
    expect(element.status).to.equal('complete');
    expect(await host.requests()).to.have.length(2);
  });

  it('joins a first page that is sent after it, as after a change in the same task', async () => {
    const host = await DemoHost.create({ clients: { 1: manyRows(1), 2: manyRows(2) } });
    await host.answer({ hold: true });
    const element = mountFor(host, { client: '1' });
    await host.holds(1);
    element.client = 2;
    await element.refresh();
    expect(rows(element)).to.have.length(2);
    expect(await host.requests({ aborted: 1 })).to.have.length(2);
  });
});

describe('operations asked for while others run', () => {
  it('a refresh during a refresh is sent after it: what was saved meanwhile is in it', async () => {
    const host = await DemoHost.create({ leads: manyRows(3) });
    const element = await settled(mountFor(host));
    await host.answer({ hold: true, early: true });
    const first = element.refresh();
    await host.holds(1);
    await host.change({ insert: { at: 0, row: hostRows(900)[0] ?? {} } });
    const second = [element.refresh(), element.refresh()];
    await host.release();
    await first;
    await Promise.all(second);
    expect(rows(element)).to.have.length(4);
    expect(await host.requests()).to.have.length(3);
  });

  it('two clicks are one request', async () => {
    const host = await DemoHost.create({ leads: manyRows(60) });
    const element = await settled(mountFor(host));
    loadMoreButton(element)?.click();
    loadMoreButton(element)?.click();
    await settled(element);
    expect(await host.spans()).to.deep.equal([
      [1, 20],
      [20, 21],
    ]);
  });

  it('clicks during a refresh are one request after it', async () => {
    const host = await DemoHost.create({ leads: manyRows(60) });
    const element = await settled(mountFor(host));
    await host.answer({ hold: true });
    const refreshed = element.refresh();
    await host.holds(1);
    loadMoreButton(element)?.click();
    loadMoreButton(element)?.click();
    await host.release();
    await refreshed;
    await settled(element);
    expect(await host.spans()).to.deep.equal([
      [1, 20],
      [1, 20],
      [20, 21],
    ]);
  });

  it('clicks while one of each runs or waits add no request', async () => {
    const host = await DemoHost.create({ leads: manyRows(60) });
    const element = await settled(mountFor(host));
    await host.answer({ hold: true });
    const calls: Promise<unknown>[] = [element.loadMore()];
    await host.holds(1);
    for (let clicks = 0; clicks < 3; clicks++) {
      calls.push(element.refresh());
      loadMoreButton(element)?.click();
      calls.push(element.loadMore());
    }
    await host.release();
    await Promise.all(calls);
    await settled(element);
    expect(await host.spans()).to.deep.equal([
      [1, 20],
      [20, 21],
      [1, 40],
    ]);
  });
});

describe('hasMore', () => {
  it('says whether asking for the next page makes sense', async () => {
    captureConsole('error');
    const host = await DemoHost.create({ leads: manyRows(45), settings: { totalOffset: 1 } });
    const element = mountFor(host, { token: '' });
    expect(element.hasMore).to.equal(false);
    element.token = '55120938';
    await settled(element);
    expect(element.hasMore).to.equal(true);
    await host.answer({ status: 500 });
    await element.loadMore();
    expect([element.status, element.hasMore]).to.deep.equal(['error-more', true]);
    await host.answer({ hold: true });
    const more = element.loadMore();
    await host.holds(1);
    expect([element.status, element.hasMore]).to.deep.equal(['loading-more', true]);
    await host.release();
    await more;
    await readAll(element);
    expect([element.status, element.hasMore]).to.deep.equal(['ready', false]);
    element.client = 'abc';
    await element.updateComplete;
    await element.updateComplete;
    expect([element.status, element.hasMore]).to.deep.equal(['error', false]);
  });

  it('is false where there is nothing', async () => {
    const host = await DemoHost.create({ leads: 0 });
    const element = await settled(mountFor(host));
    expect([element.status, element.hasMore]).to.deep.equal(['empty', false]);
  });
});

describe('leads', () => {
  it('are frozen, in the event, too: no page changes what another part of it is given', async () => {
    const host = await DemoHost.create({ leads: 25 });
    const element = mountFor(host);
    const given: (readonly Lead[])[] = [];
    element.addEventListener('leads-load', ({ detail }) => given.push(detail.leads));
    await settled(element);
    expect(given[0] === element.leads).to.equal(true);
    await element.loadMore();
    expect(given.map(({ length }) => length)).to.deep.equal([20, 25]);
    const all = [...given, element.leads].flatMap((leads) => [
      leads,
      ...leads,
      ...leads.map(({ time }) => time),
    ]);
    expect(all.every(Object.isFrozen)).to.equal(true);
  });

  it('give a new Date at each look, so that a changed one shows nowhere', async () => {
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
    for (const { time } of [...given, ...element.leads, ...element.matchingLeads]) {
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

describe('leads-change', () => {
  it('tells of each status after it is drawn, and before leads-load', async () => {
    const host = await DemoHost.create({ leads: manyRows(45) });
    const element = mountFor(host);
    const log = recordOrder(element);
    await settled(element);
    await element.loadMore();
    expect(log).to.deep.equal([
      'leads-change unconfigured > loading, 0 rows',
      'leads-change loading > ready, 20 rows',
      'leads-load, 20 rows',
      'leads-change ready > loading-more, 20 rows',
      'leads-change loading-more > ready, 40 rows',
      'leads-load, 40 rows',
    ]);
  });

  it('tells of a failure after leads-error, when the message is drawn', async () => {
    captureConsole('error');
    const host = await DemoHost.create({ leads: manyRows(45) });
    await host.answer({ status: 500 });
    const element = mountFor(host);
    const log = recordOrder(element);
    const drawn: boolean[] = [];
    element.addEventListener('leads-change', ({ detail }) => {
      if (detail.status === 'error') {
        drawn.push(element.shadowRoot?.querySelector('[part=message]') != null);
      }
    });
    await settled(element);
    expect(log).to.deep.equal([
      'leads-change unconfigured > loading, 0 rows',
      'leads-error, 0 rows',
      'leads-change loading > error, 0 rows',
    ]);
    expect(drawn).to.deep.equal([true]);
  });

  it('tells of a sign-out, with what is left: nothing', async () => {
    const host = await DemoHost.create({ leads: manyRows(3) });
    const element = await settled(mountFor(host));
    const details: LeadsChangeDetail[] = [];
    document.addEventListener('leads-change', ({ detail }) => details.push(detail), {
      once: true,
    });
    element.token = null;
    await element.updateComplete;
    expect(details).to.deep.equal([
      {
        status: 'unconfigured',
        previous: 'complete',
        loaded: 0,
        matching: 0,
        totalRows: 0,
        unread: 0,
        hasMore: false,
      },
    ]);
  });

  it('says how many there are and how many messages are unread', async () => {
    const leads = manyRows(25).map((row) => ({ ...row, CountNotReadMessage: 2 }));
    const host = await DemoHost.create({ leads });
    const element = mountFor(host);
    const details: LeadsChangeDetail[] = [];
    element.addEventListener('leads-change', ({ detail }) => details.push(detail));
    await settled(element);
    expect(details.at(-1)).to.deep.equal({
      status: 'ready',
      previous: 'loading',
      loaded: 20,
      matching: 20,
      totalRows: 25,
      unread: 40,
      hasMore: true,
    });
  });

  it('tells of a filter, which takes no request, whoever sets it', async () => {
    const host = await DemoHost.create({ leads: manyRows(20) });
    const element = mountFor(host, { 'filter-controls': 'search' });
    const change = new LastChange(element);
    await settled(element);
    await host.forgetRequests();
    const field = part(element, 'filter-search') as HTMLInputElement;
    const setters = [
      () => (element.filter = { search: 'обращение 12' }),
      () => (element.filter = { search: 'обращение 13' }),
      () => {
        field.value = 'обращение 2';
        field.dispatchEvent(new InputEvent('input'));
      },
      () => (element.filter = null),
    ];
    const matching: number[][] = [];
    for (const set of setters) {
      const { count } = change;
      set();
      await element.updateComplete;
      change.verify();
      expect(change.count).to.equal(count + 1);
      matching.push(element.matchingLeads.map(({ id }) => id));
    }
    expect(matching.slice(0, 3)).to.deep.equal([[12], [13], [2, 12, 20]]);
    expect(await host.requests()).to.deep.equal([]);
  });

  it('tells nothing if the leads that pass are the same', async () => {
    const host = await DemoHost.create({ leads: manyRows(20) });
    const element = mountFor(host);
    const change = new LastChange(element);
    await settled(element);
    const { count } = change;
    element.filter = { search: 'обращение' };
    await settled(element);
    element.messages = { heading: 'My inquiries' };
    element.renderLead = ({ subject }) => subject;
    element.statusTones = { New: 'success' };
    element.groupBy = 'month';
    element.lang = 'en';
    await element.updateComplete;
    change.verify();
    expect(change.count).to.equal(count);
  });

  it('tells that the list has given up', async () => {
    const host = await DemoHost.create({
      leads: manyRows(25),
      settings: { totalOffset: 1 },
    });
    const element = mountFor(host);
    const change = new LastChange(element);
    await readAll(element);
    change.verify();
    expect([element.status, element.hasMore]).to.deep.equal(['ready', false]);
  });
});

/** Calls a method from inside the first such event that follows, and gives what came of it. */
function callInside(
  element: ClientLeads,
  type: 'leads-load' | 'leads-error' | 'leads-change',
  call: () => Promise<unknown>,
): Promise<unknown> {
  return new Promise((resolve) => {
    element.addEventListener(type, () => resolve(call()), { once: true });
  });
}

describe('a call from inside a listener', () => {
  for (const method of ['loadMore', 'refresh'] as const) {
    it(`of leads-load starts a new operation after the last of them: ${method}()`, async () => {
      const host = await DemoHost.create({ leads: manyRows(60) });
      const element = await settled(mountFor(host));
      const inner = callInside(element, 'leads-load', () => element[method]());
      const log = recordOrder(element);
      await element.loadMore();
      await inner;
      const busy = method === 'loadMore' ? 'loading-more' : 'refreshing';
      const shown = method === 'loadMore' ? 60 : 40;
      const end = method === 'loadMore' ? 'complete' : 'ready';
      expect(log).to.deep.equal([
        'leads-change ready > loading-more, 20 rows',
        'leads-change loading-more > ready, 40 rows',
        'leads-load, 40 rows',
        `leads-change ready > ${busy}, 40 rows`,
        `leads-change ${busy} > ${end}, ${shown} rows`,
        `leads-load, ${shown} rows`,
      ]);
      expect(await host.requests()).to.have.length(3);
    });

    it(`of leads-change, too: ${method}()`, async () => {
      const host = await DemoHost.create({ leads: manyRows(60) });
      const element = await settled(mountFor(host));
      const log = recordOrder(element);
      // The first of them, ready > loading-more, tells of one that a call would join.
      const inner = callInside(element, 'leads-change', () =>
        callInside(element, 'leads-change', () => element[method]()),
      );
      await element.loadMore();
      await inner;
      const loads = log.filter((line) => line.startsWith('leads-load'));
      expect(log.indexOf('leads-load, 40 rows')).to.equal(2);
      expect(loads).to.deep.equal([
        'leads-load, 40 rows',
        `leads-load, ${method === 'loadMore' ? 60 : 40} rows`,
      ]);
      expect(await host.requests()).to.have.length(3);
    });

    it(`of leads-error, after the message is drawn and told: ${method}()`, async () => {
      captureConsole('error');
      const host = await DemoHost.create({ leads: manyRows(60) });
      const element = await settled(mountFor(host));
      await host.answer({ status: 500 });
      const inner = callInside(element, 'leads-error', () => element[method]());
      const log = recordOrder(element);
      await element.loadMore();
      await inner;
      expect(log.slice(0, 4)).to.deep.equal([
        'leads-change ready > loading-more, 20 rows',
        'leads-error, 20 rows',
        'leads-change loading-more > error-more, 20 rows',
        `leads-change error-more > ${method === 'loadMore' ? 'loading-more' : 'refreshing'}, 20 rows`,
      ]);
      expect(element.status).to.equal('ready');
      expect(await host.requests()).to.have.length(3);
    });

    it(`of the leads-error of a first page is another first load: ${method}()`, async () => {
      captureConsole('error');
      const host = await DemoHost.create({ leads: manyRows(3) });
      await host.answer({ status: 500 });
      const element = mountFor(host);
      const inner = callInside(element, 'leads-error', () => element[method]());
      const log = recordOrder(element);
      await settled(element);
      await inner;
      expect(log).to.deep.equal([
        'leads-change unconfigured > loading, 0 rows',
        'leads-error, 0 rows',
        'leads-change loading > error, 0 rows',
        'leads-change error > loading, 0 rows',
        'leads-change loading > complete, 3 rows',
        'leads-load, 3 rows',
      ]);
      expect(await host.requests()).to.have.length(2);
    });
  }

  it('starts after the last listener, though the first of them calls', async () => {
    const host = await DemoHost.create({ leads: manyRows(60) });
    const element = await settled(mountFor(host));
    const log: string[] = [];
    const inner = callInside(element, 'leads-load', () => {
      log.push('calls');
      return element.loadMore();
    });
    document.addEventListener('leads-load', () => log.push(`last, ${element.status}`), {
      once: true,
    });
    await element.loadMore();
    await inner;
    expect(log).to.deep.equal(['calls', 'last, ready']);
  });
});

describe('promises', () => {
  it('settle for an element that was never in the document', async () => {
    const element = document.createElement('client-leads');
    Object.assign(element, { siteCode: 'GIFT-01', client: 1, token: 1 });
    await element.refresh();
    expect(await element.loadMore()).to.equal(false);
  });

  it('settle where every text and every row of the page throws', async () => {
    captureConsole('error');
    const host = await DemoHost.create({ leads: manyRows(60) });
    const element = await settled(mountFor(host));
    const fail = () => {
      throw new Error('a bug of the page');
    };
    const texts = Object.keys(ru).map((key): [string, PropertyDescriptor] => [
      key,
      { get: fail, enumerable: true },
    ]);
    element.renderLead = fail;
    element.messages = Object.defineProperties({}, Object.fromEntries(texts));
    await element.refresh();
    expect(await element.loadMore()).to.equal(true);
    expect(element.leads).to.have.length(40);
    await host.answer({ status: 500 });
    await element.refresh();
    await host.answer({ status: 500 });
    expect(await element.loadMore()).to.equal(false);
  });
});
