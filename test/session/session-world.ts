import { initialState, Task } from '@lit/task';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { ApiError, type ErrorKind } from '../../src/api/api-error.js';
import { HostPosition } from '../../src/api/known-host.js';
import type { Lead } from '../../src/model/lead.js';
import type { FirstPosition } from '../../src/model/lead-list.js';
import type { FetchPage } from '../../src/model/page.js';
import type { Status } from '../../src/model/status.js';
import { Conditions, type ConditionsHost } from '../../src/session/conditions.js';
import type { Connection } from '../../src/session/connection.js';
import { LeadsSession, type SessionHost } from '../../src/session/leads-session.js';
import type { Failure, FindingsNews, News } from '../../src/session/news.js';
import {
  readConfiguration,
  type ConfigurationResult,
  type RawConfiguration,
} from '../../src/settings/configuration.js';
import { FakeClock } from '../fixtures/fake-clock.js';
import { FakeHost, leads, range } from '../helpers/fake-host.js';

/** What the API does with a request. */
export interface PlannedAnswer {
  /** Whether it waits for `release`. An abort ends the wait. */
  readonly hold?: boolean;
  /** What it fails with. */
  readonly error?: ErrorKind;
  /** Whether the answer comes even if the request is aborted. */
  readonly ignoresAbort?: boolean;
}

/** A request that was sent. */
export interface SentRequest {
  readonly client: string;
  readonly start: number;
  readonly length: number;
  readonly signal: AbortSignal;
  readonly isRecovering: boolean;
  /** Milliseconds, as the session was told last. */
  readonly timeout: number;
}

/** An API in memory, which answers at once unless a test wants something else. */
export class MemoryApi {
  readonly requests: SentRequest[] = [];
  /** What is known of the first position, as for all lists of one page. */
  readonly position = new HostPosition();
  readonly #hosts = new Map<string, FakeHost>();
  readonly #createHost: (client: string) => FakeHost;
  #planned: PlannedAnswer[] = [];
  readonly #held: (() => void)[] = [];

  /** @param createHost makes the list of a client who is asked for first */
  constructor(createHost: (client: string) => FakeHost) {
    this.#createHost = createHost;
  }

  /** `Start` and `Length` of the requests. */
  get spans(): [number, number][] {
    return this.requests.map(({ start, length }) => [start, length]);
  }

  hostOf(client: string): FakeHost {
    const host = this.#hosts.get(client) ?? this.#createHost(client);
    this.#hosts.set(client, host);
    return host;
  }

  /** Lays out what it does with the requests to come, one after another. */
  answer(...answers: PlannedAnswer[]): void {
    this.#planned.push(...answers);
  }

  /** Lets all answers go that are held. */
  release(): void {
    for (const release of this.#held.splice(0)) {
      release();
    }
  }

  connect(configuration: ConfigurationResult): Connection | undefined {
    if (configuration.state !== 'valid') {
      return undefined;
    }
    const { query, firstPosition } = configuration.configuration;
    const { client } = query;
    let timeout = 0;
    const fetchPage: FetchPage = async (start, length, signal) => {
      const { isRecovering } = connection;
      this.requests.push({ client, start, length, signal, isRecovering, timeout });
      await this.#prepareAnswer(signal);
      return this.hostOf(client).fetchPage(start, length, signal);
    };
    const connection: Connection = {
      fetchPage,
      firstPosition: firstPosition ?? undefined,
      position: this.position,
      isRecovering: false,
      update: (_, newTimeout) => {
        timeout = newTimeout;
      },
    };
    return connection;
  }

  async #prepareAnswer(signal: AbortSignal): Promise<void> {
    const { hold = false, error, ignoresAbort = false } = this.#planned.shift() ?? {};
    if (hold) {
      await new Promise<void>((resolve, reject) => {
        this.#held.push(resolve);
        if (!ignoresAbort) {
          signal.addEventListener('abort', () => reject(signal.reason as Error));
        }
      });
    }
    if (error) {
      throw new ApiError(error, `It failed: ${error}.`);
    }
  }
}

export interface WorldOptions {
  /** How many rows a client has, with ids from 1. */
  readonly rows?: number | Readonly<Record<string, number>>;
  /** The position that the host gives to its first record. */
  readonly base?: FirstPosition;
  /** What the page says about it; null if it is to be found out. */
  readonly firstPosition?: FirstPosition | null;
  readonly settings?: RawConfiguration;
  /** Whether the first request waits, as that of a lazy element does. */
  readonly isDeferred?: boolean;
}

/**
 * A session with what the element does for it, in the order of `client-leads.ts`, and without a DOM:
 * the update cycle is Lit's, the Task is the real one, and the API is in memory.
 */
export class SessionWorld implements ConditionsHost, SessionHost, ReactiveControllerHost {
  readonly clock = new FakeClock();
  readonly api: MemoryApi;
  readonly conditions: Conditions = new Conditions(this, this.clock);
  session: LeadsSession;
  isConnected = false;
  isDeferred: boolean;
  pageSize = 20;
  timeout = 15_000;
  begDate: string | null = null;
  endDate: string | null = null;
  updateComplete: Promise<boolean>;
  /** What the page and the reader are told, in its order, with how much is drawn by then. */
  readonly log: string[] = [];
  /** What the searches have found. */
  readonly found: FindingsNews[] = [];
  /** The leads that the last update has drawn. */
  drawn: readonly Lead[] = [];
  /** What the updates wait for, if the page has them wait. */
  delay: Promise<unknown> | undefined;
  /** What the page does about a failure. Gives whether the reader is to see it. */
  onFailure: (failure: Failure) => boolean = () => true;
  /** What the page does once an update is drawn, and it has been told of it. */
  onDrawn: () => void = () => undefined;

