import { ApiError, isPassing, mayRefuseStart, toApiError } from '../api/api-error.js';
import type { Access } from '../api/access.js';
import type { Clock } from '../api/clock.js';
import type { LeadsApi } from '../api/leads-api.js';
import { filterLeads, type FilterResult } from '../model/filter.js';
import { isOffline } from '../api/transport.js';
import { LeadList, type Change } from '../model/lead-list.js';
import type { Lead } from '../model/lead.js';
import { memoizeLast } from '../model/memoize.js';
import type { Status } from '../model/status.js';
import type { Configuration } from '../settings/configuration.js';
import type { Filters } from './filters.js';
import type { Failure, ListState, Step } from './list-state.js';
import { OperationQueue, type Operation, type Outcome } from './operation-queue.js';
import { PageToken } from './page-token.js';
import { Search } from './search.js';

/** The age from which an answer is read again when the reader returns. */
const OUTDATED_MS = 60_000;

/** The status of the element during an operation. */
const BUSY: Readonly<Record<Operation, Status>> = {
  first: 'loading',
  more: 'loading-more',
  readOn: 'loading-more',
  refresh: 'refreshing',
  refreshHead: 'refreshing',
};

/** The operations whose failure is shown, and is tried again by itself. */
const SHOWN_FAILURES: readonly Operation[] = ['first', 'more', 'readOn'];

/** The element, as its session sees it. */
export interface SessionHost {
  readonly isConnected: boolean;
  readonly updateComplete: Promise<unknown>;
  readonly pageSize: number;
  /** Milliseconds. */
  readonly timeout: number;
  requestUpdate(): void;
}

export interface SessionOptions {
  readonly host: SessionHost;
  readonly configuration: Configuration;
  readonly filters: Filters;
  readonly clock: Clock;
  /** Tells the developer of the page. */
  readonly tell: (sentence: string) => void;
  /** Connects to the API. */
  readonly connect: (configuration: Configuration, access: Access) => Pick<LeadsApi, 'fetchPage'>;
}

/**
 * One client's list, from the first request to the sign-out: its state, and the operations that
 * change it. Another configuration creates another session. It uses neither Lit nor the DOM.
 */
