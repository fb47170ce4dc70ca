import { isPassing, type ApiError } from '../api/api-error.js';
import type { Clock } from '../api/clock.js';
import { filterLeads, type FilterResult } from '../model/filter.js';
import type { Change, LeadList } from '../model/lead-list.js';
import type { Lead } from '../model/lead.js';
import { memoizeLast } from '../model/memoize.js';
import type { Status } from '../model/status.js';
import { isSameConfiguration, type ConfigurationResult } from '../settings/configuration.js';
import type { Filters } from './filters.js';
import { connect, ListReader, type Connection, type SessionHost } from './list-reader.js';
import type { ChangeNews, Failure, ResultNews } from './news.js';
import type { Outcome } from './operation-queue.js';
import { TRAITS, type Operation } from './operations.js';
import { isOutdated } from './outdated.js';
import { Refusal } from './refusal.js';
import { Search } from './search.js';

/** The status before the first page has been read or has failed. */
const CLOSED_STATUSES = {
  missing: 'unconfigured',
  // About to become an error, and nothing loads.
  invalid: 'unconfigured',
  asking: 'loading',
  failed: 'loading',
  valid: 'loading',
  'signed-out': 'signed-out',
} as const;

/**
 * One client's list, from the first request to the sign-out: its status, failures and news. A change
 * of the configuration creates another session. It uses neither Lit nor the DOM.
 */
export class LeadsSession {
  readonly configuration: ConfigurationResult;
  /** The failure of the first page or of a further one, until something succeeds. */
  failure: Failure | undefined;
  /** Whether failed operations are repeated without anybody having asked for it. */
  isComingBack = false;
  readonly #host: SessionHost;
  readonly #filters: Filters;
  readonly #clock: Clock;
  readonly #reader: ListReader;
  readonly #filterLeads = memoizeLast(filterLeads);
  readonly #refusal = new Refusal();
  readonly #search: Search;
  /** The failures that have not been reported to the page. */
  readonly #failures: Failure[] = [];
  readonly #news: (ChangeNews | ResultNews)[] = [];
  /** Whether the first page has been read. */
  #isOpen = false;
  /** The time of the API's last answer after the first page. */
  #answeredAt = 0;
  #isInPage: boolean;

