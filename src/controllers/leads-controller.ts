import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { toApiError, type ApiError } from '../api/api-error.js';
import type { Clock } from '../api/clock.js';
import { EMPTY_LIST, type Change, type LeadList } from '../model/lead-list.js';
import type { Status } from '../model/status.js';
import type { Configuration } from '../settings/configuration.js';
import type { Settings } from '../settings/settings.js';
import { FirstPage, type Outcome, type Reading } from './first-page.js';
import { OperationQueue } from './operation-queue.js';
import { RecoveryController } from './recovery-controller.js';
import { untilUpdated } from './until-updated.js';

/** What a page or a reader asks for, once the first page has been read. */
type ListRequest = 'more' | 'readOn' | 'refresh' | 'refreshHead';

type ListOperation = ListRequest | 'probe';

/** What has changed the list, or failed to. */
export type Operation = 'first' | ListOperation;

/** The element, as this controller sees it. */
export interface LeadsHost extends ReactiveControllerHost {
  readonly isConnected: boolean;
}

export interface LeadsControllerOptions {
  readonly clock: Clock;
  /** The settings of the element as they are now. */
  readonly settings: () => Settings;
  /** Whether the first request waits, as that of a lazy element does. */
  readonly isDeferred: () => boolean;
  /** Called when the list is dropped, because something else is asked for. */
  readonly onDrop: () => void;
  /** Called when the list has changed, before it is drawn. */
  readonly onChange: (list: LeadList, change: Change, operation: Operation) => void;
  /** Called when the change has been drawn. */
  readonly onDrawn: (change: Change) => void;
  /** Called before anything is drawn of a failure. Returns whether the reader is to see it. */
  readonly onFailure: (error: ApiError, operation: Operation) => boolean;
}

/** A failure that is shown in place of the list, or below it. */
export interface Failure {
  readonly error: ApiError;
  /** Whether the reader sees it. Otherwise the page has canceled `leads-error`. */
  readonly isShown: boolean;
}

/**
 * Reads one client's list. The first page is a function of the settings, which starts over when they
 * change. Further pages, refreshes and the probe are operations on the list that it has begun; a
 * queue orders them. The status is derived from the two.
 */
export class LeadsController implements ReactiveController {
  /** The failure of the first page or of a further one, until something succeeds. */
  failure: Failure | undefined;

  readonly #host: LeadsHost;
  readonly #options: LeadsControllerOptions;
  readonly #queue: OperationQueue<ListOperation, Outcome>;
  readonly #firstPage: FirstPage;
  readonly #recovery: RecoveryController<Operation>;
  /** Whether the host has refused a request, by 401, 403 or an `ErrorCode`, and none has succeeded since. */
  #isRefused = false;
  /** Whether the browser has restored the page, and a request sent since has not succeeded yet. */
  #isUnconfirmed = false;
  /** Settles when the last outcome has been drawn, and the page told. Undefined from then on. */
  #drawing: Promise<void> | undefined;

