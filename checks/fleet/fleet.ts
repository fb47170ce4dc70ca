/** Pages that readers open and leave: one element for each, in one page of a browser. */
import type { ClientLeads } from 'client-leads';
import { Server, type Answer, type Trouble } from './server.js';
import { VirtualTime } from './virtual-time.js';

const PRESSES_S = [6, 12, 18];
/** How long a page stays open, on average. */
const STAY_S = 500;
/** The API could answer all pages in this time. */
const ALL_S = 50;
/** In this time all pages are opened first. */
const BEGIN_S = 60;
const SETTLE_S = 30;
const ROWS = { TotalRows: 1, LeadsClients: [{ Id: 1 }], ErrorCode: 0 };

export interface FleetOptions {
  readonly seed: number;
  readonly size: number;
  /** Whether readers of a message press its button. */
  readonly presses?: boolean;
}

/** What an element of the fleet has done. */
export interface FleetPage {
  readonly element: ClientLeads;
  readonly openedAt: number;
  requests: number;
  /** When rows came, first and last. */
  rowsAt?: number;
  freshAt: number;
  hasFailed: boolean;
}

export class Fleet {
  readonly time = new VirtualTime();
  readonly api: Server;
  /** The site's own server, which says who is signed in. */
  readonly site: Server;
  readonly open: FleetPage[] = [];
  opened = 0;
  /** Whether readers come and leave. */
  isPublic = true;
  isSignedIn = true;
  readonly #options: FleetOptions;
  /** By their origin: the code remembers each API until its element is gone. */
  readonly #pages = new Map<string, FleetPage>();

  private constructor(options: FleetOptions) {
    this.#options = options;
    this.api = new Server(this.time, options.size / ALL_S);
    this.site = new Server(this.time, options.size);
    this.#replaceGlobals();
    document.body.replaceChildren();
    document.body.hidden = true;
    setOnline(true);
  }

  /** Opens the pages, and lets readers come and go. */
  static readonly begin = async (options: FleetOptions): Promise<Fleet> => {
    const fleet = new Fleet(options);
    for (let number = 0; number < options.size; number++) {
      fleet.time.after((1000 * BEGIN_S * number) / options.size, () => fleet.#openPage());
    }
    fleet.time.after(1000 * BEGIN_S, () => fleet.#replacePage());
    await fleet.time.pass(BEGIN_S + SETTLE_S);
    return fleet;
  };

  /** Lets the API be in trouble for some seconds. */
  async suffer(trouble: Trouble, seconds: number): Promise<void> {
    this.api.trouble = trouble;
    await this.time.pass(seconds);
    this.api.trouble = undefined;
  }

  /** Lets all readers come back to their tab at once. */
  comeBack(): void {
    for (const state of ['hidden', 'visible']) {
      const prototype = Object.getPrototypeOf(document) as Document;
      Object.defineProperty(prototype, 'visibilityState', { value: state, configurable: true });
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    }
  }

  #openPage(): void {
    const origin = `https://page-${++this.opened}.example`;
    const element = document.createElement('client-leads');
    Object.assign(element, { siteCode: 'GIFT-01', sessionUrl: `${origin}/session` });
    const openedAt = this.time.now();
    const page: FleetPage = { element, openedAt, requests: 0, freshAt: 0, hasFailed: false };
    this.#pages.set(origin, page);
    this.open.push(page);
    element.addEventListener('leads-load', () => {
      page.freshAt = this.time.now();
      page.rowsAt ??= page.freshAt;
    });
    element.addEventListener('leads-error', () => {
      if (!page.hasFailed) {
        page.hasFailed = true;
        this.#pressButton(page);
      }
    });
    document.body.append(element);
  }

  #pressButton({ element }: FleetPage): void {
    for (const seconds of this.#options.presses ? PRESSES_S : []) {
      this.time.after(1000 * seconds, () => {
        element.shadowRoot?.querySelector<HTMLElement>('[part~=retry]')?.click();
      });
    }
  }

  #replacePage(): void {
    if (this.isPublic) {
      const index = Math.floor(Math.random() * this.open.length);
      this.open.splice(index, 1).forEach(({ element }) => element.remove());
      this.#openPage();
    }
    const { size } = this.#options;
    this.time.after((2000 * Math.random() * STAY_S) / size, () => this.#replacePage());
  }

  /** Gives the elements their time, their network and a random source that depends on a seed. */
  #replaceGlobals(): void {
    const { time } = this;
    let state = this.#options.seed;
    const replaced = {
      setTimeout: (callback: () => void, ms = 0) => time.after(ms, callback),
      clearTimeout: (id: number) => time.cancel(id),
      fetch: (input: RequestInfo | URL, init?: RequestInit) =>
        this.#answer(new Request(input, init)),
      // Each element would hear each other one.
      BroadcastChannel: undefined,
    };
    Object.assign(globalThis, replaced);
    // Nothing is seen, and no language changes. With thousands of elements, the browser would look
    // through all styles in each frame, and through all observers for each element that goes.
    Object.defineProperty(ShadowRoot.prototype, 'adoptedStyleSheets', { set: () => undefined });
    MutationObserver.prototype.observe = () => undefined;
    Date.now = () => time.now();
    // The minimal standard generator of Park and Miller.
    Math.random = () => (state = (state * 48_271) % 0x7fffffff) / 0x7fffffff;
  }

  #answer({ url, signal }: Request): Promise<Response> {
    const { origin, pathname } = new URL(url);
    const page = this.#pages.get(origin);
    const isQuestion = pathname === '/session';
    if (page && !isQuestion) {
      page.requests++;
    }
    return new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error));
      (isQuestion ? this.site : this.api).receive((answer) => {
        if (answer.status === 0) {
          reject(new TypeError('Failed to fetch'));
        } else if (isQuestion) {
          const client = { client: '1017', token: '55120938', apiBase: origin };
          resolve(respond(answer, this.isSignedIn ? client : null));
        } else {
          resolve(respond(answer, ROWS));
        }
      });
    });
  }
}

export function setOnline(onLine: boolean): void {
  Object.defineProperty(navigator, 'onLine', { value: onLine, configurable: true });
  window.dispatchEvent(new Event(onLine ? 'online' : 'offline'));
}

/** Returns a response whose text needs no task. */
function respond({ status, retryAfter }: Answer, value: unknown): Response {
  const wait = retryAfter === undefined ? {} : { 'Retry-After': retryAfter };
  const headers = { 'Content-Type': 'application/json', ...wait };
  const text = () => Promise.resolve(JSON.stringify(value));
  return Object.assign(new Response(null, { status, headers }), { text });
}
