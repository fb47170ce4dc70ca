import { ApiError, mayRefuseStart } from '../model/api-error.js';
import { pageAccess, type Access } from '../api/access.js';
import type { LeadsApi } from '../api/leads-api.js';
import { filterLeads, type FilterResult } from '../model/filter.js';
import { LeadList, MAX_MORE, type Change } from '../model/lead-list.js';
import type { Lead } from '../model/lead.js';
import { memoizeLast } from '../model/memoize.js';
import { MAX_LENGTH } from '../model/overlap-reader.js';
import { knowsWaiting } from '../model/tone.js';
import { hasPeriod, type Configuration } from '../settings/configuration.js';
import { hasNewContent } from '../settings/plain-data.js';
import { RetryLater } from '../waiting/retry-later.js';
import type { ListedUnread } from '../sign-in/followers.js';
import { Failures } from './failures.js';
import type { Filters } from './filters.js';
import type { ListState, Step } from './list-state.js';
import { isRefresh, OperationQueue, type Call, type Operation } from './operation-queue.js';
import type { ListParts } from './list-parts.js';
import { listedUnread } from './listed-unread.js';
import { Recovery } from './recovery.js';
import { Search } from './search.js';
import type { ListHost } from './list-host.js';
import type { ClientListOptions } from './client-list-options.js';
import { statusOf } from './status-of.js';

/**
 * One client's list, from the first request to the sign-out: its state, and the operations that
 * change it. Another configuration creates another list.
 */
export class ClientList {
  readonly configuration: Configuration;
  readonly failures: Failures;
  readonly recovery: Recovery;
  readonly #options: ClientListOptions;
  readonly #host: ListHost;
  readonly #filters: Filters;
  readonly #access: Access;
  readonly #api: Pick<LeadsApi, 'fetchPage' | 'pace'>;
  readonly #queue: OperationQueue;
  readonly #search: Search;
  readonly #parts: ListParts;
  readonly #filterLeads = memoizeLast(filterLeads);
  #list: LeadList;
  /** The token, if the page sets it, since the last update. */
  #token = '';
  #steps: Step[] = [];

