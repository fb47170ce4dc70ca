import { ApiError, type ErrorKind } from '../../../src/api/api-error.js';
import type { ListingController } from '../../../src/controllers/listing-controller.js';
import type { Lead } from '../../../src/model/lead.js';
import type { FetchPage, Page } from '../../../src/model/page.js';
import type { LeadsSession } from '../../../src/session/leads-session.js';
import type { Connection } from '../../../src/session/list-reader.js';
import type { Failure } from '../../../src/session/news.js';
import type { Operation } from '../../../src/session/operations.js';
import type { ConfigurationResult } from '../../../src/settings/configuration.js';
import { FakeClock } from '../../fixtures/fake-clock.js';
import { lead } from '../../helpers/leads.js';
import { MemoryApi } from '../../helpers/memory-api.js';
import { VALID } from '../../helpers/memory-session.js';
import { SessionElement } from '../session-element.js';
import type { SiteAction } from './site-world.js';
import type { BadgeAction, WorldBadge } from './world-badge.js';

/** The start of a history. */
export interface Start {
  readonly title: string;
  /** The position of the host's first row. */
  readonly base: 0 | 1;
  /** Whether the page has set it. */
  readonly isBaseKnown: boolean;
  /** Whether a request ends when it is aborted. If not, its answer may arrive late. */
  readonly heedsAbort: boolean;
  /** Whether the partner's site says who is signed in. If not, the page does. */
  readonly hasSite?: boolean;
  /** Whether the page of a site has a badge, and where. */
  readonly badge?: 'alone' | 'beside a list';
  /** The actions before it. */
  readonly before: readonly Action[];
}

type Deed =
  | 'more'
  | 'refresh'
  | 'quiet'
  | 'restore'
  | 'search'
  | 'type'
  | 'clear'
  | 'client'
  | 'sign'
  | 'place'
  | 'online'
  | 'time'
  | 'insert'
  | 'delete'
  | 'shift'
  | 'miscount';

/**
 * An action of the page, the reader, the host or the site. A number is the index of a pending
 * request, oldest first.
 */
export type Action =
  Deed | SiteAction | BadgeAction | `${'answer' | 'offline' | 'refuse' | 'code'} ${number}`;

export type Client = 1 | 2;

/** A request without an answer. */
export interface Pending {
  readonly client: Client;
  readonly start: number;
  readonly length: number;
  readonly signal: AbortSignal;
  /** Whether it was sent after the page was restored, and nothing has confirmed that yet. */
  isCheck: boolean;
  /** The token that the site has given. */
  readonly token?: string;
  /** The token in whose place it is. */
  readonly refused?: string | undefined;
  readonly resolve: (page: Page) => void;
  readonly reject: (error: unknown) => void;
}

/** An answer. */
export interface Answer {
  readonly start: number;
  readonly leads: readonly Lead[];
  readonly total: number;
  readonly wasAborted: boolean;
}

/** A call of a method by the page or the reader. */
export interface Call {
  readonly kind: 'more' | 'refresh' | 'quiet' | 'restore' | 'online' | 'changed';
  readonly session: LeadsSession;
  /** The number of requests before the call. */
  readonly sentBefore: number;
  /** Whether a search carries it out, or it was dropped since; then other operations may come first. */
  isBeside: boolean;
  /** Its result, once it has settled. */
  end?: {
    /** The number of requests by then. */
    readonly sent: number;
    /** Whether it has done its work, without a failure or an interruption. */
    readonly isDone: boolean;
  };
}

/** The session treats all other kinds of failure like `offline`, except that it does not repeat them. */
const FAILURES: ReadonlyMap<string, ErrorKind> = new Map([
  ['offline', 'offline'],
  ['refuse', 'auth'],
  ['code', 'api'],
]);
const COUNTS: Readonly<Record<Client, number>> = { 1: 7, 2: 3 };
/** In every second inquiry. So each sum says whose it is. */
const UNREAD: Readonly<Record<Client, number>> = { 1: 1, 2: 100 };
const MOST_PENDING = 3;
const MOST_CALLS = 3;

/** Whose messages these are, if there are any. */
export function clientWith(unread: number): Client {
  return unread < UNREAD[2] ? 1 : 2;
}

