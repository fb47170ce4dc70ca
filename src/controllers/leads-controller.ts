import { Task } from '@lit/task';
import type { ReactiveControllerHost } from 'lit';
import { ApiError } from '../api/api-error.js';
import type { Clock } from '../api/clock.js';
import { LeadsApi } from '../api/leads-api.js';
import type { TokenProvider } from '../api/token-source.js';
import { isAwake } from './awake.js';
import { firstPositions } from './first-positions.js';
import { LeadList, type Change } from '../model/lead-list.js';
import type { FetchPage } from '../model/page.js';
import { sameConfiguration, type Configuration, type Settings } from '../settings/settings.js';
import type { Status } from '../model/status.js';

/** What is done with a list, by the names of its methods; its first page comes before all else. */
export type Operation = 'first' | 'more' | 'refresh' | 'refreshHead' | 'probe';

/** The status while an operation runs, and after it has failed, where that is not the one before. */
const STATUSES: Readonly<Record<Exclude<Operation, 'probe'>, readonly [Status, Status?]>> = {
  first: ['loading', 'error'],
  more: ['loading-more', 'error-more'],
  refresh: ['refreshing'],
  refreshHead: ['refreshing'],
};

/** The element, as its controller sees it. */
export interface LeadsHost extends ReactiveControllerHost {
  readonly isConnected: boolean;
}

export interface LeadsControllerOptions {
  readonly clock: Clock;
  /** Where the status is to stand as a custom state. */
  readonly states: Set<string>;
  /**
   * Shows that the list has changed, `after` this, and tells the page when it stands in the DOM,
   * unless aborted until then.
   */
  readonly onChange: (change: Change, after: Status, signal: AbortSignal) => Promise<void>;
  /** Called before anything is drawn of it; gives whether the reader is to see it. */
  readonly onFailure: (error: ApiError, next: Status) => boolean;
}

/**
 * Loads one client's list for an element: what is asked, one operation at a time, the status, and
 * the failure to show.
 */
export class LeadsController {
  /** What is shown. */
  list!: LeadList;
  status!: Status;
  /** The failure to show, if any. */
  error: ApiError | undefined;
  /** What is asked, if there is something to ask. */
  asked: Configuration | undefined;

  readonly #host: LeadsHost;
  readonly #options: LeadsControllerOptions;
  readonly #task;
  #configuration: Settings['configuration'];
  #pageSize = 0;
  #api: LeadsApi | undefined;
  /** What `firstPositions` calls the host. */
  #hostName = '';
  /** What waits or runs, one after another: whoever asks for it again gets the same promise. */
  #pending = new Map<Operation, Promise<void>>();
  #failedAsleep = false;

