import { Task } from '@lit/task';
import type { ReactiveControllerHost } from 'lit';
import { ApiError } from './api/api-error.js';
import type { Clock } from './api/clock.js';
import { LeadsApi } from './api/leads-api.js';
import type { TokenProvider } from './api/token-source.js';
import { firstPositions } from './leads/first-positions.js';
import { LeadList, type Change } from './leads/lead-list.js';
import { sameConfiguration, type Settings } from './settings.js';
import type { Status } from './status.js';

/** What is done with a list; its first page comes before all else. */
export type Operation = 'first' | 'more' | 'refresh' | 'refresh-head' | 'probe';

type Configuration = Settings['configuration'];

/** Where a quiet refresh disturbs nothing. */
const RESTING: ReadonlySet<Status> = new Set(['empty', 'ready', 'complete', 'error-more']);

/** The element, as its controller sees it. */
export interface LeadsHost extends ReactiveControllerHost {
  readonly isConnected: boolean;
}

export interface LeadsControllerOptions {
  readonly clock: Clock;
  /** Whether the first request must wait; the element updates when that changes. */
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
 * the failure to show.
 */
export class LeadsController {
  /** What is shown. */
  list = new LeadList({ fetchPage: nothingToFetch });
  status: Status = 'unconfigured';
  /** The failure to show, if any. */
  error: ApiError | undefined;
  /** What is asked, if there is something to ask. */
  api: LeadsApi | undefined;

  readonly #host: LeadsHost;
  readonly #options: LeadsControllerOptions;
  readonly #task;
  #configuration: Configuration;
  #pageSize = 0;
  /** What `firstPositions` calls the host. */
  #hostName = '';
  /** Whether the first page is to be asked for as soon as nothing holds it back. */
  #isDue = false;
  /** What waits or runs, one after another: whoever asks for it again gets the same promise. */
  #pending = new Map<Operation, Promise<void>>();
  #last: Promise<void> | undefined;
  #failedAsleep = false;