/** One element, two clients, and a host that answers when a history says so. */
export class World {
  readonly element: SessionElement;
  readonly clock = new FakeClock();
  readonly lists: Readonly<Record<Client, Lead[]>>;
  readonly api: MemoryApi;
  readonly pending: Pending[] = [];
  readonly calls: Call[] = [];
  /** Operations that failed offline and are repeated once the browser is online. */
  interrupted: Operation[] = [];
  /** The rows of answers to aborted requests. */
  readonly lateRows = new WeakSet<Lead>();
  /** The answers that the running operation has had. */
  readonly answersOfRun: Answer[] = [];
  readonly start: Start;
  /** The actions so far. */
  readonly taken: Action[] = [];
  requests = 0;
  /** The number of failures and interruptions. */
  setbacks = 0;
  /** Whether the host has refused the current client, and has answered nothing since. */
  isRefused = false;
  /** Whether the page was restored, and the host has answered nothing since. */
  isDoubted = false;
  /** Whether the page was in the back/forward cache, and the site has answered nothing since. */
  isDistrusted = false;
  /** The requests with something that the newest answer of the site has not given. */
  readonly faults: string[] = [];
  /** Whether the client for whom the filter was set has gone. */
  hasFilterOwnerLeft = false;
  /** The number of changes to a list of the host. */
  changes = 0;
  /** The next id for a row that is added on top. */
  nextId = 50;
  badge: WorldBadge | undefined;
  /** Lets the badge follow the list. */
  listing: ListingController | undefined;
  #client: Client = 1;
  #isSignedIn = true;

