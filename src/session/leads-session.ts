import type { ApiError } from '../api/api-error.js';
import type { Clock } from '../api/clock.js';
import { filterLeads } from '../model/filter.js';
import type { Findings } from '../model/findings.js';
import type { Change, LeadList } from '../model/lead-list.js';
import type { Lead } from '../model/lead.js';
import { memoizeLast } from '../model/memoize.js';
import type { Status } from '../model/status.js';
import { isSameConfiguration, type ConfigurationResult } from '../settings/configuration.js';
import type { Conditions } from './conditions.js';
import { connect, type Connection } from './connection.js';
import { ListReader, type Outcome } from './list-reader.js';
import type { ChangeNews, Failure, FindingsNews } from './news.js';
import { OperationQueue } from './operation-queue.js';
import { TRAITS, type Operation } from './operations.js';
import { Outbox } from './outbox.js';
import { Search, type SearchState } from './search.js';
import { Refusal } from './refusal.js';
import { untilUpdated } from './until-updated.js';

/** How old the last answer is when a list needs a refresh. */
const OUTDATED_MS = 60_000;

/** The element, as its session sees it. */
export interface SessionHost {
  readonly isConnected: boolean;
  readonly updateComplete: Promise<unknown>;
  readonly pageSize: number;
  /** Milliseconds. */
  readonly timeout: number;
  requestUpdate(): void;
}

/**
 * One client's list, from the first request to the sign-out: what is read, what failed, what goes on.
 * A change of the configuration makes another session. It keeps its news until the element takes
 * them, and knows neither Lit nor the DOM.
 */
export class LeadsSession {
  readonly configuration: ConfigurationResult;
  /** The failure of the first page or of a further one, until something succeeds. */
  failure: Failure | undefined;
  /** The failures that the page has not been told of. */
  readonly failures = new Outbox<Failure>();
  /** What is to be told once it is drawn. */
  readonly news = new Outbox<ChangeNews | FindingsNews>();

  readonly #host: SessionHost;
  readonly #conditions: Conditions;
  readonly #clock: Clock;
  readonly #reader: ListReader;
  readonly #queue: OperationQueue<Outcome>;
  readonly #filterLeads = memoizeLast(filterLeads);
  readonly #refusal = new Refusal();
  #search = new Search();
  /** Whether the first page has been read. */
  #isOpen = false;
  /** When the host answered last, once the first page has been read. */
  #answeredAt = 0;
  /** Whether the element is in the page. */
  #isInPage: boolean;
  /** How many recoveries run, since the browser is back online. */
  #recoveries = 0;
  /** Settles when the chain of requests of a search has ended. */
  #chain: Promise<void> | undefined;