  constructor(host: LeadsHost, options: LeadsControllerOptions) {
    this.#host = host;
    this.#options = options;
    // The script-tag file's Task takes nothing but options.
    this.#task = new Task(host, {
      task: ([operation]: readonly [Operation], { signal }) => this.#operate(operation, signal),
    });
    options.onStatus(this.status, this.status);
  }

  /**
   * Says what is asked from now on. Where that is something else, nothing of the earlier list
   * stays, and the result is true. Apart from the document nothing is asked.
   */
  configure({ configuration, preferences }: Settings): boolean {
    const isSame = sameConfiguration(configuration, this.#configuration);
    this.#configuration = configuration;
    this.#pageSize = preferences.pageSize;
    if (!isSame) this.#startOver();
    if (this.api) this.api.timeout = preferences.timeout;
    if (this.#isDue && this.#host.isConnected && !this.#options.isHeld()) void this.#run('first');
    return !isSame;
  }

  /** Ends what runs, as the element has left the document; a first page is due when it is back. */
  cutOff(): void {
    this.#drop();
    if (this.status === 'loading') this.#isDue = true;
    else if (this.status === 'loading-more' || this.status === 'refreshing') this.#settle();
  }

  /** To be called when the page may have become visible or online: tries again what failed then. */
  wake(): void {
    if (!this.#failedAsleep || !this.#options.isAwake()) return;
    this.#failedAsleep = false;
    if (this.status === 'error') void this.request('first');
    if (this.status === 'error-more') void this.request('more');
  }

  /** Runs an operation, or joins it where it runs; the first page comes first. Never rejects. */
  async request(operation: Operation): Promise<void> {
    if (!this.#host.isConnected || !this.api) return;
    if (operation !== 'probe' && this.#pending.has('probe')) this.#task.abort();
    const isFirst = this.status === 'loading' || this.status === 'error';
    await this.#run(isFirst ? 'first' : operation);
    await this.#host.updateComplete;
  }

  #run(operation: Operation): Promise<void> {
    const joined = this.#pending.get(operation);
    if (joined) return joined;
    const run = this.#runAfter(this.#last, operation);
    this.#pending.set(operation, run);
    this.#last = run;
    return run;
  }

  /** At once where nothing runs, so that the first request leaves before anything is drawn. */
  async #runAfter(last: Promise<void> | undefined, operation: Operation): Promise<void> {
    const pending = this.#pending;
    if (pending.size > 0) await last;
    if (pending === this.#pending) await this.#task.run([operation]);
    pending.delete(operation);
  }

  /** Aborts what runs, and lets go of what waits. */
  #drop(): void {
    this.#task.abort();
    this.#pending = new Map();
  }

  #startOver(): void {
    const configuration = this.#configuration;
    const asked = configuration instanceof ApiError ? undefined : configuration;
    const { clock } = this.#options;
    this.#drop();
    this.#isDue = Boolean(configuration);
    this.#failedAsleep = false;
    this.#hostName = `${asked?.base} ${asked?.query.siteCode}`;
    this.error = undefined;
    this.api = asked && new LeadsApi({ ...asked, token: this.#tokenOf(asked), clock });
    this.list = new LeadList({
      fetchPage: this.api?.fetchPage ?? nothingToFetch,
      firstPosition: asked?.firstPosition ?? firstPositions.get(this.#hostName),
    });
    this.#setStatus(asked ? 'loading' : 'unconfigured');
  }

  /** Of providers, the one that the element has by the time of a request. */
  #tokenOf({ token }: { readonly token: string | TokenProvider }): string | TokenProvider {
    if (typeof token === 'string') return token;
    return () => (this.#configuration as { token: TokenProvider }).token();
  }

  async #operate(operation: Operation, signal: AbortSignal): Promise<void> {
    const { list, status } = this;
    const pageSize = this.#pageSize;
    switch (operation) {
      case 'first':
        this.#isDue = false;
        if (!this.api) return this.#refuse(signal);
        return this.#attempt('loading', 'error', list.first(pageSize, signal), signal);
      case 'more':
        if (!list.hasMore) return;
        return this.#attempt('loading-more', 'error-more', list.more(pageSize, signal), signal);
      case 'refresh':
        return this.#attempt('refreshing', status, list.refresh(pageSize, signal), signal);
      case 'refresh-head':
        if (!RESTING.has(status)) return;
        return this.#attempt('refreshing', status, list.refreshHead(pageSize, signal), signal);
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
    const list = this.list;
    this.#setStatus(busy);
    let change: Change;
    try {
      change = await work;
    } catch (error) {
      if (!signal.aborted) this.#fail(toApiError(error), failed);
      return;
    }
    if (signal.aborted) return;
    await this.#show(change, busy, signal);
    if (list === this.list && list.needsProbe) void this.request('probe');
  }

  /** A failure here means nothing: the list is as good as before. */
  async #probe(list: LeadList, signal: AbortSignal): Promise<void> {
    const change = await list.probe(signal).catch(() => undefined);
    if (!change || signal.aborted) return;
    if (list.firstPosition !== undefined) firstPositions.set(this.#hostName, list.firstPosition);
    if (change.added === 0) return;
    console.warn('<client-leads> This host counts from 0: set first-position="0".');
    await this.#show(change, this.status, signal);
  }

  /** The update that found the error ends first: a listener may change an attribute. */
  async #refuse(signal: AbortSignal): Promise<void> {
    await Promise.resolve();
    const configuration = this.#configuration;
    if (!signal.aborted && configuration instanceof ApiError) this.#fail(configuration, 'error');
  }

  async #show(change: Change, after: Status, signal: AbortSignal): Promise<void> {
    this.error = undefined;
    this.#options.onChange(change, after);
    this.#settle();
    await this.#host.updateComplete;
    if (!signal.aborted) this.#options.onDrawn(change);
  }

  /** A refresh that fails leaves what was to be seen before. */
  #fail(error: ApiError, next: Status): void {
    const isShown = this.#options.onFailure(error, next);
    this.#failedAsleep = !this.#options.isAwake();
    if (this.status !== 'refreshing') this.error = isShown ? error : undefined;
    this.#setStatus(next);
  }

  #setStatus(status: Status): void {
    this.#options.onStatus(this.status, status);
    this.status = status;
    this.#host.requestUpdate();
  }

  /** What is shown is all there is to say. */
  #settle(): void {
    const { leads, total, isComplete } = this.list;
    const isEmpty = leads.length === 0 && total === 0;
    this.#setStatus(isEmpty ? 'empty' : isComplete ? 'complete' : 'ready');
  }
}

function nothingToFetch(): never {
  throw new Error('The element is not configured.');
}

function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  return new ApiError('protocol', 'The answer could not be read.', { cause: error });
}