  constructor(start: Start) {
    this.start = start;
    this.lists = { 1: this.#createList(1), 2: this.#createList(2) };
    this.api = new MemoryApi([], { base: start.base });
    this.api.lists.set('1', this.lists[1]).set('2', this.lists[2]);
    this.element = new SessionElement({
      clock: this.clock,
      configure: () => this.configuration,
      connect: (result) => this.connect(result),
      ask: () => this.askSite(),
      isCovered: () => this.isCovered(),
      onFailure: (failure) => this.#noteFailure(failure),
      onDrawn: (news) => {
        if (news.some(({ type }) => type === 'change')) {
          this.interrupted = [];
        }
        this.listing?.hostUpdated();
      },
    });
    this.element.pageSize = 2;
  }

  /** Performs the actions before the history. */
  async begin(): Promise<void> {
    await this.settle();
    for (const action of this.start.before) {
      await this.take(action);
    }
  }

  /** The client whose list may be shown, if anybody is signed in. */
  get client(): Client {
    return this.#client;
  }

  get isSignedIn(): boolean {
    return this.#isSignedIn;
  }

  /** Whether nothing of the list may be visible. */
  isCovered(): boolean {
    return false;
  }

  /** What decides the future beside the fields of this class. */
  get ownState(): unknown {
    return [this.#client, this.#isSignedIn];
  }

  get session(): LeadsSession {
    return this.element.session;
  }

  /** The requests whose answers are still needed. */
  get wanted(): readonly Pending[] {
    return this.pending.filter(({ signal }) => !signal.aborted);
  }

  get openCalls(): readonly Call[] {
    return this.calls.filter(({ end }) => !end);
  }

  /** The calls that this session carries out one after another. */
  get awaited(): readonly Call[] {
    return this.openCalls.filter(({ session, isBeside }) => session === this.session && !isBeside);
  }

  /** The unread messages in all inquiries of a client. */
  unreadOf(client: Client): number {
    return this.lists[client].reduce((sum, { unread }) => sum + unread, 0);
  }

  /** The possible next actions. */
  get enabled(): readonly Action[] {
    const { isConnected, filters } = this.element;
    const canCall = isConnected && this.openCalls.length < MOST_CALLS;
    const calls: Action[] = canCall ? ['more', 'refresh', 'quiet', 'restore'] : [];
    const filter: Action[] = filters.filter ? ['clear'] : ['search', 'type'];
    const answers = this.pending
      .slice(0, MOST_PENDING)
      .flatMap(({ signal }, index): Action[] =>
        signal.aborted
          ? [`answer ${index}`]
          : [`answer ${index}`, `offline ${index}`, `refuse ${index}`, `code ${index}`],
      );
    return [
      ...answers,
      ...calls,
      ...filter,
      'client',
      'sign',
      'place',
      ...(this.interrupted.length > 0 && isConnected ? (['online'] as const) : []),
      ...(this.clock.waits.length > 0 ? (['time'] as const) : []),
      'insert',
      'delete',
      'shift',
      'miscount',
    ];
  }

  async take(action: Action): Promise<void> {
    this.taken.push(action);
    this.act(action);
    await this.settle();
    this.#forgetEndedRun();
  }

  /** Ends all that keeps the element from showing a whole list. */
  async calmDown(): Promise<void> {
    this.api.totalOffset = 0;
    if (!this.element.isConnected) {
      await this.take('place');
    }
    if (!this.isSignedIn) {
      await this.take('sign');
    }
    if (this.element.filters.filter) {
      await this.take('clear');
    }
  }

  /** Answers all requests until there are none. Returns whether that ends. */
  async rest(): Promise<boolean> {
    for (let left = 200; left > 0; left--) {
      const next = this.nextAtRest;
      if (!next) {
        return true;
      }
      await this.take(next);
    }
    return false;
  }

  protected get nextAtRest(): Action | undefined {
    if (this.pending.length > 0) {
      return 'answer 0';
    }
    return this.clock.waits.length > 0 ? 'time' : undefined;
  }

  /** The immediate effect of each action except an answer. */
  readonly #deeds: Readonly<Record<Deed, () => void>> = {
    more: () => this.callMethod('more', (session) => session.loadMore()),
    refresh: () => {
      const opening = this.session.isOpening ? this.session : undefined;
      this.callMethod('refresh', (session) => session.refresh(session === opening));
    },
    quiet: () => this.call('quiet', (session) => session.refreshQuietly()),
    restore: () => {
      this.isDoubted = true;
      this.setbacks++;
      // Ends what runs and waits, whose requests may go on.
      this.giveUp();
      this.pending.forEach((request) => {
        request.isCheck = false;
      });
      this.call('restore', (session) => session.checkRestored());
    },
    search: () => {
      this.element.filters.setByPage(Object.freeze({ unread: true }));
      this.hasFilterOwnerLeft = false;
    },
    type: () => {
      this.element.filters.setByReader({ search: 'even' });
      this.hasFilterOwnerLeft = false;
    },
    clear: () => this.element.filters.setByPage(null),
    client: () => this.#signIn(this.client === 1 ? 2 : 1, this.isSignedIn),
    sign: () => this.#signIn(this.client, !this.isSignedIn),
    place: () => {
      this.element.isConnected = !this.element.isConnected;
      this.setbacks++;
      this.giveUp();
      this.element.requestUpdate();
    },
    online: () =>
      this.call('online', (session) => session.recover(this.interrupted.splice(0), true)),
    time: () => this.clock.pass(Math.min(...this.clock.waits)),
    insert: () =>
      this.#change((list) => list.unshift(this.#row(this.client * 1000 + this.nextId++))),
    delete: () => this.#change((list) => list.splice(0, 1)),
    shift: () => this.#change((list) => list.unshift(...list.splice(-1))),
    miscount: () => this.#change(() => (this.api.totalOffset = 1 - this.api.totalOffset)),
  };

  /** Lets everything happen that needs no time and no answer. */
  protected settle(): Promise<void> {
    return new Promise((resolve) => {
      setImmediate(resolve);
    });
  }

  protected act(action: Action): void {
    const deed = action in this.#deeds ? this.#deeds[action as Deed] : () => this.#answer(action);
    deed();
  }

  #change(change: (list: Lead[]) => unknown): void {
    change(this.lists[this.client]);
    this.changes++;
  }

  /** Drops or delays the calls so far. */
  protected giveUp(): void {
    this.openCalls.forEach((call) => {
      call.isBeside = true;
    });
  }

  /** Calls a method of the element. */
  protected callMethod(kind: Call['kind'], run: (session: LeadsSession) => Promise<unknown>): void {
    this.call(kind, run);
  }

  protected call(kind: Call['kind'], run: (session: LeadsSession) => Promise<unknown>): void {
    const { session, setbacks, requests } = this;
    const isBeside = kind === 'more' && this.element.filters.filter !== null;
    const call: Call = { kind, session, sentBefore: requests, isBeside };
    this.calls.push(call);
    void run(session).then(() => {
      const isDone = this.setbacks === setbacks && session.list.total > 0;
      call.end = { sent: this.requests, isDone };
    });
  }

