import { fetchOnce } from '../../src/api/early-fetch.js';
import { LeadsApi } from '../../src/api/leads-api.js';
import { PresenceController } from '../../src/controllers/presence-controller.js';
import { Filters } from '../../src/session/filters.js';
import { LeadsSession, type SessionHost } from '../../src/session/leads-session.js';
import type { Step } from '../../src/session/list-state.js';
import { isSameList, type Configuration } from '../../src/settings/configuration.js';
import type { MomentListener, Page } from '../../src/sign-in/browser-page.js';
import { readSiteConfiguration } from '../../src/sign-in/site-configuration.js';
import { SignIn } from '../../src/sign-in/sign-in.js';
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
export class FleetPage implements Page, SessionHost {
  /** The number of pages of rows that were asked for. */
  asked = 0;
  isSignedIn = true;
  hasFailed = false;
  /** When rows came, first and last. */
  rowsAt: number | undefined;
  freshAt = 0;
  readonly openedAt: number;
  readonly isHidden = false;
  isConnected = true;
  readonly pageSize = 20;
  readonly timeout = 15_000;
  readonly tell = nothing;
  updateComplete: Promise<unknown> = Promise.resolve();
  /** No other page has it, since the code remembers each API until its page is closed. */
  readonly #origin = `https://${opened++}.example`;
  readonly #surroundings: Surroundings;
  readonly #listeners = new Set<MomentListener>();
  readonly #presence: PresenceController;
  readonly #signIn: SignIn;
  readonly #leaveSite: () => void;
  readonly #filters: Filters;
  #session: LeadsSession | undefined;
  #wasAsking = false;
  #hasAnswer = false;
  #wasShown = false;
  #isUpdatePending = false;

  constructor(surroundings: Surroundings) {
    const { time: clock } = surroundings;
    const { random } = Math;
    this.#surroundings = surroundings;
    this.openedAt = clock.now();
    pages.set(this.#origin, this);
    const host = {
      addController: nothing,
      removeController: nothing,
      requestUpdate: () => this.requestUpdate(),
      updateComplete: Promise.resolve(true),
    };
    this.#presence = new PresenceController(host, clock, random, this);
    this.#presence.hostConnected();
    const url = `${this.#origin}/session`;
    this.#signIn = new SignIn({ url, page: this, fetch, clock, random, warn: nothing });
    this.#filters = new Filters({ begDate: null, endDate: null, requestUpdate: nothing }, clock);
    this.#leaveSite = this.#signIn.subscribe(() => this.#handleSite());
    this.#signIn.start();
  }

  happen(event: 'press' | 'online' | 'visible' | 'close'): void {
    if (event === 'press') {
      void this.#session?.loadMore();
    } else if (event === 'close') {
      this.isConnected = false;
      this.#session?.close();
      this.#leaveSite();
      this.#presence.hostDisconnected();
      this.#listeners.clear();
    } else {
      this.#listeners.forEach((listener) => listener(event));
    }
  }

  watch(listener: MomentListener): void {
    this.#listeners.add(listener);
  }

  unwatch(listener: MomentListener): void {
    this.#listeners.delete(listener);
  }

  requestUpdate(): void {
    if (!this.#isUpdatePending) {
      this.#isUpdatePending = true;
      this.updateComplete = Promise.resolve().then(() => this.#update());
    }
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

  #handleSite(): void {
    const { isAsking, current } = this.#signIn;
    this.#hasAnswer ||= this.#wasAsking && !isAsking && current.state === 'client';
    this.#wasAsking = isAsking;
    this.requestUpdate();
  }

  /** Does what the update of the element does, without drawing. */
  #update(): void {
    this.#isUpdatePending = false;
    if (!this.isConnected) {
      return;
    }
    const preferences = { wireFormat: 'form', firstPosition: 1 } as const;
    const result = readSiteConfiguration(
      { siteCode: 'GIFT-01' },
      this.#signIn,
      preferences,
      this.#origin,
    );
    if (result.state === 'valid') {
      this.#follow(result.configuration);
    } else if (result.state === 'signed-out') {
      this.#session?.close();
      this.#session = undefined;
    } else if (result.state === 'failed') {
      this.#noteFailure();
    }
    this.#wasShown = result.state === 'valid';
    const steps = this.#session?.takeSteps() ?? [];
    this.#presence.follow(this.#session);
    this.#presence.note(steps);
    steps.forEach((step) => this.#noteStep(step));
    void this.#session?.open(new AbortController().signal);
  }

  #follow(configuration: Configuration): void {
    const isSame = this.#session && isSameList(this.#session.configuration, configuration);
    if (!isSame) {
      this.#session?.close();
      this.#session = this.#openSession(configuration);
    } else if (this.#hasAnswer && (!this.#wasShown || this.#session?.isRefused)) {
      void this.#session?.retry(true, true);
    }
    this.#hasAnswer = false;
  }

  #openSession(configuration: Configuration): LeadsSession {
    const { time: clock } = this.#surroundings;
    return new LeadsSession({
      host: this,
      configuration,
      filters: this.#filters,
      clock,
      tell: nothing,
      connect: ({ base, query, wireFormat }, access) => {
        const api = new LeadsApi({ base, query, wireFormat, access, fetch: fetchOnce, clock });
        return {
          fetchPage: (...request) => {
            this.asked++;
            return api.fetchPage(...request);
          },
        };
      },
    });
  }

  #noteStep(step: Step): void {
    if (step.type === 'change') {
      this.freshAt = this.#surroundings.time.now();
      this.rowsAt ??= this.freshAt;
    } else if (step.type === 'failure') {
      this.#noteFailure();
    }
  }

  #noteFailure(): void {
    if (this.rowsAt === undefined && !this.hasFailed) {
      this.hasFailed = true;
      this.#surroundings.onFailure(this);
    }
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
