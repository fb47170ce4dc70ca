import { initialState, Task, TaskStatus } from '@lit/task';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { toApiError, type ApiError } from '../api/api-error.js';
import type { Clock } from '../api/clock.js';
import { EMPTY_LIST, type Change, type LeadList } from '../model/lead-list.js';
import type { Status } from '../model/status.js';
import {
  isSameConfiguration,
  type Configuration,
  type ConfigurationResult,
} from '../settings/configuration.js';
import type { Settings } from '../settings/settings.js';
import { isAwake } from './awake.js';
import { ClientList } from './client-list.js';
import { OperationQueue } from './operation-queue.js';

/** What a page or a reader asks for, once the first page has been read. */
type ListRequest = 'more' | 'refresh' | 'refreshHead';

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
  /** Whether it happened while the page was hidden or offline. */
  readonly happenedAsleep: boolean;
}

/** A list, and what an operation has changed in it. */
interface Reading {
  readonly list: LeadList;
  readonly change: Change;
}

type Outcome = Reading | { readonly error: unknown };

/**
 * Reads one client's list. The first page is a Task: a function of the settings, which starts over
 * when they change. Further pages, refreshes and the probe are operations on the list that the Task
 * gave; a queue orders them. The status is derived from the two.
 */
export class LeadsController implements ReactiveController {
  /** The failure of the first page or of a further one, until something succeeds. */
  failure: Failure | undefined;

  readonly #host: LeadsHost;
  readonly #options: LeadsControllerOptions;
  readonly #queue: OperationQueue<ListOperation, Outcome>;
  readonly #firstPage: Task<readonly [ConfigurationResult | undefined], Reading>;
  #client: ClientList | undefined;
  /** The configuration that the first page was last loaded for. */
  #loadedConfiguration: ConfigurationResult | undefined;
  /** Whether the last request was refused: by 401, 403 or an `ErrorCode`. */
  #isRefused = false;
  /**
   * Settles `#firstPageSettled`. The Task's own `taskComplete` never settles if a run is replaced by
   * one that has nothing to load.
   */
  #settleFirstPage: (hasBrought: boolean) => void = () => undefined;
  /** Gives whether the first page has brought rows. */
  #firstPageSettled = Promise.resolve(false);
  /** Settles when the last change has been drawn, and the page told. */
  #drawn = Promise.resolve();