  #answer(action: Action): void {
    const [verb, index] = action.split(' ');
    const [request] = this.pending.splice(Number(index), 1);
    if (!request) {
      return;
    }
    const { client, start, length, signal, isCheck } = request;
    if (!signal.aborted) {
      // An ErrorCode for a probe means nothing.
      const isProbe = start === 0 && length === 1;
      const refuses =
        verb === 'refuse' ? this.isFinal(request) : verb === 'code' && isCheck && !isProbe;
      this.isRefused = refuses || (this.isRefused && verb !== 'answer');
      this.isDoubted &&= !(verb === 'answer' && isCheck);
    }
    if (verb !== 'answer') {
      request.reject(new ApiError(FAILURES.get(verb ?? '') ?? 'network', action));
      return;
    }
    const { leads, total } = this.api.pageOf(String(client), start, length);
    if (signal.aborted) {
      leads.forEach((row) => this.lateRows.add(row));
    }
    this.answersOfRun.push({ start, leads, total, wasAborted: signal.aborted });
    request.resolve({ leads, total });
  }

  /** The answers of an operation show its progress; after its end they do not matter. */
  #forgetEndedRun(): void {
    if (this.wanted.length === 0) {
      this.answersOfRun.length = 0;
    }
  }

  /** Whether the refusal of this request cannot be mended by another token. */
  protected isFinal(_request: Pending): boolean {
    return true;
  }

  /** Asks who is signed in, if the element may ask. */
  protected askSite(): void {
    // The page says so.
  }

  protected connect(result: ConfigurationResult): Connection | undefined {
    const connection = this.api.connect(result);
    if (!connection || result.state !== 'valid') {
      return undefined;
    }
    const client = Number(result.configuration.query.client) as Client;
    const fetchPage: FetchPage = (start, length, signal) =>
      this.send({ client, start, length, signal });
    const firstPosition = this.start.isBaseKnown ? this.start.base : undefined;
    return { ...connection, firstPosition, api: { ...connection.api, fetchPage } };
  }

  protected send(
    wanted: Pick<Pending, 'client' | 'start' | 'length' | 'signal' | 'token' | 'refused'>,
  ): Promise<Page> {
    return new Promise((resolve, reject) => {
      this.requests++;
      const { signal } = wanted;
      const request: Pending = { ...wanted, isCheck: this.isDoubted, resolve, reject };
      this.pending.push(request);
      signal.addEventListener('abort', () => {
        const index = this.pending.indexOf(request);
        if (this.start.heedsAbort && index !== -1) {
          this.pending.splice(index, 1);
          reject(signal.reason as Error);
        }
      });
    });
  }

  #noteFailure({ operation, error }: Failure): void {
    this.setbacks++;
    if (error.kind === 'offline' && !this.interrupted.includes(operation)) {
      this.interrupted.push(operation);
    }
  }

  /** Changes who is signed in. */
  #signIn(client: Client, isSignedIn: boolean): void {
    this.forgetClient();
    this.#client = client;
    this.#isSignedIn = isSignedIn;
    this.element.requestUpdate();
  }

  /** Another list is about to be shown, usually because the client changes. */
  protected forgetClient(hasClientLeft = true): void {
    this.hasFilterOwnerLeft ||= this.isSignedIn && hasClientLeft;
    this.setbacks++;
    this.isRefused = false;
    this.isDoubted = false;
    this.interrupted = [];
  }

  protected get configuration(): ConfigurationResult {
    const query = { siteCode: 'GIFT-01', client: String(this.client) };
    return this.isSignedIn
      ? { state: 'valid', configuration: { ...VALID.configuration, query } }
      : { state: 'missing' };
  }

  #createList(client: Client): Lead[] {
    return Array.from({ length: COUNTS[client] }, (_, index) => this.#row(client * 1000 + index));
  }

  #row(id: number): Lead {
    const isEven = id % 2 === 0;
    const unread = isEven ? UNREAD[Math.floor(id / 1000) as Client] : 0;
    return lead(id, { unread, subject: isEven ? 'even' : 'odd' });
  }
}
