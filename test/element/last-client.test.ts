import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads, Messages, TokenProvider } from '../../src/index.js';
import { captureConsole } from '../helpers/stub.js';
import { DemoHost, hostRows, manyRows } from '../helpers/demo-host.js';
import { has, mountFor, part, recordEvents, rows, settled, text } from '../helpers/element.js';
import { clockOf, mountTimed } from '../helpers/timed-element.js';

const TIMEOUT_MS = 15_000;
const SIGNED_OUT = 'Сеанс завершён. Войдите ещё раз';

/** What a provider does whose site has ended the session, too. */
const FAILURES: Readonly<Record<string, TokenProvider>> = {
  throws: () => {
    throw new Error('No session: 401');
  },
  rejects: () => Promise.reject(new Error('No session: 401')),
  'gives no token': () => '',
  hangs: () => new Promise(() => undefined),
};

/** The requests that a host may refuse. */
const REQUESTS: Readonly<Record<string, (element: ClientLeads) => unknown>> = {
  'a further page': (element) => element.loadMore(),
  'a refresh': (element) => element.refresh(),
  'a quiet refresh': (element) => clockOf(element).pass(24_000),
  'a search': (element) => {
    element.filter = { search: 'Обращение' };
  },
  'a restored page': () => {
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  },
};

function mountWithProvider(host: DemoHost, tokenProvider: TokenProvider): ClientLeads {
  const element = mountTimed(host, { token: '', 'refresh-interval': '20000' });
  element.tokenProvider = tokenProvider;
  return element;
}

/** The pairs of client and token that a host was sent. */
async function pairs(host: DemoHost): Promise<[number, number][]> {
  return (await host.requests()).map(({ body }) => {
    const { Client, Token } = JSON.parse(body) as { Client: number; Token: number };
    return [Client, Token];
  });
}

function expectDropped(element: ClientLeads): void {
  expect(rows(element)).to.have.length(0);
  expect([element.leads.length, element.totalRows, element.unread]).to.deep.equal([0, 0, 0]);
}

describe('a refusal stands', () => {
  for (const [failure, fail] of Object.entries(FAILURES)) {
    for (const status of [401, 403]) {
      for (const [title, ask] of Object.entries(REQUESTS)) {
        it(`for ${title} with ${status} if the tokenProvider then ${failure}`, async () => {
          captureConsole('error');
          const host = await DemoHost.create({ leads: manyRows(300) });
          let provide: TokenProvider = () => '55';
          const element = mountWithProvider(host, () => provide());
          await settled(element);
          const events = recordEvents(element);
          let askAgain!: () => void;
          const isAskedAgain = new Promise<void>((resolve) => {
            askAgain = resolve;
          });
          provide = () => {
            askAgain();
            return fail();
          };
          await host.answer({ status });
          ask(element);
          await isAskedAgain;
          clockOf(element).pass(TIMEOUT_MS);
          await settled(element);
          expectDropped(element);
          expect(element.status).to.equal('error');
          expect(text(part(element, 'message'))).to.equal(SIGNED_OUT);
          expect(events).to.deep.equal([
            ['leads-error', { kind: 'auth', status, message: SIGNED_OUT }],
          ]);
        });
      }
    }

    it(`for the first page if the tokenProvider then ${failure}`, async () => {
      captureConsole('error');
      const host = await DemoHost.create({ leads: 3 });
      await host.answer({ status: 401 });
      let isAsked = false;
      const element = mountWithProvider(host, () => {
        if (!isAsked) {
          isAsked = true;
          return '55';
        }
        queueMicrotask(() => clockOf(element).pass(TIMEOUT_MS));
        return fail();
      });
      await settled(element);
      expect(text(part(element, 'message'))).to.equal(SIGNED_OUT);
      expect(has(element, 'retry')).to.equal(true);
    });
  }

  for (const status of [401, 403]) {
    it(`for the probe with ${status}, which teaches nothing about the host`, async () => {
      captureConsole('error');
      const host = await DemoHost.create({ leads: manyRows(30) });
      await host.answer({}, { status });
      const element = mountFor(host, { 'first-position': '' });
      const events = recordEvents(element);
      await host.requests({ atLeast: 2 });
      while (element.leads.length > 0 || element.status !== 'error') {
        await new Promise((resolve) => element.addEventListener('leads-error', resolve));
        await element.updateComplete;
      }
      expectDropped(element);
      expect(text(part(element, 'message'))).to.equal(SIGNED_OUT);
      expect(events.map(([type]) => type)).to.deep.equal(['leads-load', 'leads-error']);
      await host.forgetRequests();
      await settled(mountFor(host, { 'first-position': '' }));
      await host.requests({ atLeast: 2 });
      expect((await host.spans())[1]).to.deep.equal([0, 1]);
    });
  }
});