  constructor(host: LeadsHost, options: LeadsControllerOptions) {
    this.#host = host;
    this.#options = options;
    this.#queue = new OperationQueue({
      onChange: () => host.requestUpdate(),
      onResult: (operation, outcome) => this.#handleOutcome(outcome, operation),
    });
    // Before the Task, so that `hostUpdate` runs before the Task's.
    host.addController(this);
    this.#firstPage = new Task(host, {
      args: () => [this.#configurationToLoad()] as const,
      argsEqual: ([before], [now]) => isSameConfiguration(before, now),
      task: ([wanted], { signal }) => this.#loadList(wanted, signal),
      onComplete: (reading) => {
        this.#settleFirstPage(reading.change.added > 0);
        this.#handleOutcome(reading, 'first');
      },
      onError: (error) => {
        this.#settleFirstPage(false);
        this.#handleOutcome({ error }, 'first');
      },
    });
  }

  /** What the element is doing. */
  get status(): Status {
    const { state } = this.#options.settings().configuration;
    if (state === 'missing') {
      return 'unconfigured';
    }
    switch (this.#firstPage.status) {
      case TaskStatus.ERROR:
        return 'error';
      case TaskStatus.COMPLETE:
        return this.#listStatus;
      case TaskStatus.INITIAL:
      case TaskStatus.PENDING:
        // A bad setting is about to become an error, and nothing loads.
        return state === 'invalid' ? 'unconfigured' : 'loading';
    }
  }

  get #listStatus(): Status {
    const { running } = this.#queue;
    if (running === 'more') {
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
    const { status, value } = this.#firstPage;
    return status === TaskStatus.COMPLETE && value ? value.list : EMPTY_LIST;
  }

  /** What is asked for, if the settings are valid. */
  get configuration(): Configuration | undefined {
    const result = this.#options.settings().configuration;
    return result.state === 'valid' ? result.configuration : undefined;
  }

  hostConnected(): void {
    this.#host.requestUpdate();
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
    if (this.configuration) {
      const { timeout } = this.#options.settings().preferences;
      this.#client?.update(this.configuration.token, timeout);
    }
  }

  /** Loads the next page; if the first page is missing, loads that. */
  loadMore(): Promise<boolean> {
    return this.#request('more');
  }

  /** Reads again everything that is shown; if the first page is missing, loads that. */
  refresh(): Promise<boolean> {
    return this.#request('refresh');
  }

  /**
   * Reads again the first rows, and everything only if they have moved. Does nothing while there is
   * no first page, or after the host has refused: nothing would come of it but another failure.
   */
  async refreshQuietly(): Promise<void> {
    if (this.#firstPage.status === TaskStatus.COMPLETE && !this.#isRefused) {
      await this.#request('refreshHead');
    }
  }

  /** Tries again what failed while the page was hidden or offline, now that it may be awake. */
  wake(): void {
    const hasFailed = this.status === 'error' || this.status === 'error-more';
    if (hasFailed && this.failure?.happenedAsleep && isAwake()) {
      void this.loadMore();
    }
  }

  /** Returns whether rows came. Never rejects: a failure is an event and a status. */
  async #request(operation: ListRequest): Promise<boolean> {
    if (!this.#host.isConnected) {
      return false;
    }
    try {
      // What the page has set in the same task takes effect first. Awaited here and not in
      // `#untilUpdated`, which would settle after a page's own `await element.updateComplete`.
      await this.#host.updateComplete;
    } catch {
      // Lit reports what an update throws.
    }
    if (!this.configuration) {
      return false;
    }
    const hasBrought = await (this.#firstPage.status === TaskStatus.COMPLETE
      ? this.#runOperation(operation)
      : this.#loadFirstPage());
    await this.#drawn;
    await this.#untilUpdated();
    return hasBrought;
  }

  async #runOperation(operation: ListRequest): Promise<boolean> {
    if (operation === 'more' && !this.list.hasMore && !this.#queue.running) {
      return false;
    }
    // Nobody waits for the probe, which runs again after the next change.
    this.#queue.abort('probe');
    const outcome = await this.#enqueue(operation);
    return outcome !== undefined && 'change' in outcome && outcome.change.added > 0;
  }

  /** Waits for the first page, and starts it again if it has failed. */
  async #loadFirstPage(): Promise<boolean> {
    if (this.#firstPage.status === TaskStatus.ERROR) {
      void this.#firstPage.run();
    }
    return this.#firstPageSettled;
  }

  /**
   * Returns the configuration to load, or undefined if nothing should load: if there is none, outside
   * the document, and while the first request waits. Keeps a first page that has loaded or failed.
   */
  #configurationToLoad(): ConfigurationResult | undefined {
    const { configuration } = this.#options.settings();
    if (configuration.state === 'missing') {
      return undefined;
    }
    const { status } = this.#firstPage;
    const hasSettled = status === TaskStatus.COMPLETE || status === TaskStatus.ERROR;
    const isSettled = hasSettled && isSameConfiguration(this.#loadedConfiguration, configuration);
    const canAsk = this.#host.isConnected && !this.#options.isDeferred();
    return isSettled || canAsk ? configuration : undefined;
  }

  /** The function of the Task: drops the list that was loaded before, and reads the first page. */
  #loadList(
    wanted: ConfigurationResult | undefined,
    signal: AbortSignal,
  ): Promise<Reading> | typeof initialState {
    this.#settleFirstPage(false);
    this.#queue.clear();
    const isRetry = isSameConfiguration(this.#loadedConfiguration, wanted);
    this.#loadedConfiguration = wanted;
    this.failure = undefined;
    this.#isRefused = false;
    if (!isRetry) {
      this.#options.onDrop();
    }
    if (!wanted || wanted.state === 'missing') {
      return initialState;
    }
    this.#firstPageSettled = new Promise((resolve) => {
      this.#settleFirstPage = resolve;
    });
    return this.#readFirstPage(wanted, signal);
  }

  async #readFirstPage(
    wanted: Exclude<ConfigurationResult, { state: 'missing' }>,
    signal: AbortSignal,
  ): Promise<Reading> {
    if (wanted.state === 'invalid') {
      throw wanted.error;
    }
    const { pageSize, timeout } = this.#options.settings().preferences;
    const { configuration } = wanted;
    const client = new ClientList(configuration, this.#options.clock);
    client.update(configuration.token, timeout);
    this.#client = client;
    return { list: client.list, change: await client.list.first(pageSize, signal) };
  }

  #enqueue(operation: ListOperation): Promise<Outcome | undefined> {
    return this.#queue.add(operation, (signal) =>
      operation === 'probe' ? this.#probe(signal) : this.#changeList(operation, signal),
    );
  }

  async #changeList(operation: ListRequest, signal: AbortSignal): Promise<Outcome | undefined> {
    const { list } = this;
    if (operation === 'more' && !list.hasMore) {
      return undefined;
    }
    try {
      const { pageSize } = this.#options.settings().preferences;
      return { list, change: await list[operation](pageSize, signal) };
    } catch (error) {
      return { error };
    }
  }

  /** Finds out the first position. A failure changes nothing: the list is as good as before. */
  async #probe(signal: AbortSignal): Promise<Outcome | undefined> {
    const { list } = this;
    const change = await this.#client?.probe(signal).catch(() => undefined);
    return change && change.added > 0 ? { list, change } : undefined;
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
    this.#drawn = this.#notifyWhenDrawn(list, change);
    this.#options.onChange(list, change, operation);
  }

  /** Waits for the next update, since the Task changes its status only after `onComplete`. */
  async #notifyWhenDrawn(list: LeadList, change: Change): Promise<void> {
    this.#host.requestUpdate();
    await this.#untilUpdated();
    if (this.list !== list) {
      return;
    }
    this.#options.onDrawn(change);
    if (list.needsProbe) {
      void this.#enqueue('probe');
    }
  }

  /** A refresh that fails does not change what is shown. */
  #handleFailure(error: ApiError, operation: Operation): void {
    const { kind, status } = error;
    const happenedAsleep = !isAwake();
    const isFatal = operation === 'first' || operation === 'more';
    this.#isRefused = kind === 'api' || status === 401 || status === 403;
    if (isFatal) {
      this.failure = { error, isShown: true, happenedAsleep };
    }
    const isShown = this.#options.onFailure(error, operation);
    if (isFatal) {
      this.failure = { error, isShown, happenedAsleep };
    }
  }

  async #untilUpdated(): Promise<void> {
    try {
      await this.#host.updateComplete;
    } catch {
      // Lit reports what an update throws.
    }
  }
}
