import type { LeadList } from '../model/lead-list.js';

/** The number of rows that are read before the reader is asked whether to continue. */
const ROWS_AT_A_GO = 2000;
/** How often the list may move while it is searched, until the reader is asked. */
const MOST_MOVES = 1;

/** Limits how far one list is read while a filter is set: offset paging cannot search. */
export class ReadOnLimit {
  /** The number of rows after which the reader is asked. */
  readonly #goal: number;
  #moves = 0;

  /** @param read the number of rows that have been read when the reader agrees to a search */
  constructor(read = 0) {
    this.#goal = read + ROWS_AT_A_GO;
  }

  /** Stops reading a list that keeps moving. */
  noteMoves(moves: number): void {
    this.#moves += moves;
  }

  /** Whether there are rows to read, and the reader need not be asked. */
  mayReadOn({ hasMore, leads }: LeadList): boolean {
    return hasMore && leads.length < this.#goal && this.#moves <= MOST_MOVES;
  }
}