describe('a tokenProvider', () => {
  for (const [title, provider] of [
    [
      'before its first await',
      (change) => {
        change();
        return Promise.resolve('55');
      },
    ],
    [
      'and gives a token at once',
      (change) => {
        change();
        return '55';
      },
    ],
    [
      'after an await',
      async (change) => {
        await Promise.resolve();
        change();
        return '55';
      },
    ],
  ] as [string, (change: () => void) => ReturnType<TokenProvider>][]) {
    it(`may set another client ${title}`, async () => {
      const host = await DemoHost.create({
        clients: { 1: hostRows(1), 2: hostRows(2) },
      });
      const element = mountFor(host, { client: '1', token: '' });
      element.tokenProvider = () =>
        provider(() => {
          Object.assign(element, { client: 2, pageSize: 7, tokenProvider: () => '66' });
        });
      await settled(element);
      expect(await pairs(host)).to.deep.equal([[2, 66]]);
      expect(element.leads.map(({ id }) => id)).to.deep.equal([2]);
      expect(element.pageSize).to.equal(7);
    });
  }

  it('is asked outside an update', async () => {
    const host = await DemoHost.create({ leads: 3 });
    const element = mountFor(host, { token: '' });
    const stacks: string[] = [];
    element.tokenProvider = () => {
      stacks.push(String(new Error().stack));
      return '55';
    };
    await settled(element);
    expect(stacks).to.have.length(1);
    expect(stacks[0]).not.to.contain('performUpdate');
  });
});

/** What drops the rows of a client. */
const DROPS: Readonly<Record<string, (element: ClientLeads, host: DemoHost) => Promise<unknown>>> =
  {
    'a sign-out': async (element) => {
      element.token = null;
      await untilDrawn(element);
    },
    'another client': async (element) => {
      element.client = 1018;
      await untilDrawn(element);
    },
    'a refused token': async (element, host) => {
      await host.answer({ status: 401 });
      await element.refresh();
    },
  };

/** Waits for an update that may fail. */
async function untilDrawn(element: ClientLeads): Promise<void> {
  try {
    await element.updateComplete;
  } catch {
    // The test looks at what is left.
  }
}

describe('no row is left', () => {
  for (const [title, drop] of Object.entries(DROPS)) {
    for (const name of ['messages', 'statusTones'] as const) {
      it(`after ${title} if the ${name} of the page throw from now on`, async () => {
        captureConsole('error');
        const host = await DemoHost.create({ leads: manyRows(30) });
        const element = await settled(mountFor(host));
        let isBroken = false;
        const given = new Proxy<Partial<Messages>>(
          {},
          {
            get: () => {
              if (isBroken) {
                throw new Error('a bug of the page');
              }
              return undefined;
            },
          },
        );
        Object.assign(element, { [name]: given });
        await element.updateComplete;
        isBroken = true;
        await drop(element, host);
        expectDropped(element);
      });
    }

    it(`after ${title} if nothing can be drawn`, async () => {
      captureConsole('error');
      const host = await DemoHost.create({ leads: manyRows(30) });
      const element = await settled(mountFor(host));
      // Any text is written with it.
      const own = Object.getOwnPropertyDescriptor(String.prototype, 'replace')!;
      String.prototype.replace = () => {
        throw new Error('a bug of the page');
      };
      try {
        await drop(element, host);
      } finally {
        Object.defineProperty(String.prototype, 'replace', own);
      }
      expectDropped(element);
      Object.assign(element, { client: 1017, token: '55120938' });
      element.siteCode = 'GIFT-02';
      await settled(element);
      expect(rows(element)).to.have.length(20);
      // Lit tells what it rejects with in a later task, while the console is still kept.
      await host.requests();
    });
  }
});

describe('renderLead', () => {
  it('may set another client, whose list comes next', async () => {
    const host = await DemoHost.create({ clients: { 1: hostRows(1), 2: hostRows(2) } });
    const element = mountFor(host, { client: '1' });
    element.renderLead = ({ id }) => {
      element.client = 2;
      return `Обращение ${id}`;
    };
    await new Promise((resolve) => element.addEventListener('leads-load', resolve));
    await element.updateComplete;
    expect(element.leads.map(({ id }) => id)).to.deep.equal([2]);
    expect(rows(element).map((row) => text(row))).to.deep.equal(['Обращение 2']);
  });
});

/** Replaces `fetch` until `act` is done, as a page does that watches its requests. */
async function withFetch(
  onRequest: (init: RequestInit | undefined) => void,
  act: () => Promise<unknown>,
): Promise<void> {
  const own = window.fetch.bind(window);
  window.fetch = (input, init) => {
    if (String(input instanceof Request ? input.url : input).includes('LeadsPagingInfo')) {
      onRequest(init);
    }
    return own(input, init);
  };
  try {
    await act();
  } finally {
    window.fetch = own;
  }
}

