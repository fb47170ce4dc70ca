import { initialState, Task, TaskStatus } from '@lit/task';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { EMPTY_LIST, type Change, type LeadList } from '../model/lead-list.js';
import { isSameConfiguration, type ConfigurationResult } from '../settings/configuration.js';
import type { Settings } from '../settings/settings.js';
import { ClientList, type ClientListOptions } from './client-list.js';

export interface FirstPageOptions extends ClientListOptions {
  /** The settings of the element as they are now. */
  readonly settings: () => Settings;
  /** Whether the first request waits, as that of a lazy element does. */
  readonly isDeferred: () => boolean;
  /** Called when the list is dropped. A retry asks for the same list again. */
  readonly onStart: (isRetry: boolean) => void;
  /** Called when the page has come or failed, before the status changes. */
  readonly onOutcome: (outcome: Outcome) => void;
}

/** A list, and what an operation has changed in it. */
export interface Reading {
  readonly list: LeadList;
  readonly change: Change;
}

export type Outcome = Reading | { readonly error: unknown };

/**
 * Reads the first page of one client's list. It is a function of the settings: when they change, the
 * list is dropped and another one is begun.
 */
export class FirstPage implements ReactiveController {
  readonly #host: ReactiveControllerHost & { readonly isConnected: boolean };
  readonly #options: FirstPageOptions;
  readonly #task: Task<readonly [ConfigurationResult | undefined], Change>;
  /** The client that was asked for last, unless its list was dropped. */
  #client: ClientList | undefined;
  /** The configuration that the page was last loaded for. */
  #loadedConfiguration: ConfigurationResult | undefined;
  /**
   * Settles `#settled`. The Task's own `taskComplete` never settles if a run is replaced by one that
   * has nothing to load.
   */
  #settle: (hasBrought: boolean) => void = () => undefined;
  #settled = Promise.resolve(false);

  constructor(
    host: ReactiveControllerHost & { readonly isConnected: boolean },
    options: FirstPageOptions,
  ) {
    this.#host = host;
    this.#options = options;
    // Before the Task, so that `hostUpdate` runs before the Task's.
    host.addController(this);
    this.#task = new Task(host, {
      args: () => [this.#configurationToLoad()] as const,
      argsEqual: ([before], [now]) => isSameConfiguration(before, now),
      task: ([wanted], { signal }) => this.#start(wanted, signal),
      onComplete: (change) => {
        this.#settle(change.added > 0);
        options.onOutcome({ list: this.#client?.list ?? EMPTY_LIST, change });
      },
      onError: (error) => {
        this.#settle(false);
        options.onOutcome({ error });
      },
    });
  }

  /** The client whose page has been read. */
  get client(): ClientList | undefined {
    return this.#task.status === TaskStatus.COMPLETE ? this.#client : undefined;
  }

  /** Whether the page has failed, or its list was dropped since. */
  get hasFailed(): boolean {
    const hasLoaded = this.#task.status === TaskStatus.COMPLETE;
    return this.#task.status === TaskStatus.ERROR || (hasLoaded && !this.#client);
  }

  /** The page that is being read: a promise of whether it brings rows. */
  get pending(): Promise<boolean> | undefined {
    return this.#task.status === TaskStatus.PENDING ? this.#settled : undefined;
  }

  hostUpdate(): void {
    const { configuration, preferences } = this.#options.settings();
    if (configuration.state === 'valid') {
      this.#client?.update(configuration.configuration.token, preferences.timeout);
    }
  }

  /** Drops the list, as if the page had failed. */
  drop(): void {
    this.#client = undefined;
  }

  /** Waits for the page, and reads it again if it has failed. Gives whether it has brought rows. */
  load(): Promise<boolean> {
    if (this.hasFailed) {
      void this.#task.run();
    }
    return this.#settled;
  }

  /**
   * Returns the configuration to load, or undefined if nothing should load: if there is none, outside
   * the document, and while the first request waits. Keeps a page that has loaded or failed.
   */
  #configurationToLoad(): ConfigurationResult | undefined {
    const { configuration } = this.#options.settings();
    if (configuration.state === 'missing') {
      return undefined;
    }
    const { status } = this.#task;
    const hasSettled = status === TaskStatus.COMPLETE || status === TaskStatus.ERROR;
    const isSettled = hasSettled && isSameConfiguration(this.#loadedConfiguration, configuration);
    const canAsk = this.#host.isConnected && !this.#options.isDeferred();
    return isSettled || canAsk ? configuration : undefined;
  }

  /** The function of the Task: drops the list that was loaded before, and reads the page. */
  #start(
    wanted: ConfigurationResult | undefined,
    signal: AbortSignal,
  ): Promise<Change> | typeof initialState {
    this.#settle(false);
    const isRetry = isSameConfiguration(this.#loadedConfiguration, wanted);
    this.#loadedConfiguration = wanted;
    this.#client = undefined;
    this.#options.onStart(isRetry);
    if (!wanted || wanted.state === 'missing') {
      return initialState;
    }
    this.#settled = new Promise((resolve) => {
      this.#settle = resolve;
    });
    return this.#read(wanted, signal);
  }

  async #read(
    wanted: Exclude<ConfigurationResult, { state: 'missing' }>,
    signal: AbortSignal,
  ): Promise<Change> {
    if (wanted.state === 'invalid') {
      throw wanted.error;
    }
    const { pageSize, timeout } = this.#options.settings().preferences;
    const client = new ClientList(wanted.configuration, this.#options);
    client.update(wanted.configuration.token, timeout);
    this.#client = client;
    return client.list.first(pageSize, signal);
  }
}
