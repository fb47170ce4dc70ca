import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads } from '../../src/index.js';
import { captureConsole } from '../helpers/stub.js';
import { DemoHost, manyRows } from '../helpers/demo-host.js';
import {
  has,
  mountFor,
  part,
  recordEvents,
  rows,
  settled,
  subjects,
  text,
} from '../helpers/element.js';
import { clockOf, mountTimed } from '../helpers/timed-element.js';

const OFFLINE = 'Нет подключения к интернету. Загрузим обращения, как только оно появится';

afterEach(() => {
  Reflect.deleteProperty(navigator, 'onLine');
  Reflect.deleteProperty(document, 'visibilityState');
});

function goOffline(): void {
  Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
}

function comeOnline(): void {
  Reflect.deleteProperty(navigator, 'onLine');
  window.dispatchEvent(new Event('online'));
}

function hide(): void {
  Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
}

function show(): void {
  Reflect.deleteProperty(document, 'visibilityState');
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
}

/** Each operation that can fail, from an element that has settled; the first page needs nothing. */
const OPERATIONS: Readonly<Record<string, (element: ClientLeads) => Promise<unknown>>> = {
  'the first page': (element) => settled(element),
  'a further page': (element) => element.loadMore(),
  'a refresh': (element) => element.refresh(),
};

/** An element of which an operation has failed. */
async function mountFailed(
  title: string,
  host: DemoHost,
  fail: () => Promise<void>,
): Promise<ClientLeads> {
  captureConsole('error');
  const isFirst = title === 'the first page';
  if (isFirst) {
    await fail();
  }
  const element = mountTimed(host);
  await settled(element);
  if (!isFirst) {
    await fail();
    await OPERATIONS[title]!(element);
  }
  return element;
}

for (const title of Object.keys(OPERATIONS)) {
  const isRefresh = title === 'a refresh';
  const shown = title === 'a further page' ? 40 : 20;

  describe(`${title} that failed offline`, () => {
    async function mountOffline(host: DemoHost): Promise<ClientLeads> {
      return mountFailed(title, host, async () => {
        await host.answer({ truncate: true });
        goOffline();
      });
    }

    it('is done by itself once the browser is back online, and once only', async () => {
      const host = await DemoHost.create({ leads: manyRows(60) });
      const element = await mountOffline(host);
      expect(has(element, 'message')).to.equal(!isRefresh);
      await host.forgetRequests();
      window.dispatchEvent(new Event('online'));
      comeOnline();
      comeOnline();
      await host.requests({ atLeast: 1 });
      await settled(element);
      expect(rows(element)).to.have.length(shown);
      expect(has(element, 'message')).to.equal(false);
      comeOnline();
      expect(await host.requests()).to.have.length(1);
    });

    it('is asked for four times within 15 s, and told once, where the network is not good yet', async () => {
      const host = await DemoHost.create({ leads: manyRows(60) });
      const element = await mountOffline(host);
      const events = recordEvents(element);
      await host.forgetRequests();
      await host.answer(...Array.from({ length: 4 }, () => ({ truncate: true })));
      const message = part(element, 'message');
      comeOnline();
      for (const wait of [1000, 3000, 7000]) {
        // What is said of slow loading waits for a second, too.
        const timers = wait === 1000 && !isRefresh ? 2 : 1;
        await clockOf(element).waitsUntil(
          (waits) => waits.filter((ms) => ms === wait).length === timers,
        );
        expect(part(element, 'message') === message).to.equal(true);
        expect(message ? text(message) : '').to.equal(isRefresh ? '' : OFFLINE);
        clockOf(element).pass(wait);
      }
      await settled(element);
      expect(await host.requests()).to.have.length(4);
      expect(events).to.have.length(1);
      expect(events[0]?.[1]).to.include({ kind: 'network' });
      comeOnline();
      expect(await host.requests()).to.have.length(4);
    });

    it('is not done again where the reader has been quicker', async () => {
      const host = await DemoHost.create({ leads: manyRows(60) });
      const element = await mountOffline(host);
      Reflect.deleteProperty(navigator, 'onLine');
      await element.loadMore();
      await host.forgetRequests();
      comeOnline();
      await element.updateComplete;
      await settled(element);
      expect(await host.requests()).to.have.length(0);
    });

    it('is forgotten with a sign-out', async () => {
      const host = await DemoHost.create({ leads: manyRows(60) });
      const element = await mountOffline(host);
      await host.forgetRequests();
      element.token = null;
      await element.updateComplete;
      comeOnline();
      await element.updateComplete;
      expect(element.status).to.equal('unconfigured');
      expect(await host.requests()).to.have.length(0);
    });
  });

  describe(`${title} that failed out of sight`, () => {
    it('is done once more when the page is shown, and not again', async () => {
      const host = await DemoHost.create({ leads: manyRows(60) });
      const element = await mountFailed(title, host, async () => {
        await host.answer({ status: 500 }, { status: 500 });
        hide();
      });
      await host.forgetRequests();
      const failed = new Promise((resolve) => {
        element.addEventListener('leads-error', resolve, { once: true });
      });
      show();
      await failed;
      await settled(element);
      hide();
      show();
      await element.updateComplete;
      expect(await host.requests()).to.have.length(1);
      await element.loadMore();
      expect(rows(element)).to.have.length(title === 'the first page' ? 20 : 40);
    });
  });
}