  constructor(host: LeadsHost, options: LeadsControllerOptions) {
    this.#host = host;
    this.#options = options;
    // As a function, which is all that the Task of the script-tag file takes.
    this.#task = new Task(host, ([operation]: readonly [Operation], { signal }) =>
      operation === 'probe' ? this.#probe(signal) : this.#operate(operation, signal),
    );
    this.#startOver();
  }

  /**
   * Says what is asked from now on. Where that is something else, nothing of the earlier list
   * stays, and the result is true. Nothing is asked while it `isHeld`; apart from the document,
   * what runs ends, and a first page is asked for again when the element is back.
   */
  configure({ configuration, preferences }: Settings, isHeld: boolean): boolean {
    const isSame = sameConfiguration(configuration, this.#configuration);
    this.#configuration = configuration;
    this.#pageSize = preferences.pageSize;
    if (!isSame) this.#startOver();
    if (this.#api) this.#api.timeout = preferences.timeout;
    const { status } = this;
    if (!this.#host.isConnected) {
      this.#drop();
      if (status === 'loading-more' || status === 'refreshing') this.#settle();
    } else if (configuration && !isHeld && (status === 'loading' || status === 'unconfigured')) {
      void this.#run('first');
    }
    return !isSame;
  }

  /** To be called when the page may have become visible or online: tries again what failed then. */
  wake(): void {
    const hasFailed = this.status.startsWith('error');
    if (hasFailed && this.#failedAsleep && isAwake()) void this.request('more');
  }

  /** Runs an operation, or joins it where it runs; the first page comes first. Never rejects. */
  async request(operation: Operation): Promise<void> {
    if (!this.#host.isConnected || !this.asked) return;
    if (this.#pending.has('probe')) this.#task.abort();
    const isFirst = this.status === 'loading' || this.status === 'error';
    await this.#run(isFirst ? 'first' : operation);
    await this.#host.updateComplete;
  }

  /** At once where nothing runs, so that the first request leaves before anything is drawn. */
  #run(operation: Operation): Promise<void> {
    const pending = this.#pending;
    const last = [...pending.values()].at(-1);
    const runAfterLast = async () => {
      if (last) await last;
      if (pending === this.#pending) await this.#task.run([operation]);
      pending.delete(operation);
    };
    const run = pending.get(operation) ?? runAfterLast();
    pending.set(operation, run);
    return run;
  }

  /** Aborts what runs, and lets go of what waits. */
  #drop(): void {
    this.#task.abort();
    this.#pending = new Map();
  }

  #startOver(): void {
    const configuration = this.#configuration;
    const asked = configuration instanceof ApiError ? undefined : configuration;
    this.#drop();
    this.#hostName = `${asked?.base} ${asked?.query.siteCode}`;
    this.error = undefined;
    this.asked = asked;
    // Of providers, the one that the element has by the time of a request.
    const provider = () => (this.#configuration as { token: TokenProvider }).token();
    const token = typeof asked?.token === 'string' ? asked.token : provider;
    this.#api = asked && new LeadsApi({ ...asked, token, clock: this.#options.clock });
    // No operation comes to read a page where nothing is asked.
    this.list = new LeadList({
      fetchPage: this.#api?.fetchPage as FetchPage,
      firstPosition: asked?.firstPosition ?? firstPositions.get(this.#hostName),
    });
    this.#setStatus(asked ? 'loading' : 'unconfigured');
  }

  /** Shows that an operation runs, and then what came of it. */
  async #operate(operation: keyof typeof STATUSES, signal: AbortSignal): Promise<void> {
    const { list } = this;
    const [busy, failed = this.status] = STATUSES[operation];
    const configuration = this.#configuration;
    if (operation === 'more' && !list.hasMore) return;
    if (this.asked) this.#setStatus(busy);
    let change: Change;
    try {
      // The update that found a bad setting ends first: a listener may change an attribute.
      if (configuration instanceof ApiError) await Promise.reject(configuration);
      change = await list[operation](this.#pageSize, signal);
    } catch (error) {
      if (!signal.aborted) this.#fail(toApiError(error), failed);
      return;
    }
    if (!signal.aborted) await this.#show(change, busy, signal);
  }

  /** A failure here means nothing: the list is as good as before. */
  async #probe(signal: AbortSignal): Promise<void> {
    const { list } = this;
    const change = await list.probe(signal).catch(() => undefined);
    if (!change || signal.aborted) return;
    if (list.firstPosition !== undefined) firstPositions.set(this.#hostName, list.firstPosition);
    if (change.added === 0) return;
    console.warn('<client-leads> This host counts from 0: set first-position="0".');
    await this.#show(change, this.status, signal);
  }

  async #show(change: Change, after: Status, signal: AbortSignal): Promise<void> {
    this.error = undefined;
    this.#settle();
    await this.#options.onChange(change, after, signal);
    if (!signal.aborted && this.list.needsProbe) void this.#run('probe');
  }

  /** A refresh that fails leaves what was to be seen before. */
  #fail(error: ApiError, next: Status): void {
    const isShown = this.#options.onFailure(error, next);
    this.#failedAsleep = !isAwake();
    if (this.status !== 'refreshing') this.error = isShown ? error : undefined;
    this.#setStatus(next);
  }

  #setStatus(status: Status): void {
    const { states } = this.#options;
    states.clear();
    states.add(status);
    this.status = status;
    this.#host.requestUpdate();
  }

  /** What is shown is all there is to say. */
  #settle(): void {
    const { total, isComplete } = this.list;
    const complete = total === 0 ? 'empty' : 'complete';
    this.#setStatus(isComplete ? complete : 'ready');
  }
}

function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  return new ApiError('protocol', 'The answer could not be read.', { cause: error });
}
