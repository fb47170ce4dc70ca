import type { LeadsFilter } from '../model/filter.js';

/** How many rows are read before the reader is asked whether to go on. */
const ROWS_AT_A_GO = 2000;

/** How often the list may move in a reading. */
const MOST_MOVES = 1;

/** What decides whether a search reads on. */
export interface SearchState {
  /** Whether the list is in the page. */
  readonly isInPage: boolean;
  readonly filter: LeadsFilter | null;
  /** Whether the reader is typing: a reading does not start meanwhile. */
  readonly isTyping: boolean;
  /** Whether a failure is shown, which waits for the reader. */
  readonly hasFailed: boolean;
  readonly hasMore: boolean;
  /** How many rows have been read. */
  readonly loaded: number;
  /** How many of them have been found. */
  readonly found: number;
}

/**
 * Decides how far a search reads, since offset paging cannot search: to the end of the list, or until
 * enough rows are read, or until the list moves again and again. Then the reader is asked whether to
 * go on. It sends nothing: the session does, as long as `isRunning`.
 */
export class Search {
  isRunning = false;
  /** How many rows had been found when the reading began. */
  foundBefore = 0;
  /** How many rows are to be read. */
  #goal = ROWS_AT_A_GO;
  #isStopped = false;
  /** The filter that it was stopped for. Another one may read on. */
  #filter: LeadsFilter | null = null;
  /** How often the list has moved in this reading. */
  #moves = 0;
  /** Whether the reader has asked to try again what has failed. */
  #isRetry = false;

  /** Whether enough rows are read for now. */
  isEnough(loaded: number): boolean {
    return this.#isStopped || loaded >= this.#goal;
  }

  /** Whether it reads, or is about to when the reader pauses. */
  isActive(state: SearchState): boolean {
    return this.isRunning || (state.isTyping && this.#canStart(state));
  }

  /** Begins the reading or ends it, whenever something that decides about it has changed. */
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

  /** Looks further than the reading has gone, or tries again what has failed. */
  extend({ loaded, hasFailed }: SearchState): void {
    this.#isRetry = hasFailed;
    this.#isStopped = false;
    if (!hasFailed) {
      this.#goal = loaded + ROWS_AT_A_GO;
    }
  }

  /** Counts how often the list has moved, and stops a reading of one that keeps moving. */
  countMoves(moves: number): void {
    this.#moves += moves;
    this.#isStopped ||= this.#moves > MOST_MOVES;
  }

  /** Stays where it has stopped: a list that loses a row later must not make it read on. */
  stop(hasMore: boolean): void {
    this.#isStopped = hasMore;
  }

  /** A failure ends the reading here and now: a retry begins while it is still shown. */
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
