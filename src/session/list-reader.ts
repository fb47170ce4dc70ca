import { toApiError, type ApiError } from '../api/api-error.js';
import { pause, type Clock } from '../api/clock.js';
import { fetchOnce } from '../api/early-fetch.js';
import { LeadsApi } from '../api/leads-api.js';
import { EMPTY_LIST, LeadList, type Change, type FirstPosition } from '../model/lead-list.js';
import type { Page } from '../model/page.js';
import type { ConfigurationResult } from '../settings/configuration.js';
import { SharedPosition, sharedPositionOf } from './shared-position.js';
import { OperationQueue, type Outcome } from './operation-queue.js';
import { TRAITS, type Operation } from './operations.js';

/** The delay of a probe that nobody waits for, so a slow phone can first paint the new rows. */
export const PROBE_DELAY_MS = 200;

/** The source of a session's pages. */
export interface Connection {
  readonly api: Pick<LeadsApi, 'setToken'> & {
    readonly fetchPage: (...args: Required<Parameters<LeadsApi['fetchPage']>>) => Promise<Page>;
  };
  /** The API's first position by the page's settings; undefined if it must be found out. */
  readonly firstPosition: FirstPosition | undefined;
  /** The same as it was found out, shared by all lists that are read from it. */
  readonly position: SharedPosition;
}

/** Connects to the API of a valid configuration, or to one that only fails. */
export function connect(result: ConfigurationResult, clock: Clock): Connection {
  if (result.state === 'valid') {
    const { base, query, firstPosition } = result.configuration;
    return {
      api: new LeadsApi({ ...result.configuration, fetch: fetchOnce, clock }),
      firstPosition: firstPosition ?? undefined,
      position: sharedPositionOf(base, query.siteCode),
    };
  }
  const fetchPage = async () => {
    if (result.state !== 'failed') {
      throw new Error('There is nothing to ask for.');
    }
    // If the site answers, another session begins.
    await result.ask();
    throw result.error;
  };
  const api = { fetchPage, setToken: () => undefined };
  return { api, firstPosition: undefined, position: new SharedPosition() };
}

/** The element, as its session sees it. */
export interface SessionHost {
  readonly isConnected: boolean;
  readonly updateComplete: Promise<unknown>;
  readonly pageSize: number;
  /** Milliseconds. */
  readonly timeout: number;
  requestUpdate(): void;
}

export interface ListReaderOptions {
  readonly canProbe: () => boolean;
  readonly isProbeAwaited: () => boolean;
  /** Called before an operation is performed. Returns an error to fail with at once. */
  readonly onStart: (operation: Operation) => ApiError | undefined;
  readonly onOutcome: (operation: Operation, outcome: Outcome) => void;
}

/**
 * Reads one client's list by operations, which run one at a time. Their promises never reject, and
 * resolve to whether rows came, once these are drawn.
 */
export class ListReader extends OperationQueue {
  list = EMPTY_LIST;

  readonly #host: SessionHost;
  readonly #connection: Connection;
  readonly #clock: Clock;
  readonly #options: ListReaderOptions;

  constructor(host: SessionHost, connection: Connection, clock: Clock, options: ListReaderOptions) {
    super();
    this.#host = host;
    this.#connection = connection;
    this.#clock = clock;
    this.#options = options;
  }

  /** Uses the token of these settings, which can change without a change of the list. */
  update(result: ConfigurationResult): void {
    if (result.state === 'valid') {
      this.#connection.api.setToken(result.configuration.token);
    }
  }

  /** Waits until the element is drawn. Lit reports what an update throws. */
  untilDrawn(): Promise<unknown> {
    return this.#host.updateComplete.catch(() => undefined);
  }

  /** Runs an operation after those that were requested before. */
  async run(operation: Operation): Promise<boolean> {
    const outcome = await this.add(operation);
    await this.untilDrawn();
    return outcome !== undefined && 'change' in outcome && outcome.change.added > 0;
  }

  /** Runs an operation that somebody waits for, on a list whose first page has been read. */
  async request(operation: Operation): Promise<boolean> {
    const { needsMore } = TRAITS[operation];
    const isIdle = !this.running || this.running === 'probe';
    const hasWork = !needsMore || !isIdle || this.list.hasMore;
    if (hasWork) {
      // Aborts a probe, since nobody waits for it and it runs again after the next change. A search
      // does not abort it, since it would do so after each of its requests.
      this.abort('probe');
    }
    const hasBrought = hasWork && (await this.run(operation));
    const isAtEnd = needsMore && !hasBrought && !this.list.hasMore;
    // A row before the first may be the only one left. A probe of another list is not waited for.
    const isOwnTurn = this.has('probe') || !this.#connection.position.isTaken;
    return isAtEnd && isOwnTurn ? this.probe() : hasBrought;
  }

  /** Finds out whether the API counts from 0, after the probes of its other lists. */
  async probe(): Promise<boolean> {
    if (this.has('probe')) {
      return this.run('probe');
    }
    if (!this.#needsProbe) {
      return false;
    }
    return this.#connection.position.runInTurn(
      async () => this.#needsProbe && this.#options.canProbe() && this.run('probe'),
    );
  }

  drop(): void {
    this.list = EMPTY_LIST;
  }

  /** Whether the API's first position must still be found out. */
  get #needsProbe(): boolean {
    return this.list.needsProbe && this.#connection.position.isOpen;
  }

  protected override async perform(
    operation: Operation,
    signal: AbortSignal,
  ): Promise<Outcome | undefined> {
    const error = this.#options.onStart(operation);
    if (error) {
      return { error };
    }
    if (TRAITS[operation].needsMore && !this.list.hasMore) {
      return undefined;
    }
    try {
      const change = await this.#changeList(operation, signal);
      return change && { change };
    } catch (reason) {
      const failure = toApiError(reason);
      const isIgnored = TRAITS[operation].mayFail && failure.kind !== 'auth';
      return isIgnored ? undefined : { error: failure };
    }
  }

  protected override handleOutcome(operation: Operation, outcome: Outcome): void {
    this.#options.onOutcome(operation, outcome);
  }

  protected override handleChange(): void {
    this.#host.requestUpdate();
  }

  #changeList(operation: Operation, signal: AbortSignal): Promise<Change | undefined> {
    const { pageSize } = this.#host;
    switch (operation) {
      case 'first':
        this.list = this.#createList();
        return this.list.first(pageSize, signal);
      case 'readOn':
        return this.list.readOn(signal);
      case 'probe':
        return this.#probe(signal);
      case 'more':
      case 'refresh':
      case 'refreshHead':
        return this.list[operation](pageSize, signal);
    }
  }

  #createList(): LeadList {
    const { api, firstPosition, position } = this.#connection;
    return new LeadList({
      fetchPage: (start, length, signal) =>
        api.fetchPage(start, length, signal, {
          timeout: this.#host.timeout,
          isSentOnce: this.running !== undefined && TRAITS[this.running].isSentOnce === true,
        }),
      firstPosition: firstPosition ?? position.value,
    });
  }

  async #probe(signal: AbortSignal): Promise<Change | undefined> {
    const delay = this.#options.isProbeAwaited() ? 0 : PROBE_DELAY_MS;
    await pause(this.#clock, delay, signal);
    const change = await this.#connection.position.probe(this.list, signal);
    return change && change.added > 0 ? change : undefined;
  }
}