/** Waits until an element rests, whether it has told so or not. */
async function rested(element: ClientLeads): Promise<void> {
  while (!(await element.updateComplete)) {
    // Another update is due.
  }
}

describe('what the page sets', () => {
  for (const name of ['token', 'client'] as const) {
    it(`while the first request leaves counts: ${name}`, async () => {
      const host = await DemoHost.create({ leads: manyRows(3) });
      const element = mountFor(host);
      const signOut = () => Object.assign(element, { [name]: null });
      await withFetch(signOut, () => rested(element));
      await host.requests();
      expect(element.status).to.equal('unconfigured');
      expectDropped(element);
    });
  }

  it('while a request is aborted counts', async () => {
    const host = await DemoHost.create({ clients: { 1: hostRows(1), 2: hostRows(2) } });
    await host.answer({ hold: true });
    const element = mountFor(host, { client: '1' });
    const signOut = ({ signal }: RequestInit = {}) => {
      signal?.addEventListener('abort', () => Object.assign(element, { client: null }));
    };
    await withFetch(signOut, () => rested(element));
    await host.holds(1);
    element.client = 2;
    await rested(element);
    await element.updateComplete;
    expect([element.client, element.status]).to.deep.equal([null, 'unconfigured']);
    expectDropped(element);
  });

  it('before a failure is told keeps that from the next client', async () => {
    captureConsole('error');
    const told: unknown[] = [];
    for (let microtasks = 0; microtasks < 25; microtasks++) {
      const host = await DemoHost.create({ clients: { 1: hostRows(1), 2: hostRows(2) } });
      const element = mountFor(host, { client: '1' });
      element.addEventListener('leads-error', () => told.push(element.client));
      const own = window.fetch.bind(window);
      window.fetch = async () => {
        window.fetch = own;
        await Promise.resolve();
        void (async () => {
          for (let left = microtasks; left > 0; left--) {
            await Promise.resolve();
          }
          element.client = 2;
        })();
        return new Response('', { status: 500 });
      };
      await element.updateComplete;
      while (element.leads.length === 0) {
        await host.requests({ atLeast: 1 });
        await settled(element);
      }
    }
    expect(told.filter((client) => client === 2)).to.deep.equal([]);
  });
});

describe('a restored page', () => {
  const restore = () =>
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));

  it('has its list checked when that comes back into the page', async () => {
    captureConsole('error');
    const host = await DemoHost.create({ leads: manyRows(3) });
    const element = await settled(mountFor(host));
    const place = element.parentElement!;
    element.remove();
    await element.updateComplete;
    restore();
    await host.answer({ status: 401 });
    const isRefused = new Promise((resolve) => element.addEventListener('leads-error', resolve));
    place.append(element);
    await isRefused;
    await element.updateComplete;
    expectDropped(element);
  });

  it('has its list checked again if that leaves meanwhile', async () => {
    captureConsole('error');
    const host = await DemoHost.create({ leads: manyRows(3) });
    const element = await settled(mountFor(host));
    const place = element.parentElement!;
    await host.answer({ hold: true }, { status: 401 });
    restore();
    await host.holds(1);
    element.remove();
    await element.updateComplete;
    const isRefused = new Promise((resolve) => element.addEventListener('leads-error', resolve));
    place.append(element);
    await isRefused;
    await element.updateComplete;
    expectDropped(element);
  });

  for (const [title, ask] of Object.entries(REQUESTS).slice(0, 4)) {
    it(`has its list checked at once, although ${title} is under way`, async () => {
      captureConsole('error');
      const host = await DemoHost.create({ leads: manyRows(300) });
      const element = mountTimed(host, { 'refresh-interval': '20000' });
      await settled(element);
      await host.answer({ hold: true }, { status: 401 });
      ask(element);
      await host.holds(1);
      const isRefused = new Promise((resolve) => element.addEventListener('leads-error', resolve));
      restore();
      await isRefused;
      await element.updateComplete;
      expectDropped(element);
    });
  }
});

describe('a session that has ended', () => {
  it('shows nothing of what was typed', async () => {
    captureConsole('error');
    const host = await DemoHost.create({ leads: manyRows(3) });
    const element = await settled(mountFor(host, { 'filter-controls': 'search period' }));
    element.filter = { search: 'карта' };
    await host.answer({ status: 401 });
    await element.refresh();
    expect(has(element, 'filter')).to.equal(false);
    await element.refresh();
    expect(has(element, 'filter')).to.equal(true);
    expect(element.filter).to.deep.equal({ search: 'карта' });
  });
});
