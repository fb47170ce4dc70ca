import { PresenceController } from '../../src/controllers/presence-controller.js';
import { connect, type Connection } from '../../src/session/list-reader.js';
import type { ConfigurationResult } from '../../src/settings/configuration.js';
import { readSiteConfiguration } from '../../src/sign-in/site-configuration.js';
import { SiteSignIn } from '../../src/sign-in/site-sign-in.js';
import type { PageMoment, SourcePage } from '../../src/sign-in/source-page.js';
import { SessionElement } from '../../test/session/session-element.js';
import type { Answer, Server } from './server.js';
import type { VirtualTime } from './virtual-time.js';

const ROWS = { TotalRows: 1, LeadsClients: [{ Id: 1 }], ErrorCode: 0 };
const nothing = (): undefined => undefined;
const pages = new Map<string, FleetPage>();
let opened = 0;

export interface Surroundings {
  readonly time: VirtualTime;
  readonly api: Server;
  /** The site's own server, which says who is signed in. */
  readonly site: Server;
  /** Called when a page first shows a message. */
  readonly onFailure: (page: FleetPage) => void;
}

/** One page of the fleet, with the real code, from the wake of the element down to its requests. */
export class FleetPage implements SourcePage {
  /** The number of pages of rows that were asked for. */
  asked = 0;
  isSignedIn = true;
  hasFailed = false;
  /** When rows came, first and last. */
  rowsAt: number | undefined;
  freshAt = 0;
  readonly openedAt: number;
  readonly isCached = false;
  readonly isHidden = false;
  readonly restorations = 0;
  readonly openChannel = nothing;
  /** No other page has it, since the code remembers each API until its page is closed. */
  readonly #origin = `https://${opened++}.example`;
  readonly #surroundings: Surroundings;
  readonly #listeners = new Set<(moment: PageMoment) => void>();
  readonly #presence: PresenceController;
  readonly #source: SiteSignIn;
  readonly #element: SessionElement;

  constructor(surroundings: Surroundings) {
    const { time: clock } = surroundings;
    this.#surroundings = surroundings;
    this.openedAt = clock.now();
    const { random } = Math;
    pages.set(this.#origin, this);
    const host = {
      isConnected: true,
      ownerDocument: { defaultView: globalThis.window },
      addController: nothing,
      removeController: nothing,
      requestUpdate: nothing,
      updateComplete: Promise.resolve(true),
    };
    this.#presence = new PresenceController(host, clock, random, this);
    this.#presence.hostConnected();
    const question = { url: `${this.#origin}/session`, page: this, fetch, clock, random };
    this.#source = new SiteSignIn({ ...question, warn: nothing });
    // As `client-leads.ts` does.
    this.#element = new SessionElement({
      clock,
      configure: () => this.#configure(),
      connect: (result) => this.#countPages(connect(result, clock)),
      onFailure: (failure) => {
        if (this.#element.session.configuration.state === 'valid') {
          this.#presence.noteFailure(failure);
        }
        this.#noteFailure();
      },
      onDrawn: (news) => {
        this.#presence.note(news);
        if (news.some(({ type }) => type === 'change')) {
          this.freshAt = clock.now();
          this.rowsAt ??= this.freshAt;
        }
        this.#presence.follow(this.#element.session);
      },
    });
    this.#source.subscribe(() => this.#element.requestUpdate());
    void this.#source.ask();
  }

  happen(event: 'press' | 'online' | 'visible' | 'close'): void {
    const { session } = this.#element;
    if (event === 'press') {
      void session.loadMore();
    } else if (event === 'close') {
      this.#listeners.clear();
      session.close();
      this.#presence.hostDisconnected();
    } else {
      this.#listeners.forEach((listener) => listener(event));
    }
  }

  watch(listener: (moment: PageMoment) => void): void {
    this.#listeners.add(listener);
  }

  unwatch(listener: (moment: PageMoment) => void): void {
    this.#listeners.delete(listener);
  }

  /** Answers a request of this page. */
  request(isQuestion: boolean, { signal }: RequestInit): Promise<Response> {
    const { api, site } = this.#surroundings;
    const client = { client: '1017', token: '55120938', apiBase: this.#origin };
    return new Promise((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason as Error));
      (isQuestion ? site : api).receive((answer) => {
        if (answer.status === 0) {
          reject(new TypeError('Failed to fetch'));
        } else if (isQuestion) {
          resolve(respond(answer, this.isSignedIn ? client : null));
        } else {
          const isRefused = answer.status === 200 && !this.isSignedIn;
          resolve(respond(isRefused ? { status: 401 } : answer, ROWS));
        }
      });
    });
  }

  #noteFailure(): void {
    if (this.rowsAt === undefined && !this.hasFailed) {
      this.hasFailed = true;
      this.#surroundings.onFailure(this);
    }
  }

  #configure(): ConfigurationResult {
    const preferences = { wireFormat: 'form', firstPosition: 1 } as const;
    const apiBase = () => this.#origin;
    return readSiteConfiguration({ siteCode: 'GIFT-01' }, this.#source, preferences, { apiBase });
  }

  #countPages(connection: Connection | undefined): Connection | undefined {
    const { api } = connection ?? {};
    const fetchPage = api?.fetchPage;
    const countAndFetch = (...request: Parameters<Connection['api']['fetchPage']>) => {
      this.asked++;
      return fetchPage?.(...request);
    };
    Object.assign(api ?? {}, { fetchPage: countAndFetch });
    return connection;
  }
}

/** Returns a response whose text needs no task. */
function respond({ status, retryAfter }: Answer, value: unknown): Response {
  const wait = retryAfter === undefined ? {} : { 'Retry-After': retryAfter };
  const headers = { 'Content-Type': 'application/json', ...wait };
  const text = () => Promise.resolve(JSON.stringify(value));
  return Object.assign(new Response(null, { status, headers }), { text });
}

/** Gives the code of the pages their network, and a random source that depends on a seed. */
export function prepareGlobals(seed: number): void {
  let state = seed;
  pages.clear();
  // The minimal standard generator of Park and Miller.
  Math.random = () => (state = (state * 48_271) % 0x7fffffff) / 0x7fffffff;
  globalThis.fetch = (input, init = {}) => {
    const { origin, pathname } = new URL(input instanceof Request ? input.url : input);
    const isQuestion = pathname === '/session';
    return pages.get(origin)?.request(isQuestion, init) ?? Promise.reject(new Error('No page.'));
  };
  setOnline(true);
}

export function setOnline(onLine: boolean): void {
  Object.defineProperty(globalThis, 'navigator', { value: { onLine }, configurable: true });
}
