import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Clock } from '../api/clock.js';
import type { Findings } from '../i18n/sentences.js';
import type { LeadsFilter } from '../model/filter.js';
import type { Change, LeadList } from '../model/lead-list.js';
import type { Lead } from '../model/lead.js';
import type { Status } from '../model/status.js';
import { untilUpdated } from './until-updated.js';

/** How many rows are read before the reader is asked whether to go on. */
const ROWS_AT_A_GO = 2000;

/** How often the list may move in a reading. */
const MOST_MOVES = 1;

/** A reader who has typed nothing for so long has paused. */
const TYPING_PAUSE_MS = 400;

/** The statuses in which there is a list to read on. */
const CAN_READ: ReadonlySet<Status> = new Set(['ready', 'loading-more', 'refreshing']);

/** The list that is read, as this controller sees it. */
export interface ReadOnList {
  readonly list: LeadList;
  readonly status: Status;
  /** Reads the next rows. Gives whether rows came, after they are drawn. */
  readOn(): Promise<boolean>;
  /** Drops the rows that are being read. */
  abortReadOn(): void;
}

/** The filter, and the leads that pass it. */
export interface ReadOnFilter {
  readonly filter: LeadsFilter | null;
  readonly matching: readonly Lead[];
}

export interface ReadOnControllerOptions {
  readonly clock: Clock;
  readonly leads: ReadOnList;
  readonly filter: ReadOnFilter;
  /** Called when the reader has paused after a change of the filter, with what is found by then. */
  readonly onPause: (findings: Findings | undefined) => void;
  /**
   * Called when a reading has ended by itself or has stopped, with what is found, and with the first
   * lead that it has found.
   */
  readonly onEnd: (findings: Findings, first: Lead | undefined) => void;
}

/**
 * Reads on while a filter is set, since offset paging cannot search. A reading is a chain of
 * requests; other operations may come between two of them. It ends with the list, stops when enough
 * rows are read or the list moves again and again, and goes on when it is asked to.
 */
export class ReadOnController implements ReactiveController {
  /** Whether rows are read because of the filter. */
  isReading = false;

  readonly #host: ReactiveControllerHost & { readonly isConnected: boolean };
  readonly #options: ReadOnControllerOptions;
  /** The list that is read. */
  #list: LeadList | undefined;
  /** How many rows are to be read. */
  #goal = ROWS_AT_A_GO;
  #isStopped = false;
  /** How often the list has moved in this reading. */
  #moves = 0;
  /** How many leads had been found before this reading. */
  #matchingBefore = 0;
  /** Whether a reading that has failed is to be tried again. */
  #isRetry = false;
  /** Whether the reader is typing. */
  #isTyping = false;
  #cancelPause: (() => void) | undefined;
  /** Settles when the chain of requests that runs has ended. */
  #chain: Promise<void> | undefined;

  constructor(
    host: ReactiveControllerHost & { readonly isConnected: boolean },
    options: ReadOnControllerOptions,
  ) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** What the filter has found; undefined if there is none. */
  get findings(): Findings | undefined {
    const { filter, matching } = this.#options.filter;
    const { list, status } = this.#options.leads;
    return filter
      ? {
          matching: matching.length,
          loaded: list.leads.length,
          total: list.total,
          isComplete: list.isComplete,
          isStopped: list.hasMore && !this.#canRead && status !== 'error-more',
        }
      : undefined;
  }

  /** Whether it reads, or is about to when the reader pauses. */
  get isActive(): boolean {
    return this.isReading || (this.#isTyping && this.#canRead);
  }

  /** Follows a change of the filter. While a reader types, a reading does not start. */
  handleFilterChange({ isTyped }: { readonly isTyped: boolean }): void {
    this.#isStopped = false;
    this.#endPause();
    this.#isTyping = isTyped;
    this.#cancelPause = this.#options.clock.after(TYPING_PAUSE_MS, () => {
      this.#isTyping = false;
      this.#options.onPause(this.findings);
      this.#host.requestUpdate();
    });
  }

  /** Joins the reading, or looks further. Gives whether rows came. */
  async readFurther(): Promise<boolean> {
    const { list, status } = this.#options.leads;
    const { length } = list.leads;
    if (!this.isReading) {
      this.#isRetry = status === 'error-more';
      this.#goal = this.#isRetry ? this.#goal : length + ROWS_AT_A_GO;
      this.#isStopped = false;
      this.#isTyping = false;
      this.#host.requestUpdate();
    }
    await untilUpdated(this.#host);
    // A chain that ends may leave it to the next update to begin another one.
    while (this.#chain) {
      await this.#chain;
      await untilUpdated(this.#host);
    }
    return this.#options.leads.list === list && list.leads.length > length;
  }

  /** Counts how often the list moves, and stops a reading of one that keeps moving. */
  handleChange({ moves = 0 }: Change): void {
    this.#moves += moves;
    this.#isStopped ||= this.#moves > MOST_MOVES;
  }

  hostUpdate(): void {
    const { list, status } = this.#options.leads;
    const isSameList = list === this.#list;
    if (!isSameList) {
      this.#list = list;
      this.#goal = ROWS_AT_A_GO;
      this.#isStopped = false;
      this.#endPause();
    }
    const wasReading = this.isReading;
    this.isReading = this.#canRead && (wasReading || !this.#isTyping);
    if (status === 'loading-more') {
      this.#isRetry = false;
    }
    if (!wasReading) {
      this.#moves = 0;
      this.#matchingBefore = this.#options.filter.matching.length;
    } else if (!this.isReading && isSameList) {
      this.#handleEnd(list);
    }
  }

  hostUpdated(): void {
    if (this.isReading) {
      this.#chain ??= this.#read();
    }
  }

  get #canRead(): boolean {
    const { filter, leads } = this.#options;
    const { list, status } = leads;
    const isReady = CAN_READ.has(status) || this.#isRetry;
    const isEnough = this.#isStopped || list.leads.length >= this.#goal;
    return this.#host.isConnected && filter.filter !== null && isReady && list.hasMore && !isEnough;
  }

  #handleEnd(list: LeadList): void {
    const { filter, leads, onEnd } = this.#options;
    const { findings } = this;
    if (!findings) {
      leads.abortReadOn();
    } else if (this.#host.isConnected && leads.status !== 'error-more') {
      // A list that loses a row later must not make it read on.
      this.#isStopped = list.hasMore;
      this.#endPause();
      onEnd(findings, filter.matching[this.#matchingBefore]);
    }
  }

  #endPause(): void {
    this.#cancelPause?.();
    this.#isTyping = false;
  }

  async #read(): Promise<void> {
    let hasRows = true;
    while (this.isReading && hasRows) {
      hasRows = await this.#options.leads.readOn();
    }
    this.#chain = undefined;
    // An aborted reading may be wanted again.
    this.#host.requestUpdate();
  }
}
