import { Task } from '@lit/task';
import type { ReactiveControllerHost } from 'lit';
import { ApiError } from './api/api-error.js';
import type { Clock } from './api/clock.js';
import { LeadsApi } from './api/leads-api.js';
import type { TokenProvider } from './api/token-source.js';
import { knownFirstPosition, rememberFirstPosition } from './leads/first-positions.js';
import { LeadList, type Change } from './leads/lead-list.js';
import { OperationQueue } from './operation-queue.js';
import { sameConfiguration, type Settings } from './settings.js';
import type { Status } from './status.js';

/** What is done with a list that has its first page. */
export type Operation = 'more' | 'refresh' | 'refresh-head' | 'probe';

type Configuration = Settings['configuration'];

/** Where a quiet refresh disturbs nothing. */
const RESTING: ReadonlySet<Status> = new Set(['empty', 'ready', 'complete', 'error-more']);

/** The element, as its controller sees it. */
export interface LeadsHost extends ReactiveControllerHost {
  readonly isConnected: boolean;
}

export interface LeadsControllerOptions {
  readonly clock: Clock;
  /** Whether the first request must wait; a change of it is an update of the element. */
  readonly isHeld: () => boolean;
  /** Whether the page is visible and online. */
  readonly isAwake: () => boolean;
  readonly onStatus: (before: Status, after: Status) => void;
  /** The list has changed, `after` this; called before the change is drawn. */
  readonly onChange: (change: Change, after: Status) => void;
  /** The change stands in the DOM. */
  readonly onDrawn: (change: Change) => void;
  /** Called before anything is drawn of it; gives whether the reader is to see it. */
  readonly onFailure: (error: ApiError, next: Status) => boolean;
}

/**
 * Loads one client's list for an element: what is asked, one operation at a time, the status, and
 * the failure to show. The first page is one Task, which starts over when the configuration
 * changes; what comes after it is another.
 */
export class LeadsController {
  /** Rows per page from now on. */
  pageSize = 20;

  readonly #host: LeadsHost;
  readonly #options: LeadsControllerOptions;
  /** What the element says, also while it is apart from the document. */
  #wanted: Configuration;
  /** What is asked for. */
  #configuration: Configuration;
  #api: LeadsApi | undefined;
  #list = new LeadList({ fetchPage: nothingToFetch });
  #status: Status = 'unconfigured';
  #error: ApiError | undefined;
  #operations = new OperationQueue<Operation>();
  #isCutOff = false;
  #starts = 0;
  #failedAsleep = false;
  readonly #firstTask;
  readonly #furtherTask;

