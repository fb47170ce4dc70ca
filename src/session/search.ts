import type { LeadsFilter } from '../model/filter.js';
import type { ListReader } from './list-reader.js';

/** The number of rows that are read before the reader is asked whether to continue. */
const ROWS_AT_A_GO = 2000;

/** How often the list may move during one reading. */
const MOST_MOVES = 1;

/** What decides, beside the list, whether a search reads on. */
export interface SearchState {
  readonly isInPage: boolean;
  readonly filter: LeadsFilter | null;
  /** Whether the reader is typing. No reading starts meanwhile. */
  readonly isTyping: boolean;
  /** Whether a failure is shown, which the reader must retry. */
  readonly hasFailed: boolean;
  /** The number of matches. */
  readonly found: number;
}

export interface SearchOptions {
  readonly state: () => SearchState;
  /** Called when a reading has ended by itself. */
  readonly onEnd: () => void;
}

/**
 * Reads on while a filter is set, since offset paging cannot search: to the end of the list, up to a
 * goal, or until the list has moved repeatedly. The reader is then asked whether to continue.
 */
export class Search {
  isRunning = false;
  /** The number of matches when the reading began. */
  foundBefore = 0;

  readonly #reader: ListReader;
  readonly #options: SearchOptions;
  /** The filter of the last update. */
  #filter: LeadsFilter | null = null;
  /** The number of rows to read for that filter, or 0 after the reading has stopped. */
  #goal = ROWS_AT_A_GO;
  /** How often the list has moved during this reading. */
  #moves = 0;
  /** Settles after a chain of requests, between which other operations may run. */
  #chain: Promise<void> | undefined;

  constructor(reader: ListReader, options: SearchOptions) {
    this.#reader = reader;
    this.#options = options;
  }

  /** Whether the search is reading, or will read when the reader pauses. */
  get isActive(): boolean {
    const state = this.#options.state();
    return this.isRunning || (state.isTyping && !state.hasFailed && this.#canGoOn(state));
  }

  /** Whether enough rows are read for now. */
  get isEnough(): boolean {
    return this.#loaded >= this.#goal;
  }

  /** Starts, continues or ends the reading, after any change of the state. */
  follow(isRetry = false): void {
    const state = this.#options.state();
    if (state.filter !== this.#filter) {
      this.#filter = state.filter;
      this.#goal ||= ROWS_AT_A_GO;
    }
    const canGoOn = this.#canGoOn(state);
    if (this.isRunning && !canGoOn) {
      this.isRunning = false;
      this.#options.onEnd();
    } else if (!this.isRunning && canGoOn && !state.isTyping && (isRetry || !state.hasFailed)) {
      this.isRunning = true;
      this.foundBefore = state.found;
      this.#moves = 0;
    }
    if (this.isRunning) {
      this.#chain ??= this.#read();
    }
  }

  /** Joins a running reading. Otherwise, reads further, or retries a failed reading. */
  async readFurther(): Promise<void> {
    if (this.isEnough) {
      this.#goal = this.#loaded + ROWS_AT_A_GO;
    }
    this.follow(true);
    while (this.#chain) {
      await this.#chain;
      await this.#reader.untilDrawn();
    }
  }

  /** Counts the moves of the list, and stops reading a list that keeps moving. */
  countMoves(moves: number): void {
    this.#moves += moves;
    if (this.#moves > MOST_MOVES) {
      this.stop();
    }
  }

  /** Reads no more for this filter, even if the list loses a row later. */
  stop(): void {
    this.#goal = 0;
  }

  /** Ends the reading immediately, since a retry begins while the failure is still shown. */
  fail(): void {
    this.isRunning = false;
  }

  /** Begins anew, for a new list. */
  reset(): void {
    this.isRunning = false;
    this.#goal = ROWS_AT_A_GO;
  }

  get #loaded(): number {
    return this.#reader.list.leads.length;
  }

  async #read(): Promise<void> {
    await this.#reader.untilDrawn();
    let hasBrought = true;
    while (this.isRunning && hasBrought) {
      hasBrought = await this.#reader.run('readOn');
    }
    this.#chain = undefined;
    // An aborted reading may be needed again.
    this.follow();
  }

  #canGoOn({ isInPage, filter }: SearchState): boolean {
    return isInPage && filter !== null && this.#reader.list.hasMore && !this.isEnough;
  }
}