  constructor(
    host: SessionHost,
    configuration: ConfigurationResult,
    filters: Filters,
    clock: Clock,
    connection: Connection = connect(configuration, clock),
  ) {
    this.configuration = configuration;
    this.#host = host;
    this.#filters = filters;
    this.#clock = clock;
    this.#isInPage = host.isConnected;
    this.#reader = new ListReader(host, connection, clock, {
      canProbe: () => this.#isInPage,
      // A search reads on behind a probe, and a list without a next page may lack the row before the
      // first.
      isProbeAwaited: () => this.#search.isRunning || !this.list.hasMore,
      onStart: (operation) => this.#handleStart(operation),
      onOutcome: (operation, outcome) => this.#handleOutcome(operation, outcome),
    });
    this.#search = new Search(this.#reader, {
      state: () => ({
        isInPage: this.#isInPage,
        filter: filters.filter,
        isTyping: filters.isTyping,
        hasFailed: this.failure !== undefined,
        found: this.matching.length,
      }),
      onEnd: () => this.#handleSearchEnd(),
    });
  }

  get list(): LeadList {
    return this.#reader.list;
  }

  get status(): Status {
    if (!this.#isOpen) {
      const hasFailed = this.failure && !this.isOpening;
      return hasFailed ? 'error' : CLOSED_STATUSES[this.configuration.state];
    }
    const status = this.#busyStatus ?? (this.failure && 'error-more');
    if (status) {
      return status;
    }
    if (!this.list.isComplete) {
      return 'ready';
    }
    return this.list.total === 0 ? 'empty' : 'complete';
  }

  get #busyStatus(): Status | undefined {
    if (this.#search.isRunning) {
      return 'loading-more';
    }
    const { running } = this.#reader;
    const traits = running && TRAITS[running];
    // A further page that has waited may no longer be needed.
    return traits?.needsMore && !this.list.hasMore ? undefined : traits?.status;
  }

  /** The leads that pass the filter: the same array until the leads or the filter change. */
  get matching(): readonly Lead[] {
    return this.#filterLeads(this.list.leads, this.#filters.filter);
  }

  /** The progress of the filter; undefined if there is none. */
  get filterResult(): FilterResult | undefined {
    if (!this.#filters.filter) {
      return undefined;
    }
    const { leads, total, isComplete, hasMore } = this.list;
    const isStopped = hasMore && !this.failure && this.#search.isEnough;
    return { matching: this.matching.length, loaded: leads.length, total, isComplete, isStopped };
  }

  /** Whether the page was restored, and the API has not confirmed the list since. */
  get isInDoubt(): boolean {
    return this.#refusal.isUnconfirmed;
  }

  /** Whether a search is reading, or will read when the reader pauses. */
  get isSearching(): boolean {
    return this.#search.isActive;
  }

  /** Whether the API has refused to show the list, and has shown nothing since. */
  get hasEnded(): boolean {
    return this.#refusal.hasDropped;
  }

  /** Whether the list is that of a client who is signed in, as far as the page knows. */
  get hasClient(): boolean {
    return this.configuration.state === 'valid' && !this.hasEnded;
  }

  /** Whether the API's last answer is at least a minute old, and no operation is running. */
  get isOutdated(): boolean {
    return this.#isOpen && !this.#busyStatus && isOutdated(this.#answeredAt, this.#clock);
  }

  /** Whether the first page has been requested. */
  get isOpening(): boolean {
    return this.#reader.has('first');
  }

  /**
   * Passes each failure to `report` before it is drawn. Shows no failure for which it returns false.
   */
  reportFailures(report: (failure: Failure) => boolean): void {
    for (const failure of this.#failures.splice(0)) {
      const isShown = report(failure);
      if (failure === this.failure) {
        this.failure = { ...failure, isShown };
      }
    }
  }

  /** Returns the news since the last call, for an update that draws them. */
  takeNews(): readonly (ChangeNews | ResultNews)[] {
    return this.#news.splice(0);
  }

  /** Whether this session fits a configuration, which may have another token provider. */
  serves(configuration: ConfigurationResult): boolean {
    return isSameConfiguration(this.configuration, configuration);
  }

  /**
   * Reads the first page. Does nothing if the configuration is incomplete, or if the first page has
   * been read or requested. Does nothing after a failure either, since the reader then retries.
   */
  open(signal: AbortSignal): Promise<boolean> | undefined {
    if (!this.#canAsk || this.#isOpen || this.failure || this.isOpening) {
      return undefined;
    }
    signal.addEventListener('abort', () => this.#reader.abort('first'));
    return this.#reader.run('first');
  }

  /** Follows an update of the element: its settings, its presence in the page, and its filter. */
  update(configuration: ConfigurationResult): void {
    const { isConnected } = this.#host;
    this.#reader.update(configuration);
    if (isConnected !== this.#isInPage) {
      this.#isInPage = isConnected;
      if (isConnected) {
        void this.#reader.probe();
        void this.#checkIfInDoubt();
      } else {
        this.#suspend();
      }
    }
    if (this.failure?.operation === 'readOn' && !this.#filters.filter) {
      // There is no search to read on for.
      this.failure = undefined;
    }
    this.#search.follow();
  }

  /** Ends the session. Rows that it has read or still reads are not shown. */
  close(): void {
    this.#isInPage = false;
    this.#suspend();
    this.#drop();
  }

  /**
   * Loads the next page, or the first page if that is missing. With a filter, joins the search or
   * extends it. The promise never rejects, and resolves to whether rows came.
   */
  loadMore(): Promise<boolean> {
    this.isComingBack = false;
    const isSearch = this.#filters.filter !== null && this.list.leads.length > 0;
    return isSearch ? this.#searchFurther() : this.#request('more');
  }

  /** Waits for the first page, if it has been requested. */
  async untilOpen(): Promise<boolean> {
    return this.isOpening && this.#reader.run('first');
  }

  /**
   * Reads all shown rows again, or the first page if that is missing.
   *
   * @param isBehindFirst whether the first page was requested before this call. It may lack data
   * that the page has saved since, so the refresh waits for it.
   */
  async refresh(isBehindFirst: boolean): Promise<boolean> {
    if (isBehindFirst) {
      await this.untilOpen();
    }
    return this.#request('refresh');
  }

  /**
   * Reads the first rows again, and everything if they have moved. Does nothing while a refresh is
   * running or waiting, and without a first page. Does nothing after a refusal of the API either,
   * since it would only fail again.
   */
  async refreshQuietly(): Promise<void> {
    const isBusy = this.#reader.has('refresh', 'refreshHead');
    if (this.#isOpen && !this.#refusal.isRefused && !isBusy) {
      await this.#request('refreshHead');
    }
  }

  /**
   * Asks the API again after the browser has restored the page from its back/forward cache, since
   * the reader may have changed. If the API refuses, drops the list. Aborts running and waiting
   * operations, since their answers describe the time before and confirm nothing.
   */
  async checkRestored(): Promise<void> {
    this.#refusal.noteRestoration();
    await this.#checkIfInDoubt();
  }

  async #checkIfInDoubt(): Promise<void> {
    if (this.#refusal.isUnconfirmed) {
      const { isOpening } = this;
      this.#reader.clear();
      await (isOpening ? this.#reader.run('first') : this.#request('refreshHead'));
    }
  }

  /**
   * Retries operations that have failed.
   *
   * @param isQuiet whether nobody hears of it if they fail again in a way that passes
   */
  async recover(operations: readonly Operation[], isQuiet: boolean): Promise<void> {
    this.isComingBack = isQuiet;
    const retry = (operation: Operation) =>
      operation === 'readOn' ? this.#searchFurther() : this.#request(operation);
    await Promise.all(operations.map(retry));
    this.isComingBack = false;
  }

  async #request(operation: Operation): Promise<boolean> {
    if (!this.#isInPage || !this.#canAsk || this.configuration.state === 'invalid') {
      return false;
    }
    if (!this.#isOpen) {
      // A first page that was never requested waits until the element nears the viewport.
      const hasBegun = this.isOpening || this.failure !== undefined;
      return hasBegun && this.#reader.run('first');
    }
    return operation !== 'first' && this.#reader.request(operation);
  }

  /** Returns the error of the configuration, with which the first page fails until it is retried. */
  #handleStart(operation: Operation): ApiError | undefined {
    const { configuration } = this;
    if (operation === 'first') {
      this.#search.reset();
      this.#filters.endPause();
    }
    const isRetry = configuration.state === 'failed' && this.failure !== undefined;
    return 'error' in configuration && !isRetry ? configuration.error : undefined;
  }

  /** Whether there is a client to ask for, or a failure to report. */
  get #canAsk(): boolean {
    return ['valid', 'invalid', 'failed'].includes(this.configuration.state);
  }

  #handleOutcome(operation: Operation, outcome: Outcome): void {
    if ('error' in outcome) {
      this.#handleFailure(operation, outcome.error);
    } else {
      this.#handleChange(operation, outcome.change);
    }
    this.#search.follow();
  }

  #handleChange(operation: Operation, change: Change): void {
    this.#isOpen = true;
    this.#answeredAt = this.#clock.now();
    this.#refusal.noteSuccess();
    if (operation !== 'probe') {
      this.failure = undefined;
    }
    this.#search.countMoves(change.moves ?? 0);
    this.#news.push({ type: 'change', operation, change });
    void this.#reader.probe();
  }

  /** A failed refresh does not change the shown rows, unless the API refuses to show them. */
  #handleFailure(failed: Operation, error: ApiError): void {
    const isDropped = this.#refusal.noteFailure(error);
    if (isDropped) {
      this.#reader.clear();
      this.#drop();
    }
    const operation = isDropped ? 'first' : failed;
    const isQuiet = this.isComingBack && isPassing(error);
    const failure: Failure = { error, operation, isShown: true, isQuiet };
    if (TRAITS[operation].isFailureShown) {
      // The message stays while the failure is quiet.
      this.failure = isQuiet ? (this.failure ?? failure) : failure;
      this.#search.fail();
      this.#reader.abort('readOn');
      // Otherwise, the result of a search would interrupt the announcement of the failure.
      this.#filters.endPause();
    }
    this.#failures.push(failure);
  }

  #handleSearchEnd(): void {
    // It may wait behind another operation.
    this.#reader.abort('readOn');
    const { filterResult } = this;
    if (filterResult && this.#isInPage) {
      if (this.list.hasMore) {
        this.#search.stop();
      }
      this.#filters.endPause();
      const first = this.matching[this.#search.foundBefore];
      this.#news.push({ type: 'result', filterResult, first });
    }
  }

  /** Joins a running search, or extends the last one. Resolves to whether rows came. */
  async #searchFurther(): Promise<boolean> {
    const { list } = this;
    const { length } = list.leads;
    if (!this.#search.isRunning) {
      this.#filters.endPause();
      this.#host.requestUpdate();
    }
    await this.#search.readFurther();
    return this.list === list && list.leads.length > length;
  }

  /** Forgets the list and the unreported news about it. */
  #drop(): void {
    this.#reader.drop();
    this.#isOpen = false;
    this.#news.length = 0;
  }

  /** Stops running operations. An interrupted retry may start again without the earlier failure. */
  #suspend(): void {
    if (this.isOpening) {
      this.failure = undefined;
    }
    this.#reader.clear();
    this.#search.follow();
  }
}
