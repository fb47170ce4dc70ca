import type { LeadsFilter } from '../model/filter.js';

/** The number of rows that are read before the reader is asked whether to continue. */
const ROWS_AT_A_GO = 2000;

/** How often the list may move during one reading. */
const MOST_MOVES = 1;

/** The state that decides whether a search reads on. */
export interface SearchState {
  /** Whether the list is in the page. */
  readonly isInPage: boolean;
  readonly filter: LeadsFilter | null;
  /** Whether the reader is typing. No reading starts meanwhile. */
  readonly isTyping: boolean;
  /** Whether a failure is shown, which the reader must retry. */
  readonly hasFailed: boolean;
  readonly hasMore: boolean;
  /** The number of rows that have been read. */
  readonly loaded: number;
  /** The number of them that match. */
  readonly found: number;
}

/**
 * Decides how far a search reads, since offset paging cannot search. It reads to the end of the
 * list, until enough rows are read, or until the list has moved repeatedly. The reader is then
 * asked whether to continue. Sends nothing: the session does, while `isRunning` is true.
 */
export class Search {
  isRunning = false;
  /** The number of matches when the reading began. */
  foundBefore = 0;
  #goal = ROWS_AT_A_GO;
  #isStopped = false;
  /** The filter for which reading was stopped. Another filter may read on. */
  #filter: LeadsFilter | null = null;
  /** How often the list has moved during this reading. */
  #moves = 0;
  /** Whether the reader has asked to retry a failed reading. */
  #isRetry = false;

  /** Whether enough rows are read for now. */
  isEnough(loaded: number): boolean {
    return this.#isStopped || loaded >= this.#goal;
  }

  /** Whether the search is reading, or will read when the reader pauses. */
  isActive(state: SearchState): boolean {
    return this.isRunning || (state.isTyping && this.#canStart(state));
  }

  /** Starts or ends the reading, after any change of the state. */
  follow(state: SearchState): void {
    if (state.filter !== this.#filter) {
      this.#filter = state.filter;
      this.#isStopped = false;
    }
    if (this.isRunning) {
      this.isRunning = this.#canGoOn(state);
    } else if (!state.isTyping && this.#canStart(state)) {
      this.isRunning = true;
      this.foundBefore = state.found;
      this.#moves = 0;
    }
    this.#isRetry = false;
  }

  /** Extends the reading, or retries a failed one. */
  extend({ loaded, hasFailed }: SearchState): void {
    this.#isRetry = hasFailed;
    this.#isStopped = false;
    if (!hasFailed) {
      this.#goal = loaded + ROWS_AT_A_GO;
    }
  }

  /** Counts the moves of the list, and stops reading a list that keeps moving. */
  countMoves(moves: number): void {
    this.#moves += moves;
    this.#isStopped ||= this.#moves > MOST_MOVES;
  }

  /** Keeps the reading stopped, so that a list that loses a row later does not restart it. */
  stop(hasMore: boolean): void {
    this.#isStopped = hasMore;
  }

  /** Ends the reading immediately, since a retry begins while the failure is still shown. */
  fail(): void {
    this.isRunning = false;
  }

  #canStart(state: SearchState): boolean {
    return (!state.hasFailed || this.#isRetry) && this.#canGoOn(state);
  }

  #canGoOn(state: SearchState): boolean {
    return state.isInPage && state.filter !== null && state.hasMore && !this.isEnough(state.loaded);
  }
}
