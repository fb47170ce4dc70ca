import type { LeadsFilter } from '../model/filter.js';

/** The number of rows that are read before the reader is asked whether to continue. */
const ROWS_AT_A_GO = 2000;
/** How often the list may move during one search. */
const MOST_MOVES = 1;

/** The part of a list that a search looks at. */
interface SearchedList {
  readonly leads: { readonly length: number };
  readonly hasMore: boolean;
}

/** Decides how far to read on while a filter is set, since offset paging cannot search. */
export class Search {
  isRunning = false;
  /** The number of matches when the search began. */
  foundBefore = 0;
  #filter: LeadsFilter | null = null;
  /** The number of rows to read for the filter, or 0 after the search has stopped. */
  #goal = ROWS_AT_A_GO;
  #moves = 0;

  /** A stopped search may go on for another filter. */
  follow(filter: LeadsFilter | null): void {
    if (filter !== this.#filter) {
      this.#filter = filter;
      this.#goal ||= ROWS_AT_A_GO;
    }
  }

  /** Whether enough rows have been read for now. */
  isEnough({ leads }: SearchedList): boolean {
    return leads.length >= this.#goal;
  }

  hasWork(list: SearchedList): boolean {
    return this.#filter !== null && list.hasMore && !this.isEnough(list);
  }

  start(found: number): void {
    this.isRunning = true;
    this.foundBefore = found;
    this.#moves = 0;
  }

  /** Stops reading a list that keeps moving. */
  noteMoves(moves: number): void {
    this.#moves += moves;
    if (this.#moves > MOST_MOVES) {
      this.stop();
    }
  }

  /** Reads no more for this filter, even if the list loses a row later. */
  stop(): void {
    this.#goal = 0;
  }

  /** Reads further, if enough rows have been read. */
  extend(list: SearchedList): void {
    if (this.isEnough(list)) {
      this.#goal = list.leads.length + ROWS_AT_A_GO;
    }
  }

  /** Begins anew, for a new list. */
  reset(): void {
    this.isRunning = false;
    this.#goal = ROWS_AT_A_GO;
  }
}
