import { ApiError, mayRefuseStart } from '../api/api-error.js';
import { pageAccess, type Access } from '../api/access.js';
import { isOutdated } from '../api/clock.js';
import type { LeadsApi } from '../api/leads-api.js';
import { Pace } from '../api/pace.js';
import { isOffline } from '../api/transport.js';
import { filterLeads } from '../model/filter.js';
import { LeadList, MAX_LENGTH, MAX_MORE, type Change } from '../model/lead-list.js';
import type { Lead } from '../model/lead.js';
import { memoizeLast } from '../model/memoize.js';
import type { Configuration } from '../settings/configuration.js';
import type { WindowMoment } from '../sign-in/window-link.js';
import { RetryLater } from '../sign-in/retry-later.js';
import type { ListedUnread } from '../sign-in/followers.js';
import { Failures } from './failures.js';
import type { Filters } from './filters.js';
import type { ListState, Step } from './list-state.js';
import { isRefresh, OperationQueue, type Operation } from './operation-queue.js';
import { ReadOnLimit } from './read-on-limit.js';
import { untilDrawn, type SessionHost } from './session-host.js';
import type { SessionOptions } from './session-options.js';
import { statusOf } from './status-of.js';

/**
 * One client's list, from the first request to the sign-out: its state, and the operations that
 * change it. Another configuration creates another session.
 */
export class LeadsSession {
  readonly configuration: Configuration;
  readonly failures: Failures;
  readonly #options: SessionOptions;
  readonly #host: SessionHost;
  readonly #filters: Filters;
  readonly #access: Access;
  readonly #api: Pick<LeadsApi, 'fetchPage'>;
  readonly #queue: OperationQueue;
  readonly #filterLeads = memoizeLast(filterLeads);
  #list: LeadList;
  #readOnLimit = new ReadOnLimit();
  /** The number of matches when the search began. */
  #foundBefore = 0;
  /** When the last answer came, unless it is known to be outdated. */
  #answeredAt = -Infinity;
  /** The token, if the page sets it, since the last update. */
  #token = '';
  #steps: Step[] = [];