  constructor(host: LeadsHost, options: LeadsControllerOptions) {
    this.#host = host;
    this.#options = options;
    this.#queue = new OperationQueue({
      onChange: () => host.requestUpdate(),
      onResult: (operation, outcome) => this.#handleOutcome(outcome, operation),
    });
    host.addController(this);
    this.#recovery = new RecoveryController(host, (operation) => this.#recover(operation));
    this.#firstPage = new FirstPage(host, {
      ...options,
      isBackOnline: () => this.#recovery.isBackOnline,
      onStart: (isRetry) => this.#handleStart(isRetry),
      onOutcome: (outcome) => this.#handleOutcome(outcome, 'first'),
    });
  }

  /** What the element is doing. */
  get status(): Status {
    const { state } = this.#options.settings().configuration;
    if (state === 'missing') {
      return 'unconfigured';
    }
    if (this.#firstPage.hasFailed) {
      return 'error';
    }
    if (this.#firstPage.client) {
      return this.#listStatus;
    }
    // A bad setting is about to become an error, and nothing loads.
    return state === 'invalid' ? 'unconfigured' : 'loading';
  }

  get #listStatus(): Status {
    const { running } = this.#queue;
    if (running === 'more' || running === 'readOn') {
      return 'loading-more';
    }
    if (running === 'refresh' || running === 'refreshHead') {
      return 'refreshing';
    }
    if (this.failure) {
      return 'error-more';
    }
    if (!this.list.isComplete) {
      return 'ready';
    }
    return this.list.total === 0 ? 'empty' : 'complete';
  }

  /** What has been read. */
  get list(): LeadList {
    return this.#firstPage.client?.list ?? EMPTY_LIST;
  }

  /** What is asked for, if the settings are valid. */
  get configuration(): Configuration | undefined {
    const result = this.#options.settings().configuration;
    return result.state === 'valid' ? result.configuration : undefined;
  }

  /** Goes on with a probe that ended when the element was removed. */
  hostConnected(): void {
    this.#host.requestUpdate();
    this.#probeIfNeeded();
  }

  /**
   * Also called when the element is moved. The update that follows checks whether it is still
   * disconnected, so that a move aborts nothing.
   */
  hostDisconnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    if (!this.#host.isConnected) {
      this.#queue.clear();
    }
  }

  /** Loads the next page; if the first page is missing, loads that. */
  loadMore(): Promise<boolean> {
    return this.#request('more');
  }

  /** Reads the next rows, as many as one request may bring. */
  readOn(): Promise<boolean> {
    return this.#request('readOn');
  }

  abortReadOn(): void {
    this.#queue.abort('readOn');
  }

  /**
   * Reads again everything that is shown; if the first page is missing, loads that. What was sent
   * before is not joined but waited for: it may lack what the page has saved since.
   */
  refresh(): Promise<boolean> {
    return this.#request('refresh');
  }

  /**
   * Reads again the first rows, and everything only if they have moved. Does nothing while a refresh
   * runs or waits, while the browser comes back online, while there is no first page, or after the
   * host has refused: nothing would come of it but another failure.
   */
  async refreshQuietly(): Promise<void> {
    const isRefreshing = this.#queue.has('refresh') || this.#queue.has('refreshHead');
    const isBusy = isRefreshing || this.#recovery.isBackOnline;
    if (this.#firstPage.client && !this.#isRefused && !isBusy) {
      await this.#request('refreshHead');
    }
  }

  /**
   * Asks the host again, since the browser has restored the page from its back/forward cache: it may
   * have another reader by now. If the host refuses, the list is dropped. What was under way tells
   * what was true before, and confirms nothing.
   */
  async checkRestored(): Promise<void> {
    this.#isUnconfirmed = true;
    this.#queue.abort('refreshHead');
    await this.#request('refreshHead');
  }

  /** Does again what failed while the reader was away. */
  #recover(operation: Operation): Promise<boolean> {
    switch (operation) {
      case 'more':
      case 'readOn':
      case 'refresh':
      case 'refreshHead':
        return this.#request(operation);
      case 'first':
      case 'probe':
        // Loads the first page if that is missing.
        return this.#request('more');
    }
  }

  /** Returns whether rows came. Never rejects: a failure is an event and a status. */
  async #request(operation: ListRequest): Promise<boolean> {
    if (!this.#host.isConnected) {
      return false;
    }
    const sentBefore = this.#firstPage.pending;
    try {
      // What the page has set in the same task takes effect first. Awaited here and not in
      // `untilUpdated`, which would settle after a page's own `await element.updateComplete`.
      await this.#host.updateComplete;
    } catch {
      // Lit reports what an update throws.
    }
    if (operation === 'refresh' && sentBefore && sentBefore === this.#firstPage.pending) {
      await sentBefore;
    }
    // A call from inside a listener starts a new operation, after the last listener.
    if (this.#drawing) {
      await this.#drawing;
    }
    const hasBrought = await this.#perform(operation);
    await this.#drawing;
    await untilUpdated(this.#host);
    return hasBrought;
  }

  async #perform(operation: ListRequest): Promise<boolean> {
    if (!this.#host.isConnected || !this.configuration) {
      return false;
    }
    if (!this.#firstPage.client) {
      return this.#firstPage.load();
    }
    const hasBrought = await this.#run(operation);
    const isAtEnd = operation === 'more' && !hasBrought && !this.list.hasMore;
    // The row before the first may be all that is left.
    return isAtEnd && this.#needsProbe ? this.#run('probe') : hasBrought;
  }

  /** Runs an operation on the list. Returns whether it has brought rows. */
  async #run(operation: ListOperation): Promise<boolean> {
    const isIdle = !this.#queue.running || this.#queue.running === 'probe';
    if (operation === 'more' && !this.list.hasMore && isIdle) {
      return false;
    }
    // Nobody waits for the probe, which runs again after the next change. A reading waits: it would
    // abort a probe after each of its requests.
    if (operation !== 'readOn' && operation !== 'probe') {
      this.#queue.abort('probe');
    }
    const outcome = await this.#enqueue(operation);
    return outcome !== undefined && 'change' in outcome && outcome.change.added > 0;
  }

  get #needsProbe(): boolean {
    return this.#firstPage.client?.needsProbe ?? false;
  }

  #probeIfNeeded(): void {
    if (this.#needsProbe) {
      void this.#enqueue('probe');
    }
  }

  #enqueue(operation: ListOperation): Promise<Outcome | undefined> {
    return this.#queue.add(
      operation,
      (signal) =>
        operation === 'probe' ? this.#probe(signal) : this.#changeList(operation, signal),
      { joinsRunning: operation !== 'refresh' },
    );
  }

  async #changeList(operation: ListRequest, signal: AbortSignal): Promise<Outcome | undefined> {
    const { list } = this;
    if ((operation === 'more' || operation === 'readOn') && !list.hasMore) {
      return undefined;
    }
    try {
      const { pageSize } = this.#options.settings().preferences;
      const reading =
        operation === 'readOn' ? list.readOn(signal) : list[operation](pageSize, signal);
      return { list, change: await reading };
    } catch (error) {
      return { error };
    }
  }

  /** Finds out the first position. A failure changes nothing: the list is as good as before. */
  async #probe(signal: AbortSignal): Promise<Outcome | undefined> {
    const { list } = this;
    // Nobody waits for it: the rows are painted first.
    await new Promise((resolve) => {
      setTimeout(resolve);
    });
    if (signal.aborted) {
      return undefined;
    }
    const change = await this.#firstPage.client?.probe(signal).catch(() => undefined);
    return change && change.added > 0 ? { list, change } : undefined;
  }

  #handleStart(isRetry: boolean): void {
    this.#queue.clear();
    this.#isRefused = false;
    if (!isRetry) {
      this.failure = undefined;
      this.#isUnconfirmed = false;
      this.#options.onDrop();
    }
  }

  /** What a page's own texts throw must not stop the list: it is reported as the page's error. */
  #handleOutcome(outcome: Outcome, operation: Operation): void {
    try {
      if ('error' in outcome) {
        this.#handleFailure(toApiError(outcome.error), operation);
      } else {
        this.#handleChange(outcome, operation);
      }
    } catch (error) {
      reportError(error);
    }
  }

  #handleChange({ list, change }: Reading, operation: Operation): void {
    if (operation !== 'probe') {
      this.failure = undefined;
    }
    this.#isRefused = false;
    if (operation === 'first' || operation === 'refreshHead') {
      this.#isUnconfirmed = false;
    }
    this.#recovery.forget();
    this.#draw(() => this.#handleDrawn(list, change));
    this.#options.onChange(list, change, operation);
  }

  #handleDrawn(list: LeadList, change: Change): void {
    if (this.list === list) {
      this.#options.onDrawn(change);
      this.#probeIfNeeded();
    }
  }

  /** Draws an outcome, and calls `onDrawn` then. */
  #draw(onDrawn: () => void): void {
    const draw = async () => {
      // The Task changes its status only after `onComplete` and `onError`.
      this.#host.requestUpdate();
      await untilUpdated(this.#host);
      try {
        onDrawn();
      } finally {
        if (this.#drawing === drawing) {
          this.#drawing = undefined;
        }
      }
    };
    const drawing = draw();
    this.#drawing = drawing;
  }

  /** A refresh that fails does not change what is shown, unless the host refuses to show it. */
  #handleFailure(error: ApiError, failed: Operation): void {
    const { kind } = error;
    this.#isRefused ||= kind === 'auth' || kind === 'api';
    const isDropped = kind === 'auth' || (kind === 'api' && this.#isUnconfirmed);
    if (isDropped) {
      this.#queue.clear();
      this.#firstPage.drop();
    }
    const operation = isDropped ? 'first' : failed;
    const isFatal = operation === 'first' || operation === 'more' || operation === 'readOn';
    this.#recovery.note(operation, kind);
    this.#draw(() => undefined);
    if (isFatal) {
      this.failure = { error, isShown: true };
    }
    const isShown = this.#options.onFailure(error, operation);
    if (isFatal) {
      this.failure = { error, isShown };
    }
  }
}