describe('a quiet refresh that failed out of sight', () => {
  it('is done once more when the page is shown', async () => {
    captureConsole('error');
    const host = await DemoHost.create({ leads: 3 });
    const element = mountTimed(host, { 'refresh-interval': '20000' });
    await settled(element);
    await host.answer({ status: 500, hold: true });
    clockOf(element).pass(24_000);
    await host.holds(1);
    hide();
    await host.release();
    await settled(element);
    await host.change({ insert: {} });
    show();
    await host.requests({ atLeast: 3 });
    await settled(element);
    expect(rows(element)).to.have.length(4);
  });
});

describe('a page that is shown again', () => {
  const MINUTE = 60_000;

  /** An element that the reader has left for so long, in which the host has changed a row. */
  async function leave(
    ms: number,
    rows = 3,
    attributes: Record<string, string> = {},
  ): Promise<[ClientLeads, DemoHost]> {
    const host = await DemoHost.create({ leads: manyRows(rows) });
    const element = await settled(mountTimed(host, { 'wire-format': 'json', ...attributes }));
    await host.forgetRequests();
    hide();
    clockOf(element).pass(ms);
    await host.change({ update: { id: 1, row: { Subject: 'Прочитано' } } });
    return [element, host];
  }

  async function comesToRest(element: ClientLeads): Promise<void> {
    await settled(element);
    wakeAgain();
    await settled(element);
  }

  function wakeAgain(): void {
    hide();
    show();
    comeOnline();
  }

  it('refreshes a list that is a minute old, with one request and without a word', async () => {
    const [element, host] = await leave(MINUTE);
    const rowsBefore = rows(element);
    show();
    expect(element.status).to.equal('refreshing');
    await comesToRest(element);
    expect(subjects(element)[0]).to.equal('Прочитано');
    expect(rows(element).every((row, index) => row === rowsBefore[index])).to.equal(true);
    expect(await host.spans()).to.deep.equal([[1, 20]]);
    expect(text(element.shadowRoot!.querySelector('[aria-live]'))).to.equal('');
  });

  it('leaves a list alone that is not as old', async () => {
    const [element, host] = await leave(MINUTE - 1);
    show();
    await comesToRest(element);
    expect(await host.spans()).to.deep.equal([]);
  });

  it('brings the first rows into a list that was empty', async () => {
    const host = await DemoHost.create({ leads: 0 });
    const element = await settled(mountTimed(host));
    await host.forgetRequests();
    await host.replace({ leads: manyRows(2) });
    clockOf(element).pass(MINUTE);
    show();
    await comesToRest(element);
    expect(rows(element)).to.have.length(2);
    expect(await host.requests()).to.have.length(1);
  });

  it('reads no more than the first 200 rows of a list that has more', async () => {
    const host = await DemoHost.create({ leads: manyRows(300) });
    const element = mountTimed(host, { 'wire-format': 'json', length: '150' });
    await settled(element);
    await element.loadMore();
    await host.forgetRequests();
    clockOf(element).pass(MINUTE);
    show();
    await comesToRest(element);
    expect(rows(element)).to.have.length(300);
    expect(await host.spans()).to.deep.equal([[1, 200]]);
  });

  it('makes one request where an interval has passed, too', async () => {
    const [element, host] = await leave(MINUTE, 3, { 'refresh-interval': '15000' });
    show();
    await comesToRest(element);
    expect(await host.spans()).to.deep.equal([[1, 20]]);
    expect(clockOf(element).waits.some((ms) => ms >= 15_000)).to.equal(true);
  });

  it('asks for nothing after a refusal, and nothing more while a page loads', async () => {
    captureConsole('error');
    const [element, host] = await leave(MINUTE, 60);
    await host.answer({ json: { ErrorCode: 1, Message: 'Нет' } });
    show();
    await settled(element);
    clockOf(element).pass(MINUTE);
    await comesToRest(element);
    expect(await host.requests()).to.have.length(1);
    await host.answer({ hold: true });
    const loaded = element.loadMore();
    await host.holds(1);
    wakeAgain();
    await host.release();
    await loaded;
    await comesToRest(element);
    expect(await host.requests()).to.have.length(2);
  });

  it('retries what failed meanwhile, and does nothing else', async () => {
    captureConsole('error');
    const [element, host] = await leave(MINUTE, 60, { 'refresh-interval': '15000' });
    await host.answer({ status: 500 });
    await element.loadMore();
    await host.forgetRequests();
    show();
    await comesToRest(element);
    expect(await host.spans()).to.deep.equal([[20, 21]]);
  });
});

describe('an element that was taken away while the browser was offline', () => {
  it('makes up for it when it is put back', async () => {
    captureConsole('error');
    const host = await DemoHost.create({ leads: 3 });
    await host.answer({ truncate: true });
    goOffline();
    const element = await settled(mountFor(host));
    const parent = element.parentElement!;
    element.remove();
    comeOnline();
    parent.append(element);
    await host.requests({ atLeast: 2 });
    await settled(element);
    expect(rows(element)).to.have.length(3);
  });
});

describe('offline', () => {
  it('is what a tokenProvider that fails, and an answer that does not come, mean then', async () => {
    captureConsole('error');
    const host = await DemoHost.create({ leads: 3 });
    goOffline();
    const element = mountTimed(host, { token: '' });
    const events = recordEvents(element);
    element.tokenProvider = () => Promise.reject(new TypeError('Failed to fetch'));
    await settled(element);
    expect(events).to.deep.equal([['leads-error', { kind: 'offline', message: OFFLINE }]]);
    element.tokenProvider = () => '1';
    await host.answer({ hold: true });
    comeOnline();
    await host.holds(1);
    goOffline();
    clockOf(element).pass(15_000);
    await settled(element);
    expect(events.at(-1)).to.deep.equal(['leads-error', { kind: 'offline', message: OFFLINE }]);
  });
});