  constructor(options: SessionOptions) {
    const { host, configuration, filters, connect } = options;
    this.configuration = configuration;
    this.#options = options;
    this.#host = host;
    this.#filters = filters;
    const { token } = configuration;
    const isOwn = typeof token === 'string';
    this.#access = isOwn ? pageAccess(() => this.#token, new Pace(options.clock)) : token;
    this.#api = connect(configuration, this.#access);
    this.#list = this.#createList();
    this.#queue = new OperationQueue({
      host,
      perform: (operation, signal) => this.#perform(operation, signal),
      onEnd: (...end) => this.#handleEnd(...end),
    });
    this.failures = new Failures(new RetryLater(options, () => this.#wake()));
  }

  get pace(): Pace {
    return this.#access.pace;
  }

  get state(): ListState {
    const { leads, total, unread, hasMore, isComplete } = this.#list;
    const matching = this.#matching;
    const progress = { matching: matching.length, loaded: leads.length, total, isComplete };
    const isSearchDue = this.#filters.isTyping && !this.failures.shown && this.#hasSearchWork;
    return {
      status: statusOf(this.#list, this.#queue, this.failures.shown !== undefined),
      leads,
      matching,
      total,
      unread,
      hasMore,
      failure: this.failures.shown,
      isQuiet: this.#queue.running?.isQuiet ?? false,
      filterResult: this.#filters.filter ? progress : undefined,
      isSearching: this.#isSearching || isSearchDue,
      hasClient: true,
      hasPeriod: this.#hasPeriod,
    };
  }

  /** What badges may show; undefined if the list has a period, waits to be seen, or has failed. */
  get listedUnread(): ListedUnread | undefined {
    const { siteCode } = this.configuration.query;
    const { unread, hasMore } = this.#list;
    const phase = this.#hasPeriod ? undefined : this.#phase;
    return phase && { siteCode, phase, unread, hasMore };
  }

  get #hasPeriod(): boolean {
    const { begDate, endDate } = this.configuration.query;
    return begDate !== undefined || endDate !== undefined;
  }

  get #phase(): ListedUnread['phase'] | undefined {
    if (this.isOpening || this.#list.isRead) {
      return this.isOpening ? 'asking' : 'read';
    }
    return this.failures.shown?.error.kind === 'auth' ? 'refused' : undefined;
  }

  /** Returns what has happened since the last call, for an update that draws it. */
  takeSteps(): readonly Step[] {
    return this.#steps.splice(0);
  }

  get isOpening(): boolean {
    return this.#queue.has('first');
  }

  /** Whether the last answer is a minute old, or an inquiry has been opened since. */
  get isOutdated(): boolean {
    const isIdle = this.#list.isRead && !this.#queue.running;
    return isIdle && isOutdated(this.#options.clock, this.#answeredAt);
  }

  /** Notes that the reader has opened an inquiry: its messages are probably read. */
  noteOpened(): void {
    this.#answeredAt = -Infinity;
  }

  /**
   * Reads the first page, or waits for it. What has failed before is read again by itself. Resolves to
   * whether rows came.
   */
  async open(): Promise<boolean> {
    if (this.isOpening || !(this.#list.isRead || this.failures.shown)) {
      return this.#queue.add('first');
    }
    if (this.failures.mayPass) {
      this.failures.retryLater.afterReconnect();
    }
    return false;
  }

  /** Follows an update of the element: its token, its presence in the page, and its filter. */
  update({ token }: Configuration): void {
    if (!this.#host.isConnected) {
      this.#suspend();
    }
    if (typeof token === 'string' && token !== this.#token) {
      this.#token = token;
      if (this.failures.noteToken()) {
        void this.#retry(false);
      }
    }
    if (this.failures.shown?.operation === 'readOn' && !this.#filters.filter) {
      // There is no search to read on for.
      this.failures.shown = undefined;
    }
    this.#followSearch();
  }

  /** Ends the session. Rows that it has read or still reads are not shown. */
  close(): void {
    this.#queue.abort();
    this.failures.shown = undefined;
    this.failures.retryLater.stop();
    this.#drop();
  }

  /**
   * Reads the next page, or what has failed. With a filter, joins the search or extends it. The
   * promise never rejects, and resolves to whether rows came.
   */
  async loadMore(): Promise<boolean> {
    if (this.failures.shown) {
      return this.#retry(false);
    }
    if (this.#filters.filter && this.#list.isRead) {
      return this.#searchFurther(false);
    }
    // A refresh that runs may bring more.
    const mayBring = this.#list.hasMore || this.#queue.running !== undefined;
    return mayBring && this.#queue.add(this.#list.isRead ? 'more' : 'first');
  }

  /** Reads all shown rows again, or the first page if that is missing. Resolves to whether rows came. */
  async refresh(): Promise<boolean> {
    // The first page may lack data that the page has saved since.
    const mayRefresh = this.#list.isRead || this.isOpening;
    return mayRefresh ? this.#queue.add('refresh') : this.#retry(false);
  }

  /** Reads what has failed or is old when the reader or the network is back. */
  handleMoment(moment: WindowMoment): void {
    if (moment === 'visible') {
      // The site is asked first, perhaps by another file's listener, between which microtasks run:
      // otherwise, the token of a former client could leave.
      this.#options.clock.after(0, () => {
        // While a try is scheduled, a return must not add to the load of an API in trouble.
        if (!this.failures.retryLater.isScheduled) {
          this.#wake();
        }
      });
    } else if (moment === 'restored') {
      this.#check();
    } else if (moment === 'online' && (this.failures.mayPass || this.isOutdated)) {
      this.failures.retryLater.afterReconnect();
    }
  }

  /** Reads again, by itself, what has failed, or an old list. After a refusal, it would fail again. */
  #wake(): void {
    if (this.failures.shown) {
      void (this.failures.mayPass && this.#retry(true));
    } else if (this.isOutdated && !this.failures.isRefused && !isOffline()) {
      void this.#queue.add('refreshHead', true);
    }
  }

  /**
   * Asks the API again after Back or Forward, since the reader may have changed. Aborts what runs,
   * since its answer describes the time before.
   */
  #check(): void {
    const hasAsked = this.#list.isRead || this.isOpening || this.failures.shown !== undefined;
    this.failures.isUnchecked = true;
    this.#queue.abort();
    if (hasAsked) {
      void (this.#list.isRead ? this.#queue.add('refreshHead', true) : this.#queue.add('first'));
    }
  }

  /** Reads again what has failed, now that the site has said who is signed in. */
  async resume(): Promise<boolean> {
    if (this.failures.shown) {
      return this.#readFailedAgain(this.failures.shown.operation, true);
    }
    // Otherwise, a refused refresh of shown rows would be the last one.
    const isDue = this.failures.isRefused && this.isOutdated;
    return isDue && this.#queue.add('refreshHead', true);
  }

  /**
   * Reads what has failed again. After a refusal, asks the site first who is signed in: any other
   * failure of the API says nothing about that.
   *
   * @param isQuiet whether nobody waits for it. Nobody hears then that it has failed again.
   */
  async #retry(isQuiet: boolean): Promise<boolean> {
    const operation = this.failures.shown?.operation;
    if (!operation) {
      return false;
    }
    if (this.failures.isRefused && !this.#queue.has(operation)) {
      void this.#access.ask?.();
    }
    return this.#readFailedAgain(operation, isQuiet);
  }

  #readFailedAgain(operation: Operation, isQuiet: boolean): Promise<boolean> {
    return operation === 'readOn'
      ? this.#searchFurther(isQuiet)
      : this.#queue.add(operation, isQuiet);
  }

  /** The same array until the leads or the filter change. */
  get #matching(): readonly Lead[] {
    return this.#filterLeads(this.#list.leads, this.#filters.filter);
  }

  #perform(operation: Operation, signal: AbortSignal): Promise<Change> {
    if (operation === 'readOn') {
      return this.#list.more(MAX_LENGTH, signal);
    }
    const { pageSize } = this.#options.preferences();
    const length = operation === 'more' ? Math.min(pageSize, MAX_MORE) : pageSize;
    return this.#list[operation](length, signal);
  }

  #createList(): LeadList {
    return new LeadList({
      fetchPage: (start, length, each) =>
        this.#api.fetchPage(start, length, each, {
          timeout: this.#options.preferences().timeout,
          isQuiet: this.#queue.running?.isQuiet ?? false,
        }),
      firstPosition: this.configuration.firstPosition ?? undefined,
      mayRefuseStart,
      onStartRefused: () =>
        this.#options.warn('The API has no position 0. Set first-position="1" to save a request.'),
    });
  }

  #handleEnd(operation: Operation, outcome: Change | ApiError, isQuiet: boolean): void {
    const wasSearching = operation === 'readOn' || this.#isSearching;
    if (outcome instanceof ApiError) {
      this.#handleFailure(operation, outcome, isQuiet);
    } else {
      this.#answeredAt = this.#options.clock.now();
      this.failures.noteSuccess();
      this.#readOnLimit.noteMoves(wasSearching ? (outcome.moves ?? 0) : 0);
      this.#steps.push({ type: 'change', operation, change: outcome });
    }
    if (!this.#list.hasMore) {
      // A further page that waits has nothing to load.
      this.#queue.abort('more');
    }
    this.#followSearch(wasSearching);
  }

  #handleFailure(operation: Operation, error: ApiError, isQuiet: boolean): void {
    const failure = this.failures.note(operation, error, isQuiet);
    if (failure.operation === 'first') {
      // Whatever waits needs rows.
      this.#queue.abort();
      this.#drop();
    }
    if (!isRefresh(failure.operation)) {
      this.#queue.abort('readOn');
      // Otherwise, the result of a search would interrupt the announcement of the failure.
      this.#filters.endPause();
    }
    if (failure.operation === 'refresh' || this.failures.isUnchecked) {
      // The next return or the network reads it again.
      this.#answeredAt = -Infinity;
    }
  }

  get #isSearching(): boolean {
    return this.#queue.has('readOn');
  }

  get #hasSearchWork(): boolean {
    return this.#filters.filter !== null && this.#readOnLimit.mayReadOn(this.#list);
  }

  /** Starts, continues or ends a search after any change of the state. */
  #followSearch(wasSearching = this.#isSearching): void {
    // After a failure, only a retry may.
    const mayRead = !this.failures.shown || this.#isSearching;
    if (mayRead && this.#hasSearchWork && (wasSearching || !this.#filters.isTyping)) {
      this.#foundBefore = wasSearching ? this.#foundBefore : this.#matching.length;
      if (!this.#isSearching) {
        void this.#queue.add('readOn');
      }
      return;
    }
    this.#queue.abort('readOn');
    if (wasSearching && mayRead && this.#filters.filter) {
      this.#filters.endPause();
      this.#steps.push({ type: 'result', first: this.#matching[this.#foundBefore] });
    }
  }

  /** Joins a running search, retries a failed one, or extends the last one. */
  async #searchFurther(isQuiet: boolean): Promise<boolean> {
    const list = this.#list;
    const { length } = list.leads;
    const wasSearching = this.#isSearching;
    // The reader need not pause.
    this.#filters.endPause();
    if (!this.#readOnLimit.mayReadOn(list)) {
      this.#readOnLimit = new ReadOnLimit(length);
    }
    void this.#queue.add('readOn', isQuiet);
    this.#followSearch(wasSearching);
    this.#host.requestUpdate();
    while (this.#isSearching) {
      await this.#queue.add('readOn', isQuiet);
    }
    await untilDrawn(this.#host);
    return this.#list === list && list.leads.length > length;
  }

  /** Forgets the list and the steps that nobody has seen. */
  #drop(): void {
    this.#list = this.#createList();
    this.#readOnLimit = new ReadOnLimit();
    this.#steps = [];
    this.#filters.endPause();
  }

  /** Stops what runs. A first page or a check that is interrupted begins anew, as the first page. */
  #suspend(): void {
    if (this.isOpening || this.failures.isUnchecked) {
      this.failures.shown = undefined;
      this.#drop();
    }
    this.#queue.abort();
    this.failures.retryLater.pause();
  }
}