  constructor(options: ClientListOptions) {
    const { host, configuration, filters, connect } = options;
    this.configuration = configuration;
    this.#options = options;
    this.#host = host;
    this.#filters = filters;
    const { token } = configuration;
    this.#access = typeof token === 'string' ? pageAccess(() => this.#token) : token;
    this.#api = connect(configuration, this.#access);
    this.#list = this.#createList();
    this.#queue = new OperationQueue({
      host,
      pace: () => this.#api.pace,
      perform: (operation, signal) => this.#perform(operation, signal),
      onEnd: (...end) => this.#handleEnd(...end),
    });
    this.failures = new Failures(new RetryLater(options, () => this.recovery.wake()));
    this.#parts = {
      host,
      filters,
      clock: options.clock,
      access: this.#access,
      queue: this.#queue,
      failures: this.failures,
      list: () => this.#list,
      matching: () => this.#matching,
      canMatch: () => this.#canMatch,
    };
    this.#search = new Search(this.#parts, (first) => this.#steps.push({ type: 'result', first }));
    this.recovery = new Recovery(this.#parts, this.#search);
  }

  get state(): ListState {
    const { leads, total, unread, hasMore, isComplete } = this.#list;
    return {
      status: statusOf(this.#list, this.#queue, this.failures.shown !== undefined),
      leads,
      matching: this.#matching,
      total,
      unread,
      hasMore,
      isComplete,
      failure: this.failures.shown,
      willRetry: this.failures.mayPass,
      isQuiet: this.#queue.running?.isQuiet ?? false,
      filterResult: this.#filterResult,
      isSearching: this.#search.isOn,
      hasClient: true,
      hasPeriod: hasPeriod(this.configuration),
    };
  }

  get listedUnread(): ListedUnread | undefined {
    return listedUnread(this.configuration, this.#parts, this.recovery.answeredAt);
  }

  /** Returns what has happened since the last call, for an update that draws it. */
  takeSteps(): readonly Step[] {
    return this.#steps.splice(0);
  }

  get isOpening(): boolean {
    return this.#queue.has('first');
  }

  /**
   * Reads the first page, in its turn, or waits for it. What has failed before is read again by
   * itself. Resolves to whether rows came.
   */
  async open(): Promise<boolean> {
    if (this.isOpening || !(this.#list.isRead || this.failures.shown)) {
      return this.#queue.add('first', { by: 'page' });
    }
    if (this.failures.mayPass) {
      this.failures.retryLater.afterReconnect();
    }
    return false;
  }

  /** Follows an update of the element: its token, its presence in the page, and its filter. */
  update({ token }: Configuration): void {
    if (!this.#host.isHere) {
      this.#suspend();
    }
    if (typeof token === 'string' && token !== this.#token) {
      this.#token = token;
      if (this.failures.noteToken()) {
        void this.recovery.retry({ by: 'page' });
      }
    }
    if (this.failures.shown?.operation === 'readOn' && !this.#filters.filter) {
      // There is no search to read on for.
      this.failures.forget();
      this.#host.requestUpdate();
    }
    this.#search.follow();
  }

  /** Ends the list. Rows that it has read or still reads are not shown. */
  close(): void {
    this.#queue.abort();
    this.failures.forget();
    this.#drop();
  }

  /**
   * Reads the next page, or what has failed. With a filter, joins the search or extends it. The
   * promise never rejects, and resolves to whether rows came.
   */
  async loadMore(call: Call): Promise<boolean> {
    if (this.failures.shown) {
      return this.recovery.retry(call);
    }
    if (this.#filters.filter && this.#list.isRead) {
      return this.#search.readFurther(call);
    }
    // A refresh that runs may bring more.
    const mayBring = this.#list.hasMore || this.#queue.running !== undefined;
    return mayBring && this.#queue.add(this.#list.isRead ? 'more' : 'first', call);
  }

  /** Reads all shown rows again, or the first page if that is missing. Resolves to whether rows came. */
  async refresh(call: Call): Promise<boolean> {
    // The first page may lack data that the page has saved since.
    const mayRefresh = this.#list.isRead || this.isOpening;
    return mayRefresh ? this.#queue.add('refresh', call) : this.recovery.retry(call);
  }

  /** The same array until the leads or the filter change. */
  get #matching(): readonly Lead[] {
    const { filter } = this.#filters;
    return this.#filterLeads(this.#list.leads, filter, this.#options.statusTones());
  }

  get #canMatch(): boolean {
    return !this.#filters.filter?.waiting || knowsWaiting(this.#options.statusTones());
  }

  get #filterResult(): FilterResult | undefined {
    const { filter } = this.#filters;
    const { leads, total, isComplete } = this.#list;
    if (!filter) {
      return undefined;
    }
    return {
      matching: this.#matching.length,
      loaded: leads.length,
      total,
      isComplete: isComplete || !this.#canMatch,
      isWaitingOnly: !hasNewContent(filter, { waiting: true }),
    };
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
    const wasSearching = operation === 'readOn' || this.#search.isReading;
    if (outcome instanceof ApiError) {
      this.#handleFailure(operation, outcome, isQuiet);
    } else {
      this.recovery.noteAnswer();
      this.failures.noteSuccess();
      this.#search.noteMoves(wasSearching ? (outcome.moves ?? 0) : 0);
      this.#steps.push({ type: 'change', operation, change: outcome });
    }
    if (!this.#list.hasMore) {
      // A further page that waits has nothing to load.
      this.#queue.abort('more');
    }
    this.#search.follow(wasSearching);
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
      this.recovery.noteOutdated();
    }
  }

  /** Forgets the list and the steps that nobody has seen. */
  #drop(): void {
    this.#list = this.#createList();
    this.#steps = [];
    this.#search.startOver();
    this.#host.requestUpdate();
  }

  /** Stops what runs. A first page or a check that is interrupted begins anew, as the first page. */
  #suspend(): void {
    if (this.isOpening || this.failures.isUnchecked) {
      this.failures.forget();
      this.#drop();
    }
    this.#queue.abort();
    this.failures.retryLater.pause();
  }
}