  /** Connects to the API that is configured, unless another connection is given. */
  constructor(
    host: SessionHost,
    configuration: ConfigurationResult,
    conditions: Conditions,
    clock: Clock,
    connection: Connection | undefined = connect(configuration, clock),
  ) {
    this.configuration = configuration;
    this.#host = host;
    this.#conditions = conditions;
    this.#clock = clock;
    this.#isInPage = host.isConnected;
    this.#reader = new ListReader(connection, clock);
    this.#queue = new OperationQueue({
      run: (operation, signal) => this.#perform(operation, signal),
      onOutcome: (operation, outcome) => this.#handleOutcome(operation, outcome),
      onChange: () => host.requestUpdate(),
    });
    this.#reader.update(configuration, host.timeout);
  }

  /** What has been read. */
  get list(): LeadList {
    return this.#reader.list;
  }

  /** What the element is doing. */
  get status(): Status {
    if (!this.#isOpen) {
      if (this.failure && !this.isOpening) {
        return 'error';
      }
      // A bad setting is about to become an error, and nothing loads.
      return this.configuration.state === 'valid' ? 'loading' : 'unconfigured';
    }
    const busy = this.#busyStatus;
    if (busy) {
      return busy;
    }
    if (this.failure) {
      return 'error-more';
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
    const traits = this.#queue.running && TRAITS[this.#queue.running];
    // A further page that has waited may have nothing to do any more.
    return traits?.needsMore && !this.list.hasMore ? undefined : traits?.status;
  }

  /** The leads that pass the filter: the same array until they or the filter change. */
  get matching(): readonly Lead[] {
    return this.#filterLeads(this.list.leads, this.#conditions.filter);
  }

  /** What the filter has found so far; undefined if there is none. */
  get findings(): Findings | undefined {
    if (!this.#conditions.filter) {
      return undefined;
    }
    const { leads, total, isComplete, hasMore } = this.list;
    const isStopped = hasMore && !this.failure && this.#search.isEnough(leads.length);
    return { matching: this.matching.length, loaded: leads.length, total, isComplete, isStopped };
  }

  /** Whether a search reads on, or is about to when the reader pauses. */
  get isSearching(): boolean {
    return this.#search.isActive(this.#searchState);
  }

  /** Whether the host has refused to show the list, and has shown nothing since. */
  get hasEnded(): boolean {
    return this.#refusal.hasDropped;
  }

  /** Whether the host last answered a minute ago or earlier, and nothing is under way. */
  get isOutdated(): boolean {
    // By the wall clock: the time of `performance.now()` may stop while the computer sleeps. It may
    // have been set back.
    const age = Math.abs(this.#clock.now() - this.#answeredAt);
    return this.#isOpen && !this.#busyStatus && age >= OUTDATED_MS;
  }

  /** Whether the request for the first page has left. */
  get isOpening(): boolean {
    return this.#queue.has('first');
  }

  /** Whether this session serves a configuration, which may have another token provider. */
  serves(configuration: ConfigurationResult): boolean {
    return isSameConfiguration(this.configuration, configuration);
  }

  /**
   * Reads the first page. Does nothing if there is nothing to ask for, if that has been done, or if
   * it has failed: then the reader asks again.
   */
  open(signal: AbortSignal): Promise<boolean> | undefined {
    const { state } = this.configuration;
    if (state === 'missing' || this.#isOpen || this.failure || this.isOpening) {
      return undefined;
    }
    signal.addEventListener('abort', () => this.#queue.abort('first'));
    return this.#run('first');
  }

  /** Follows an update of the element: its settings, its place, and its filter. */
  update(configuration: ConfigurationResult): void {
    const { isConnected } = this.#host;
    this.#reader.update(configuration, this.#host.timeout);
    if (isConnected !== this.#isInPage) {
      this.#isInPage = isConnected;
      if (isConnected) {
        void this.#probe();
        void this.#checkIfInDoubt();
      } else {
        this.#suspend();
      }
    }
    this.#followSearch();
  }

  /** Ends the session: nothing that it has brought, or still brings, is shown. */
  close(): void {
    this.#isInPage = false;
    this.#suspend();
    this.#drop();
  }

  /**
   * Loads the next page; if the first page is missing, loads that. With a filter it joins the search,
   * or looks further. The promise never rejects, and gives whether rows came.
   */
  loadMore(): Promise<boolean> {
    const isSearch = this.#conditions.filter !== null && this.list.leads.length > 0;
    return isSearch ? this.#searchFurther() : this.#request('more');
  }

  /**
   * Reads again everything that is shown; if the first page is missing, loads that.
   *
   * @param isBehindFirst whether the first page had been sent before this was asked for: that may lack
   * what the page has saved since, and is waited for.
   */
  async refresh(isBehindFirst: boolean): Promise<boolean> {
    if (isBehindFirst && this.isOpening) {
      await this.#run('first');
    }
    return this.#request('refresh');
  }

  /**
   * Reads again the first rows, and everything only if they have moved. Does nothing while a refresh
   * runs or waits, while the browser comes back online, while there is no first page, or after the
   * host has refused: nothing would come of it but another failure.
   */
  async refreshQuietly(): Promise<void> {
    const isBusy = this.#queue.has('refresh', 'refreshHead') || this.#reader.isRecovering;
    if (this.#isOpen && !this.#refusal.isRefused && !isBusy) {
      await this.#request('refreshHead');
    }
  }

  /**
   * Asks the host again, since the browser has restored the page from its back/forward cache: it may
   * have another reader by now. If the host refuses, the list is dropped. What was under way tells
   * what was true before, and confirms nothing.
   */
  async checkRestored(): Promise<void> {
    this.#refusal.doubt();
    await this.#checkIfInDoubt();
  }

  /** Asks at once, before all that was asked for earlier. */
  async #checkIfInDoubt(): Promise<void> {
    if (this.#refusal.isUnconfirmed) {
      const { isOpening } = this;
      this.#queue.interrupt();
      await (isOpening ? this.#run('first') : this.#request('refreshHead'));
    }
  }

  /** Does again what failed while the reader was away. */
  async recover(operations: readonly Operation[], isBackOnline: boolean): Promise<void> {
    this.#countRecoveries(isBackOnline ? 1 : 0);
    await Promise.all(operations.map((operation) => this.#retry(operation)));
    this.#countRecoveries(isBackOnline ? -1 : 0);
  }

  /** Requests are patient until the last of several recoveries has ended. */
  #countRecoveries(change: number): void {
    this.#recoveries += change;
    this.#reader.isRecovering = this.#recoveries > 0;
  }

  #retry(operation: Operation): Promise<boolean> {
    if (operation !== 'readOn') {
      return this.#request(operation);
    }
    if (this.#conditions.filter) {
      return this.#searchFurther();
    }
    if (this.failure?.operation === operation) {
      // There is nothing to read on for.
      this.failure = undefined;
      this.#host.requestUpdate();
    }
    return Promise.resolve(false);
  }

  async #request(operation: Operation): Promise<boolean> {
    if (!this.#isInPage || this.configuration.state !== 'valid') {
      return false;
    }
    if (!this.#isOpen) {
      // One that has not begun waits for the element to near the viewport.
      const hasBegun = this.isOpening || this.failure !== undefined;
      return hasBegun && this.#run('first');
    }
    if (operation === 'first') {
      return false;
    }
    const { needsMore } = TRAITS[operation];
    const isIdle = !this.#queue.running || this.#queue.running === 'probe';
    const hasWork = !needsMore || !isIdle || this.list.hasMore;
    if (hasWork) {
      // Nobody waits for it, and it runs again after the next change. A search lets it go on: it would
      // abort it after each of its requests.
      this.#queue.abort('probe');
    }
    const hasBrought = hasWork && (await this.#run(operation));
    const isAtEnd = needsMore && !hasBrought && !this.list.hasMore;
    // The row before the first may be all that is left.
    // Nobody waits for the request of another list.
    const isOwnTurn = this.#queue.has('probe') || !this.#reader.isHostProbed;
    return isAtEnd && isOwnTurn ? this.#probe() : hasBrought;
  }

  /** Runs an operation, and waits until what it has brought is drawn. Gives whether rows came. */
  async #run(operation: Operation): Promise<boolean> {
    const outcome = await this.#queue.add(operation);
    await untilUpdated(this.#host);
    return outcome !== undefined && 'change' in outcome && outcome.change.added > 0;
  }

  #perform(operation: Operation, signal: AbortSignal): Promise<Outcome | undefined> {
    if (this.configuration.state === 'invalid') {
      return Promise.resolve({ error: this.configuration.error });
    }
    if (operation === 'first') {
      this.#search = new Search();
      this.#conditions.endPause();
    }
    // A search reads on behind a probe, and a list without a next page may lack the row before the first.
    const isAwaited = this.#search.isRunning || !this.list.hasMore;
    return this.#reader.perform(operation, this.#host.pageSize, signal, isAwaited);
  }

  #handleOutcome(operation: Operation, outcome: Outcome): void {
    if ('error' in outcome) {
      this.#handleFailure(operation, outcome.error);
    } else {
      this.#handleChange(operation, outcome.change);
    }
    this.#followSearch();
  }

  #handleChange(operation: Operation, change: Change): void {
    this.#isOpen = true;
    this.#answeredAt = this.#clock.now();
    this.#refusal.lift();
    if (operation !== 'probe') {
      this.failure = undefined;
    }
    this.#search.countMoves(change.moves ?? 0);
    this.news.put({ type: 'change', operation, change });
    void this.#probe();
  }

  /** A refresh that fails does not change what is shown, unless the host refuses to show it. */
  #handleFailure(failed: Operation, error: ApiError): void {
    const isDropped = this.#refusal.drops(error);
    if (isDropped) {
      this.#queue.clear();
      this.#drop();
    }
    const operation = isDropped ? 'first' : failed;
    const failure: Failure = { error, operation, isShown: true };
    if (TRAITS[operation].isFailureShown) {
      this.failure = failure;
      this.#search.fail();
      this.#queue.abort('readOn');
      // What a search has found would be spoken in the middle of the failure.
      this.#conditions.endPause();
    }
    this.failures.put(failure);
  }

  /** Finds out if the host counts from 0, unless that is known. Gives whether a row came. */
  #probe(): Promise<boolean> {
    return this.#queue.has('probe')
      ? this.#run('probe')
      : this.#reader.probeInTurn(async () => this.#isInPage && this.#run('probe'));
  }

  get #searchState(): SearchState {
    const { hasMore, leads } = this.list;
    return {
      isInPage: this.#isInPage,
      filter: this.#conditions.filter,
      isTyping: this.#conditions.isTyping,
      hasFailed: this.failure !== undefined,
      hasMore,
      loaded: leads.length,
      found: this.matching.length,
    };
  }

  /** Reads on if a search needs it, and tells what it has found if it ends by itself. */
  #followSearch(): void {
    const wasReading = this.#search.isRunning;
    this.#search.follow(this.#searchState);
    if (this.#search.isRunning) {
      this.#chain ??= this.#readOn();
    } else if (wasReading) {
      // It may wait behind another operation.
      this.#queue.abort('readOn');
      this.#handleSearchEnd();
    }
  }

  #handleSearchEnd(): void {
    const { findings } = this;
    if (findings && this.#isInPage) {
      this.#search.stop(this.list.hasMore);
      this.#conditions.endPause();
      const first = this.matching[this.#search.foundBefore];
      this.news.put({ type: 'findings', findings, first });
    }
  }

  /** Reads in a chain of requests; other operations may come between two of them. */
  async #readOn(): Promise<void> {
    await untilUpdated(this.#host);
    let hasBrought = true;
    while (this.#search.isRunning && hasBrought) {
      hasBrought = await this.#run('readOn');
    }
    this.#chain = undefined;
    // An aborted reading may be wanted again.
    this.#followSearch();
  }

  /** Joins the reading, or looks further. Gives whether rows came. */
  async #searchFurther(): Promise<boolean> {
    const { list } = this;
    const { length } = list.leads;
    if (!this.#search.isRunning) {
      this.#conditions.endPause();
      this.#search.extend(this.#searchState);
      this.#followSearch();
      this.#host.requestUpdate();
    }
    while (this.#chain) {
      await this.#chain;
      await untilUpdated(this.#host);
    }
    return this.list === list && list.leads.length > length;
  }

  /** Forgets the list, and what is not told of it. */
  #drop(): void {
    this.#reader.drop();
    this.#isOpen = false;
    this.news.take();
  }

  /** Stops what runs. A retry that is cut off may begin again as if nothing had failed. */
  #suspend(): void {
    if (this.isOpening) {
      this.failure = undefined;
    }
    this.#queue.clear();
    this.#followSearch();
  }
}