export class LeadsSession {
  readonly configuration: Configuration;
  readonly #host: SessionHost;
  readonly #filters: Filters;
  readonly #clock: Clock;
  readonly #tell: (sentence: string) => void;
  readonly #access: Access;
  readonly #api: Pick<LeadsApi, 'fetchPage'>;
  readonly #filterLeads = memoizeLast(filterLeads);
  readonly #queue = new OperationQueue({
    perform: (operation, signal) => this.#perform(operation, signal),
    onEnd: (operation, outcome) => this.#handleEnd(operation, outcome),
    onChange: () => this.#host.requestUpdate(),
    untilDrawn: () => this.#untilDrawn(),
  });
  #list: LeadList;
  /** Whether the first page has been read. */
  #isOpen = false;
  #failure: Failure | undefined;
  /** Whether what runs was asked for by nobody. */
  #isQuiet = false;
  /** How often the API has refused to answer since it last has. */
  #refusals = 0;
  /** Whether the page has set another token since the last refusal. */
  #hasNewToken = false;
  /** Whether the page was restored, and no request that was sent since has succeeded. */
  #isUnchecked = false;
  /** The time of the API's last answer. */
  #answeredAt = 0;
  #isInPage: boolean;
  readonly #search = new Search();
  /** What has happened since the last call of `takeSteps`. */
  #steps: Step[] = [];

  constructor({ host, configuration, filters, clock, tell, connect }: SessionOptions) {
    const { token } = configuration;
    this.configuration = configuration;
    this.#host = host;
    this.#filters = filters;
    this.#clock = clock;
    this.#tell = tell;
    this.#access = typeof token === 'string' ? new PageToken(token) : token;
    this.#api = connect(configuration, this.#access);
    this.#isInPage = host.isConnected;
    this.#list = this.#createList();
  }

  get state(): ListState {
    const { leads, total, unread, hasMore } = this.#list;
    return {
      status: this.#status,
      leads,
      matching: this.#matching,
      total,
      unread,
      hasMore,
      failure: this.#failure,
      isQuiet: this.#isQuiet,
      filterResult: this.#filterResult,
      isSearching: this.#search.isRunning || (this.#filters.isTyping && !this.#failure && this.#canSearch),
      hasClient: true,
    };
  }

  /** Returns what has happened since the last call, for an update that draws it. */
  takeSteps(): readonly Step[] {
    return this.#steps.splice(0);
  }

  /** Whether the first page has been requested. */
  get isOpening(): boolean {
    return this.#queue.has('first');
  }

  /** Whether the last answer is a minute old, or the clock was set back since. */
  get isOutdated(): boolean {
    const age = Math.abs(this.#clock.now() - this.#answeredAt);
    return this.#isOpen && !this.#queue.running && age >= OUTDATED_MS;
  }

  /**
   * Reads the first page. Does nothing if it has been read or requested, or has failed, since the
   * reader then retries.
   */
  open(signal: AbortSignal): Promise<boolean> | undefined {
    if (this.#isOpen || this.#failure || this.isOpening) {
      return undefined;
    }
    signal.addEventListener('abort', () => this.#queue.abort('first'));
    return this.#queue.add('first');
  }

  /**
   * Follows an update of the element: its token, its presence in the page, and its filter. Returns
   * the second refusal in a row, after which a list with a new token is read again, but not at once.
   */
  update({ token }: Configuration): ApiError | undefined {
    const { isConnected } = this.#host;
    if (isConnected !== this.#isInPage) {
      this.#isInPage = isConnected;
      if (!isConnected) {
        this.#suspend();
      } else if (this.#isUnchecked) {
        this.check();
      }
    }
    const refusal = this.#replaceToken(token);
    if (this.#failure?.operation === 'readOn' && !this.#filters.filter) {
      // There is no search to read on for.
      this.#failure = undefined;
    }
    this.#followSearch();
    return refusal;
  }

  /** Ends the session. Rows that it has read or still reads are not shown. */
  close(): void {
    this.#isInPage = false;
    this.#suspend();
    this.#drop();
  }

  /**
   * Reads the next page, or what has failed. With a filter, joins the search or extends it. The
   * promise never rejects, and resolves to whether rows came.
   */
  loadMore(): Promise<boolean> {
    if (this.#failure) {
      return this.retry(false);
    }
    if (this.#filters.filter && this.#isOpen) {
      return this.#searchFurther();
    }
    // A refresh that runs may bring more.
    const mayBring = this.#list.hasMore || this.#queue.running !== undefined;
    return this.#request(mayBring, this.#isOpen ? 'more' : 'first');
  }

  /** Reads all shown rows again, or the first page if that is missing. */
  async refresh(): Promise<void> {
    if (this.#failure && !this.#isOpen) {
      await this.retry(false);
      return;
    }
    // The first page may lack data that the page has saved since.
    await this.#request(this.#isOpen || this.isOpening, 'refresh');
  }

  /** Waits for the first page, if it has been requested. */
  async untilOpen(): Promise<void> {
    if (this.isOpening) {
      await this.#queue.add('first');
    }
  }

  /** Whether the API has refused to answer, and has not answered since. */
  get isRefused(): boolean {
    return this.#refusals > 0;
  }

  /** Whether what has failed may succeed later, without anybody doing anything. */
  get comesBack(): boolean {
    const error = this.#failure?.error;
    return error ? isPassing(error) || this.#hasNewToken : this.isOutdated || this.#isUnchecked;
  }

  /**
   * Reads again, by itself, what has failed, or the first rows of an old list. Does nothing after a
   * refusal, since it would only fail again.
   */
  wake(): void {
    if (this.#failure) {
      void (this.comesBack && this.retry(true));
    } else if ((this.isOutdated || this.#isUnchecked) && this.#refusals === 0) {
      void this.#request(!isOffline(), 'refreshHead');
    }
  }

  /**
   * Asks the API again after the browser has restored the page from its back/forward cache, since
   * the reader may have changed. Drops the list if the API refuses. Aborts what runs, since its
   * answer describes the time before.
   */
  check(): void {
    const { isOpening } = this;
    this.#isUnchecked = true;
    this.#queue.clear();
    const isNeeded = this.#isOpen || isOpening || this.#failure !== undefined;
    void this.#request(isNeeded, this.#isOpen ? 'refreshHead' : 'first');
  }

  /**
   * Reads what has failed again, after the site was asked who is signed in. The site must not be
   * asked if it has just answered.
   *
   * @param isQuiet whether nobody hears of it if that fails again in a way that passes
   */
  retry(isQuiet: boolean, isAnswered = false): Promise<boolean> {
    const operation = this.#failure?.operation;
    if (!operation) {
      return Promise.resolve(false);
    }
    const isJoined = this.#queue.has(operation);
    this.#isQuiet = isQuiet && (this.#isQuiet || !isJoined);
    // A failing API says nothing about who is signed in.
    if (this.#refusals > 0 && !isAnswered && !isJoined) {
      void this.#access.ask?.();
    }
    return operation === 'readOn' ? this.#searchFurther() : this.#request(true, operation);
  }

  get #status(): Status {
    const { running } = this.#queue;
    if (!this.#isOpen) {
      return this.#failure && !this.isOpening ? 'error' : 'loading';
    }
    if (this.#search.isRunning) {
      return 'loading-more';
    }
    if (running) {
      return BUSY[running];
    }
    if (this.#failure) {
      return 'error-more';
    }
    if (!this.#list.isComplete) {
      return 'ready';
    }
    return this.#list.total === 0 ? 'empty' : 'complete';
  }

  /** The same array until the leads or the filter change. */
  get #matching(): readonly Lead[] {
    return this.#filterLeads(this.#list.leads, this.#filters.filter);
  }

  get #filterResult(): FilterResult | undefined {
    if (!this.#filters.filter) {
      return undefined;
    }
    const { leads, total, isComplete, hasMore } = this.#list;
    const isStopped = hasMore && !this.#failure && this.#search.isEnough(this.#list);
    return { matching: this.#matching.length, loaded: leads.length, total, isComplete, isStopped };
  }

  async #request(isNeeded: boolean, operation: Operation): Promise<boolean> {
    return isNeeded && this.#isInPage && this.#queue.add(operation);
  }

  /** Lit reports what an update throws. */
  #untilDrawn(): Promise<unknown> {
    return this.#host.updateComplete.catch(() => undefined);
  }

  async #perform(operation: Operation, signal: AbortSignal): Promise<Outcome> {
    try {
      return await this.#changeList(operation, signal);
    } catch (error) {
      return toApiError(error);
    }
  }

  #changeList(operation: Operation, signal: AbortSignal): Promise<Change> | undefined {
    const { pageSize } = this.#host;
    switch (operation) {
      case 'first':
        this.#list = this.#createList();
        this.#resetSearch();
        return this.#list.first(pageSize, signal);
      case 'more':
        return this.#list.hasMore ? this.#list.more(pageSize, signal) : undefined;
      case 'readOn':
        return this.#list.hasMore ? this.#list.readOn(signal) : undefined;
      case 'refresh':
      case 'refreshHead':
        return this.#list[operation](pageSize, signal);
    }
  }

  #createList(): LeadList {
    const { firstPosition } = this.configuration;
    return new LeadList({
      fetchPage: (start, length, signal) =>
        this.#api.fetchPage(start, length, signal, {
          timeout: this.#host.timeout,
          // Nobody waits for it.
          isSentOnce: this.#queue.running === 'refreshHead',
        }),
      firstPosition: firstPosition ?? undefined,
      mayRefuseStart,
      onStartRefused: () =>
        this.#tell('The API has no position 0. Set first-position="1" to save a request.'),
    });
  }

  #handleEnd(operation: Operation, outcome: Outcome): void {
    if (outcome instanceof ApiError) {
      this.#handleFailure(operation, outcome);
    } else if (outcome) {
      this.#handleChange(operation, outcome);
    }
    this.#isQuiet = false;
    this.#followSearch();
  }

  #handleChange(operation: Operation, change: Change): void {
    this.#isOpen = true;
    this.#answeredAt = this.#clock.now();
    this.#refusals = 0;
    this.#isUnchecked = false;
    this.#failure = undefined;
    this.#search.noteMoves(change.moves ?? 0);
    this.#steps.push({ type: 'change', operation, change });
  }

  /** A failed refresh does not change the shown rows, unless the API refuses to show them. */
  #handleFailure(failed: Operation, error: ApiError): void {
    const isRefused = error.kind === 'auth' || error.kind === 'api';
    const isDropped = error.kind === 'auth' || (isRefused && this.#isUnchecked);
    if (isRefused) {
      this.#refusals++;
      this.#hasNewToken = false;
    }
    if (isDropped) {
      this.#queue.clear();
      this.#drop();
    }
    const operation = isDropped ? 'first' : failed;
    const failure = { error, operation };
    const isQuiet = this.#isQuiet && isPassing(error) && this.#failure !== undefined;
    if (SHOWN_FAILURES.includes(operation)) {
      // The message stays while the failure is quiet.
      this.#failure = isQuiet ? this.#failure : failure;
      this.#search.isRunning = false;
      this.#queue.abort('readOn');
      // Otherwise, the result of a search would interrupt the announcement of the failure.
      this.#filters.endPause();
    }
    if (operation === 'refresh' || this.#isUnchecked) {
      // The next return or the network reads it again.
      this.#answeredAt = -Infinity;
    }
    this.#steps.push({ type: 'failure', failure, isQuiet });
  }

  #replaceToken(token: Configuration['token']): ApiError | undefined {
    const access = this.#access;
    const isNew = typeof token === 'string' && access instanceof PageToken && access.replace(token);
    if (!isNew || !this.#failure || this.#refusals === 0) {
      return undefined;
    }
    this.#hasNewToken = true;
    if (this.#refusals > 1) {
      return this.#failure.error;
    }
    void this.retry(true);
    return undefined;
  }

  get #canSearch(): boolean {
    return this.#isInPage && this.#isOpen && this.#search.hasWork(this.#list);
  }

  #resetSearch(): void {
    this.#search.reset();
    this.#filters.endPause();
  }

  /** Starts, continues or ends a search after any change of the state. */
  #followSearch(isRetry = false): void {
    const search = this.#search;
    search.follow(this.#filters.filter);
    const mayStart = !this.#filters.isTyping && (isRetry || !this.#failure);
    if (search.isRunning && !this.#canSearch) {
      this.#endSearch();
    } else if (!search.isRunning && this.#canSearch && mayStart) {
      search.start(this.#matching.length);
    }
    if (search.isRunning) {
      void this.#queue.add('readOn');
    }
  }

  #endSearch(): void {
    this.#search.isRunning = false;
    // It may wait behind another operation.
    this.#queue.abort('readOn');
    const filterResult = this.#filterResult;
    if (filterResult && this.#isInPage) {
      if (this.#list.hasMore) {
        this.#search.stop();
      }
      this.#filters.endPause();
      const first = this.#matching[this.#search.foundBefore];
      this.#steps.push({ type: 'result', filterResult, first });
    }
  }

  /** Joins a running search, retries a failed one, or extends the last one. */
  async #searchFurther(): Promise<boolean> {
    const list = this.#list;
    const { length } = list.leads;
    this.#filters.endPause();
    this.#search.extend(list);
    this.#followSearch(true);
    this.#host.requestUpdate();
    while (this.#search.isRunning) {
      await this.#queue.add('readOn');
    }
    await this.#untilDrawn();
    return this.#list === list && list.leads.length > length;
  }

  /** Forgets the list and the steps that nobody has seen. */
  #drop(): void {
    this.#list = this.#createList();
    this.#isOpen = false;
    this.#steps = [];
    this.#resetSearch();
  }

  /** Stops what runs. An interrupted retry may start again without the earlier failure. */
  #suspend(): void {
    if (this.isOpening) {
      this.#failure = undefined;
    }
    this.#queue.clear();
    this.#search.isRunning = false;
  }
}