  constructor(host: LeadsHost, options: LeadsControllerOptions) {
    this.#host = host;
    this.#options = options;
    options.onStatus(this.#status, this.#status);
    this.#firstTask = new Task(host, {
      args: () => [options.isHeld() ? undefined : this.#configuration, this.#starts] as const,
      task: ([configuration], { signal }) => this.#loadFirst(configuration, signal),
    });
    this.#furtherTask = new Task(host, {
      autoRun: false,
      task: ([operation]: readonly [Operation], { signal }) => this.#operate(operation, signal),
    });
  }

  get list(): LeadList {
    return this.#list;
  }

  get status(): Status {
    return this.#status;
  }

  /** The failure to show, if any. */
  get error(): ApiError | undefined {
    return this.#error;
  }

  /** The API base that is asked, if any. */
  get base(): string | undefined {
    return this.#configuration instanceof ApiError ? undefined : this.#configuration?.base;
  }

  /** Whether there is something to ask. */
  get isConfigured(): boolean {
    return this.#api !== undefined;
  }

  /** Milliseconds for the pages asked for from now on. */
  set timeout(ms: number) {
    if (this.#api) this.#api.timeout = ms;
  }

  /**
   * Says what is asked from now on. Where that is something else, nothing of the earlier list
   * stays, and the result is true. Apart from the document nothing is asked.
   */
  configure(configuration: Configuration): boolean {
    const { isConnected } = this.#host;
    const isResumed = this.#isCutOff && isConnected;
    const isSame = sameConfiguration(configuration, this.#wanted);
    this.#wanted = configuration;
    if (isSame && !isResumed) return false;
    this.#startOver(isConnected ? configuration : undefined);
    this.#isCutOff = !isConnected;
    return true;
  }

  /** Ends what runs, as the element has left the document. */
  cutOff(): void {
    this.#dropOperations();
    if (this.#status === 'loading') {
      this.#isCutOff = true;
      this.#firstTask.abort();
    } else if (this.#status === 'loading-more' || this.#status === 'refreshing') {
      this.#setStatus(this.#settledStatus());
    }
  }

  /** To be called when the page may have become visible or online: tries again what failed then. */
  wake(): void {
    if (!this.#failedAsleep || !this.#options.isAwake()) return;
    this.#failedAsleep = false;
    if (this.#status === 'error') void this.request('refresh');
    if (this.#status === 'error-more') void this.request('more');
  }

  /** Runs an operation, or joins it where it runs; the first page comes first. Never rejects. */
  async request(operation: Operation): Promise<void> {
    if (!this.#host.isConnected || !this.#api) return;
    if (this.#status === 'error') void this.#firstTask.run();
    if (this.#status === 'loading') {
      await this.#firstTask.taskComplete;
      return;
    }
    if (operation !== 'probe' && this.#operations.has('probe')) this.#furtherTask.abort();
    await this.#operations.run(operation, () => this.#furtherTask.run([operation]));
  }

  #startOver(configuration: Configuration): void {
    this.#starts++;
    this.#firstTask.abort();
    this.#dropOperations();
    this.#configuration = configuration;
    this.#error = undefined;
    this.#failedAsleep = false;
    if (!configuration || configuration instanceof ApiError) {
      this.#api = undefined;
      this.#list = new LeadList({ fetchPage: nothingToFetch });
      this.#setStatus('unconfigured');
      return;
    }
    const { base, query, firstPosition } = configuration;
    const token = typeof configuration.token === 'string' ? configuration.token : this.#askProvider;
    this.#api = new LeadsApi({ ...configuration, token, clock: this.#options.clock });
    this.#list = new LeadList({
      fetchPage: this.#api.fetchPage,
      firstPosition: firstPosition ?? knownFirstPosition(base, query.siteCode),
    });
    this.#setStatus('loading');
  }

  /** The provider that the element has by now. */
  readonly #askProvider: TokenProvider = () => {
    const { token } = this.#wanted as { token: TokenProvider };
    return token();
  };

  #dropOperations(): void {
    this.#operations.close();
    this.#operations = new OperationQueue();
    this.#furtherTask.abort();
  }

  async #loadFirst(configuration: Configuration, signal: AbortSignal): Promise<void> {
    if (configuration instanceof ApiError) {
      // The update that found the error must end first: a listener may change an attribute.
      await Promise.resolve();
      if (!signal.aborted) this.#fail(configuration, 'error');
    } else if (configuration) {
      await this.#attempt('loading', 'error', this.#list.first(this.pageSize, signal), signal);
    }
  }

  async #operate(operation: Operation, signal: AbortSignal): Promise<void> {
    const list = this.#list;
    const before = this.#status;
    switch (operation) {
      case 'more': {
        if (!list.hasMore) return;
        const work = list.more(this.pageSize, signal);
        return this.#attempt('loading-more', 'error-more', work, signal);
      }
      case 'refresh':
        return this.#attempt('refreshing', before, list.refresh(this.pageSize, signal), signal);
      case 'refresh-head':
        if (!RESTING.has(before)) return;
        return this.#attempt('refreshing', before, list.refreshHead(this.pageSize, signal), signal);
      case 'probe':
        return this.#probe(list, signal);
    }
  }

  /** Shows that the work runs, and then what came of it. */
  async #attempt(
    busy: Status,
    failed: Status,
    work: Promise<Change>,
    signal: AbortSignal,
  ): Promise<void> {
    const list = this.#list;
    this.#setStatus(busy);
    let change: Change;
    try {
      change = await work;
    } catch (error) {
      if (!signal.aborted) this.#fail(toApiError(error), failed);
      await this.#host.updateComplete;
      return;
    }
    if (signal.aborted) return;
    await this.#show(change, busy, signal);
    if (list === this.#list && list.needsProbe) void this.request('probe');
  }

  /** A failure here means nothing: the list is as good as before. */
  async #probe(list: LeadList, signal: AbortSignal): Promise<void> {
    const change = await list.probe(signal).catch(() => undefined);
    const configuration = this.#configuration;
    if (!change || signal.aborted || !configuration || configuration instanceof ApiError) return;
    if (list.firstPosition !== undefined) {
      rememberFirstPosition(configuration.base, configuration.query.siteCode, list.firstPosition);
    }
    if (change.added === 0) return;
    console.warn('<client-leads> This host counts from 0: set first-position="0".');
    await this.#show(change, this.#status, signal);
  }

  async #show(change: Change, after: Status, signal: AbortSignal): Promise<void> {
    this.#error = undefined;
    this.#options.onChange(change, after);
    this.#setStatus(this.#settledStatus());
    await this.#host.updateComplete;
    if (!signal.aborted) this.#options.onDrawn(change);
  }

  /** A refresh that fails leaves what was to be seen before. */
  #fail(error: ApiError, next: Status): void {
    const isShown = this.#options.onFailure(error, next);
    this.#failedAsleep = !this.#options.isAwake();
    if (this.#status !== 'refreshing') this.#error = isShown ? error : undefined;
    this.#setStatus(next);
  }

  #setStatus(status: Status): void {
    this.#options.onStatus(this.#status, status);
    this.#status = status;
    this.#host.requestUpdate();
  }

  #settledStatus(): Status {
    const { leads, total, isComplete } = this.#list;
    if (leads.length === 0 && total === 0) return 'empty';
    return isComplete ? 'complete' : 'ready';
  }
}

function nothingToFetch(): never {
  throw new Error('The element is not configured.');
}

function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  return new ApiError('protocol', 'The answer could not be read.', { cause: error });
}
