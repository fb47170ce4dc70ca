import type { LeadList } from '../model/lead-list.js';

/** The number of rows that are read before the reader is asked whether to continue. */
const ROWS_AT_A_GO = 2000;
/** How often the list may move while it is searched, until the reader is asked. */
const MOST_MOVES = 1;

/** Limits how far one list is read while a filter is set: offset paging cannot search. */
export class Search {
  /** The number of rows after which the reader is asked. */
  #goal = ROWS_AT_A_GO;
  /** How often the list has moved since the reader was asked. */
  #moves = 0;

  /** Whether there are rows to read, and the reader need not be asked. */
  mayReadOn(list: LeadList): boolean {
    return list.hasMore && !this.#isEnough(list);
  }

  /** Stops reading a list that keeps moving. */
  noteMoves(moves: number): void {
    this.#moves += moves;
  }

  /** Reads further, if enough rows have been read. */
  extend(list: LeadList): void {
    if (this.#isEnough(list)) {
      this.#goal = list.leads.length + ROWS_AT_A_GO;
      this.#moves = 0;
    }
  }

  #isEnough({ leads }: LeadList): boolean {
    return leads.length >= this.#goal || this.#moves > MOST_MOVES;
  }
}