  readonly #firstPosition: FirstPosition | null;
  readonly #controllers: ReactiveController[] = [];
  #settings: RawConfiguration;
  #news: readonly News[] = [];
  #status: Status = 'unconfigured';
  #isUpdatePending = false;
  #enableUpdating: (value: boolean) => void = () => undefined;

  constructor({
    rows = 45,
    base = 1,
    firstPosition = 1,
    settings = {},
    isDeferred = false,
  }: WorldOptions = {}) {
    this.api = new MemoryApi((client) => {
      const count = typeof rows === 'number' ? rows : (rows[client] ?? 0);
      return new FakeHost(leads(...range(1, count)), { base });
    });
    this.isDeferred = isDeferred;
    this.#firstPosition = firstPosition;
    this.#settings = { siteCode: 'GIFT-01', client: 1017, token: 55120938, ...settings };
    this.updateComplete = new Promise((resolve) => {
      this.#enableUpdating = resolve;
    });
    this.session = this.#createSession({ state: 'missing' });
    new Task(this, {
      args: () => [this.isConnected && !this.isDeferred ? this.session : undefined],
      task: ([session], { signal }) => session?.open(signal) ?? initialState,
    });
    this.requestUpdate();
  }

  /** The host that the list is read from. */
  get host(): FakeHost {
    return this.api.hostOf('1017');
  }

  /** Whose rows are read, by their ids. */
  get ids(): number[] {
    return this.session.list.leads.map(({ id }) => id);
  }

  /** Puts it into the page, or back there. */
  connect(): void {
    this.isConnected = true;
    this.#enableUpdating(true);
    // The language may be another one.
    this.requestUpdate();
  }

  /** Takes it out of the page. A move is this and `connect`, in one task. */
  disconnect(): void {
    this.isConnected = false;
    this.requestUpdate();
  }

  /** Changes what the page has set. */
  set(settings: RawConfiguration): void {
    this.#settings = { ...this.#settings, ...settings };
    this.requestUpdate();
  }

  addController(controller: ReactiveController): void {
    this.#controllers.push(controller);
  }

  removeController(): void {
    throw new Error('No controller goes.');
  }

  requestUpdate(): void {
    if (!this.#isUpdatePending) {
      this.#isUpdatePending = true;
      this.updateComplete = this.#updateAfter(this.updateComplete);
    }
  }

  /** As `ClientLeads.refresh`. */
  async refresh(): Promise<void> {
    const opening = this.session.isOpening ? this.session : undefined;
    await this.#afterUpdate(() => this.session.refresh(opening === this.session));
  }

  /** As `ClientLeads.loadMore`. */
  loadMore(): Promise<boolean> {
    return this.#afterUpdate(() => this.session.loadMore());
  }

  async #afterUpdate(ask: () => Promise<boolean>): Promise<boolean> {
    if (!this.isConnected) {
      return false;
    }
    if (this.isDeferred) {
      this.isDeferred = false;
      this.requestUpdate();
    }
    await this.updateComplete;
    return ask();
  }

  async #updateAfter(before: Promise<boolean>): Promise<boolean> {
    await before;
    if (this.delay) {
      await this.delay;
    }
    for (const failure of this.session.failures.take()) {
      this.log.push(`${failure.operation} failed: ${failure.error.kind}`);
      failure.isShown = this.onFailure(failure);
    }
    this.#willUpdate();
    for (const controller of this.#controllers) {
      controller.hostUpdate?.();
    }
    this.drawn = this.session.matching;
    this.#isUpdatePending = false;
    this.#updated();
    return !this.#isUpdatePending;
  }

  #willUpdate(): void {
    let configuration = this.#readConfiguration();
    if (this.conditions.update(configuration)) {
      configuration = this.#readConfiguration();
    }
    if (this.session.serves(configuration)) {
      this.session.update(configuration);
    } else {
      this.session.close();
      this.session = this.#createSession(configuration);
    }
    this.#news = [...this.conditions.news.take(), ...this.session.news.take()];
  }

  #updated(): void {
    const { status } = this.session;
    const drawn = `${this.drawn.length} drawn`;
    if (status !== this.#status) {
      this.log.push(`${this.#status} > ${status}, ${drawn}`);
      this.#status = status;
    }
    for (const item of this.#news) {
      switch (item.type) {
        case 'change':
          this.log.push(`${item.operation}: ${item.change.added} added, ${drawn}`);
          break;
        case 'findings':
          this.log.push(`found ${item.findings.matching} in ${item.findings.loaded}, ${drawn}`);
          this.found.push(item);
          break;
        case 'pause':
        case 'conditions':
        case 'refusal':
          this.log.push(`${item.type}, ${drawn}`);
      }
    }
    this.onDrawn();
  }

  #readConfiguration(): ConfigurationResult {
    const { begDate, endDate } = this;
    return readConfiguration(
      { ...this.#settings, begDate, endDate },
      { wireFormat: 'auto', firstPosition: this.#firstPosition },
      { apiBase: () => 'https://api.example/' },
    );
  }

  #createSession(configuration: ConfigurationResult): LeadsSession {
    return new LeadsSession(
      this,
      configuration,
      this.conditions,
      this.clock,
      this.api.connect(configuration),
    );
  }
}

/** Puts a world into the page; its first page is under way. */
export async function mount(options?: WorldOptions): Promise<SessionWorld> {
  const world = new SessionWorld(options);
  world.connect();
  await world.updateComplete;
  return world;
}

/** Waits until the first page has come or failed, too. */
export async function mountSettled(options?: WorldOptions): Promise<SessionWorld> {
  const world = await mount(options);
  await settle();
  return world;
}

/** Lets everything happen that waits for no answer and no time: all of it is promises. */
export function settle(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
