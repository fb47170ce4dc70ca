import { initialState, Task, TaskStatus } from '@lit/task';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { ApiError } from '../api/api-error.js';
import type { Clock } from '../api/clock.js';
import { LeadsApi } from '../api/leads-api.js';
import type { TokenProvider } from '../api/token-source.js';
import { LeadList, type Change } from '../model/lead-list.js';
import type { Status } from '../model/status.js';
import {
  isSameConfiguration,
  type Configuration,
  type ConfigurationResult,
} from '../settings/configuration.js';
import type { Settings } from '../settings/settings.js';
import { isAwake } from './awake.js';
import { firstPositions } from './first-positions.js';
import { OperationQueue } from './operation-queue.js';

/** What can be done with a list once its first page has been read. */
type ListOperation = 'more' | 'refresh' | 'refreshHead' | 'probe';

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
  readonly isHeld: () => boolean;
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
  /** Whether the reader sees it. Otherwise the page has cancelled `leads-error`. */
  readonly isShown: boolean;
  /** Whether it happened while the page was hidden or offline. */
  readonly happenedAsleep: boolean;
}

/** A list, and what an operation has changed in it. */
interface Reading {
  readonly list: LeadList;
  readonly change: Change;
}

/** Shown while nothing has been read. */
const NO_LEADS = new LeadList({
  fetchPage: () => Promise.reject(new Error('There is nothing to ask for.')),
});

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
  readonly #queue: OperationQueue<ListOperation, Reading>;
  readonly #firstPage: Task<readonly [ConfigurationResult | undefined], Reading>;
  #api: LeadsApi | undefined;
  /** The key of the host in `firstPositions`. */
  #hostName = '';
  /** The result that the first page was last asked for. */
  #wanted: ConfigurationResult | undefined;
  /** The token, or the function that gives it, of the last update. */
  #provider: string | TokenProvider | undefined;
  /** Settles the promises of those who wait for the first page. */
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
      onResult: (operation, { list, change }) => this.#handleChange(list, change, operation),
    });
    // Before the Task, so that `hostUpdate` runs before the Task's.
    host.addController(this);
    this.#firstPage = new Task(host, {
      args: () => [this.#whatIsWanted()] as const,
      argsEqual: ([before], [now]) => isSameConfiguration(before, now),
      task: ([wanted], { signal }) => this.#startOver(wanted, signal),
      onComplete: ({ list, change }) => {
        this.#settleFirstPage(change.added > 0);
        this.#handleChange(list, change, 'first');
      },
      onError: (error) => {
        this.#settleFirstPage(false);
        this.#handleFailure(error, 'first');
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
    return status === TaskStatus.COMPLETE && value ? value.list : NO_LEADS;
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
   * A move within the document disconnects, too. An element that is still apart from the document
   * when it updates was removed.
   */
  hostDisconnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    if (!this.#host.isConnected) {
      this.#queue.clear();
    }
    if (this.#api) {
      this.#api.timeout = this.#options.settings().preferences.timeout;
    }
    const token = this.configuration?.token;
    if (token !== this.#provider) {
      this.#provider = token;
      this.#api?.forgetToken();
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

  /** Reads again the first rows, and everything only if they have moved. */
  refreshQuietly(): Promise<boolean> {
    return this.#request('refreshHead');
  }

  /** Tries again what failed while the page was hidden or offline, now that it may be awake. */
  wake(): void {
    const hasFailed = this.status === 'error' || this.status === 'error-more';
    if (hasFailed && this.failure?.happenedAsleep && isAwake()) {
      void this.loadMore();
    }
  }

  /** Returns whether rows came. Never rejects: a failure is an event and a status. */
  async #request(operation: 'more' | 'refresh' | 'refreshHead'): Promise<boolean> {
    if (!this.#host.isConnected || !this.configuration) {
      return false;
    }
    const hasBrought = await (this.#firstPage.status === TaskStatus.COMPLETE
      ? this.#changeFirstPage(operation)
      : this.#loadFirstPage());
    await this.#drawn;
    await this.#host.updateComplete;
    return hasBrought;
  }

  async #changeFirstPage(operation: 'more' | 'refresh' | 'refreshHead'): Promise<boolean> {
    // Nobody waits for the probe, which runs again after the next change.
    this.#queue.abort('probe');
    const reading = await this.#enqueue(operation);
    return reading !== undefined && reading.change.added > 0;
  }

  /** Waits for the first page, and starts it again if it has failed. */
  async #loadFirstPage(): Promise<boolean> {
    if (this.#firstPage.status === TaskStatus.ERROR) {
      void this.#firstPage.run();
    }
    return this.#firstPageSettled;
  }

  /**
   * Returns the configuration to read the first page of. Returns undefined while nothing is to be
   * asked for: without a configuration, outside the document, and while the first request waits. A
   * page that has been read, or has failed, before that stays.
   */
  #whatIsWanted(): ConfigurationResult | undefined {
    const { configuration } = this.#options.settings();
    if (configuration.state === 'missing') {
      return undefined;
    }
    const { status } = this.#firstPage;
    const hasSettled = status === TaskStatus.COMPLETE || status === TaskStatus.ERROR;
    const isSettled = hasSettled && isSameConfiguration(this.#wanted, configuration);
    const canAsk = this.#host.isConnected && !this.#options.isHeld();
    return isSettled || canAsk ? configuration : undefined;
  }

  /** The function of the Task: drops what was read before, and reads the first page. */
  #startOver(
    wanted: ConfigurationResult | undefined,
    signal: AbortSignal,
  ): Promise<Reading> | typeof initialState {
    this.#settleFirstPage(false);
    this.#queue.clear();
    const isRetry = isSameConfiguration(this.#wanted, wanted);
    this.#wanted = wanted;
    this.failure = undefined;
    this.#api = undefined;
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
    const { preferences } = this.#options.settings();
    const { configuration } = wanted;
    const { token } = configuration;
    const api = new LeadsApi({
      ...configuration,
      token: typeof token === 'string' ? token : this.#provideToken,
      clock: this.#options.clock,
    });
    api.timeout = preferences.timeout;
    this.#api = api;
    this.#hostName = `${configuration.base} ${configuration.query.siteCode}`;
    const list = new LeadList({
      fetchPage: api.fetchPage,
      firstPosition: configuration.firstPosition ?? firstPositions.get(this.#hostName),
    });
    return { list, change: await list.first(preferences.pageSize, signal) };
  }

  /** Asks the newest provider: frameworks write a new function at each render. */
  readonly #provideToken: TokenProvider = () => {
    const token = this.configuration?.token;
    if (typeof token !== 'function') {
      throw new Error('There is no tokenProvider.');
    }
    return token();
  };

  #enqueue(operation: ListOperation): Promise<Reading | undefined> {
    const { list } = this;
    return this.#queue.add(operation, (signal) =>
      operation === 'probe' ? this.#probe(list, signal) : this.#changeList(list, operation, signal),
    );
  }

  async #changeList(
    list: LeadList,
    operation: Exclude<ListOperation, 'probe'>,
    signal: AbortSignal,
  ): Promise<Reading | undefined> {
    if (operation === 'more' && !list.hasMore) {
      return undefined;
    }
    try {
      const { pageSize } = this.#options.settings().preferences;
      return { list, change: await list[operation](pageSize, signal) };
    } catch (error) {
      if (!signal.aborted) {
        this.#handleFailure(error, operation);
      }
      return undefined;
    }
  }

  /** Finds out the first position. A failure changes nothing: the list is as good as before. */
  async #probe(list: LeadList, signal: AbortSignal): Promise<Reading | undefined> {
    const change = await list.probe(signal).catch(() => undefined);
    if (!change || signal.aborted) {
      return undefined;
    }
    if (list.firstPosition !== undefined) {
      firstPositions.set(this.#hostName, list.firstPosition);
    }
    if (change.added === 0) {
      return undefined;
    }
    console.warn('<client-leads> This host counts from 0: set first-position="0".');
    return { list, change };
  }

  #handleChange(list: LeadList, change: Change, operation: Operation): void {
    this.failure = undefined;
    this.#options.onChange(list, change, operation);
    this.#drawn = this.#tellWhenDrawn(list, change);
  }

  /** Waits for the next update, since the Task changes its status only after `onComplete`. */
  async #tellWhenDrawn(list: LeadList, change: Change): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    if (this.list !== list) {
      return;
    }
    this.#options.onDrawn(change);
    if (list.needsProbe) {
      void this.#enqueue('probe');
    }
  }

  /** A refresh that fails leaves what was to be seen before. */
  #handleFailure(error: unknown, operation: Operation): void {
    const failure = toApiError(error);
    const isShown = this.#options.onFailure(failure, operation);
    if (operation === 'first' || operation === 'more') {
      this.failure = { error: failure, isShown, happenedAsleep: !isAwake() };
    }
    this.#host.requestUpdate();
  }
}

function toApiError(error: unknown): ApiError {
  return error instanceof ApiError
    ? error
    : new ApiError('protocol', 'The answer could not be read.', { cause: error });
}
