import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads, LeadsChangeDetail } from '../../src/index.js';
import { captureConsole } from '../helpers/stub.js';
import { DemoHost, manyRows, type ScriptedAnswer } from '../helpers/demo-host.js';
import { recordEvents, rows, settled, text } from '../helpers/element.js';
import { clockOf, mountTimed } from '../helpers/timed-element.js';

/** What a page does when its reader signs out. */
const WAYS: Readonly<Record<string, (element: ClientLeads) => void>> = {
  'its token is removed': (element) => element.removeAttribute('token'),
  'its client is removed': (element) => {
    element.client = null;
  },
  'its tokenProvider is set to null': (element) => {
    element.tokenProvider = null;
  },
};

/** Brings an element to a moment at which its reader signs out. */
type Moment = (element: ClientLeads, host: DemoHost) => Promise<unknown>;

function whileHeld(act: (element: ClientLeads) => unknown): Moment {
  return async (element, host) => {
    await settled(element);
    await host.answer({ hold: true });
    act(element);
    await host.holds(1);
  };
}

/** While it waits for the second try of an operation. */
function whileWaiting(act: (element: ClientLeads) => unknown): Moment {
  return async (element, host) => {
    await settled(element);
    await host.answer({ status: 503, headers: { 'Retry-After': '9' } });
    act(element);
    await clockOf(element).waitsFor(9000);
  };
}

function afterFailure(act: (element: ClientLeads) => Promise<unknown>, answer: ScriptedAnswer) {
  return async (element: ClientLeads, host: DemoHost) => {
    await settled(element);
    await host.answer(answer);
    await act(element);
  };
}

/** While what failed offline is done again. */
function whileRecovering(act: (element: ClientLeads) => Promise<unknown>): Moment {
  return async (element, host) => {
    await settled(element);
    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
    await host.answer({ truncate: true }, { status: 503, headers: { 'Retry-After': '9' } });
    await act(element);
    Reflect.deleteProperty(navigator, 'onLine');
    window.dispatchEvent(new Event('online'));
    await clockOf(element).waitsFor(9000);
  };
}

const more = (element: ClientLeads) => element.loadMore();
const refresh = (element: ClientLeads) => element.refresh();

const MOMENTS: Readonly<Record<string, Moment>> = {
  'when all is quiet': (element) => settled(element),
  'while a further page loads': whileHeld(more),
  'while it is refreshed': whileHeld(refresh),
  'while it is refreshed quietly': whileHeld((element) => clockOf(element).pass(24_000)),
  'while several operations wait': whileHeld((element) => {
    void more(element);
    void refresh(element);
    void more(element);
  }),
  'while a further page waits for its second try': whileWaiting(more),
  'while a refresh waits for its second try': whileWaiting(refresh),
  'after a further page has failed': afterFailure(more, { status: 500 }),
  'after a further page was refused': afterFailure(more, {
    json: { ErrorCode: 1, Message: 'Нет' },
  }),
  'after its token was refused': afterFailure(refresh, { status: 401 }),
  'while a further page is done again': whileRecovering(more),
  'while a refresh is done again': whileRecovering(refresh),
};

afterEach(() => {
  Reflect.deleteProperty(navigator, 'onLine');
});

function statusChanges(element: ClientLeads): LeadsChangeDetail[] {
  const details: LeadsChangeDetail[] = [];
  element.addEventListener('leads-change', ({ detail }) => details.push(detail));
  return details;
}

/** Asserts that nothing is left of the list, and that nothing more is asked, whatever comes. */
async function expectSignedOut(element: ClientLeads, host: DemoHost): Promise<void> {
  const { length: asked } = await host.requests();
  const events = recordEvents(element);
  for (let held = 0; held < 3; held++) {
    await host.release();
  }
  clockOf(element).pass(100_000);
  window.dispatchEvent(new Event('online'));
  window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  await Promise.all([element.loadMore(), element.refresh()]);
  expect(element.status).to.equal('unconfigured');
  expect([element.leads.length, element.totalRows, element.unread]).to.deep.equal([0, 0, 0]);
  expect(element.hasMore).to.equal(false);
  expect(rows(element)).to.have.length(0);
  expect(text(element.shadowRoot)).to.equal('');
  expect(events).to.deep.equal([]);
  expect(await host.requests()).to.have.length(asked);
}

for (const [way, signOut] of Object.entries(WAYS)) {
  describe(`a list is dropped at once where ${way}`, () => {
    async function mount(host: DemoHost): Promise<ClientLeads> {
      const token = way.includes('tokenProvider') ? '' : '55120938';
      const element = mountTimed(host, { token, 'refresh-interval': '20000' });
      if (token === '') {
        element.tokenProvider = () => '55120938';
      }
      await element.updateComplete;
      return element;
    }

    for (const [title, reach] of Object.entries(MOMENTS)) {
      it(title, async () => {
        captureConsole('error');
        const host = await DemoHost.create({ leads: manyRows(60) });
        const element = await mount(host);
        await reach(element, host);
        await element.updateComplete;
        const { status: previous } = element;
        const changes = statusChanges(element);
        signOut(element);
        await element.updateComplete;
        expect(rows(element)).to.have.length(0);
        expect(changes).to.deep.equal([
          {
            status: 'unconfigured',
            previous,
            loaded: 0,
            matching: 0,
            totalRows: 0,
            unread: 0,
            hasMore: false,
          },
        ]);
        await expectSignedOut(element, host);
      });
    }

    it('while the first page loads', async () => {
      const host = await DemoHost.create({ leads: manyRows(60) });
      await host.answer({ hold: true });
      const element = await mount(host);
      await host.holds(1);
      const changes = statusChanges(element);
      signOut(element);
      await element.updateComplete;
      await host.requests({ aborted: 1 });
      expect(changes.map(({ status }) => status)).to.deep.equal(['unconfigured']);
      await expectSignedOut(element, host);
    });

    it('inside each of its events', async () => {
      captureConsole('error');
      for (const type of ['leads-load', 'leads-error', 'leads-change']) {
        const host = await DemoHost.create({ leads: manyRows(60) });
        const element = await mount(host);
        await settled(element);
        await host.answer(type === 'leads-error' ? { status: 500 } : {});
        element.addEventListener(type, () => {
          if (element.status !== 'loading-more' || type === 'leads-error') {
            signOut(element);
          }
        });
        expect(await element.loadMore()).to.equal(type !== 'leads-error');
        await element.updateComplete;
        await expectSignedOut(element, host);
      }
    });
  });
}
