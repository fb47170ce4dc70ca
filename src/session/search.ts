import type { FilterResult } from '../model/filter.js';
import type { Lead } from '../model/lead.js';
import type { LeadList } from '../model/lead-list.js';
import type { Filters } from './filters.js';
import type { ResultStep } from './list-state.js';

/** The number of rows that are read before the reader is asked whether to continue. */
const ROWS_AT_A_GO = 2000;
/** How often the list may move while it is searched, until the reader is asked. */
const MOST_MOVES = 1;

/** Decides how far to read on in one list while a filter is set: offset paging cannot search. */
export class Search {
  isRunning = false;
  readonly #filters: Filters;
  /** The number of rows after which the reader is asked. */
  #goal = ROWS_AT_A_GO;
  /** How often the list has moved since the reader was asked. */
  #moves = 0;
  /** The number of matches when the search began. */
  #foundBefore = 0;

  constructor(filters: Filters) {
    this.#filters = filters;
  }

  hasWork(list: LeadList): boolean {
    return this.#filters.filter !== null && list.hasMore && !this.#isEnough(list);
  }

  /** Returns the progress of the filter; undefined if there is none. */
  resultOf(list: LeadList, matching: readonly Lead[]): FilterResult | undefined {
    const { leads, total, isComplete } = list;
    return this.#filters.filter
      ? { matching: matching.length, loaded: leads.length, total, isComplete }
      : undefined;
  }

  /**
   * Starts, continues or ends after any change. Returns the result if it has ended or stopped by
   * itself.
   *
   * @param mayRead false after a failure and outside the page
   */
  follow(list: LeadList, matching: readonly Lead[], mayRead: boolean): ResultStep | undefined {
    const wasRunning = this.isRunning;
    this.isRunning = mayRead && this.hasWork(list) && (wasRunning || !this.#filters.isTyping);
    if (this.isRunning && !wasRunning) {
      this.#foundBefore = matching.length;
    }
    const hasEnded = wasRunning && !this.isRunning && mayRead;
    const filterResult = hasEnded ? this.resultOf(list, matching) : undefined;
    if (!filterResult) {
      return undefined;
    }
    this.#filters.endPause();
    return { type: 'result', filterResult, first: matching[this.#foundBefore] };
  }

  /** Stops reading a list that keeps moving. */
  noteMoves(moves: number): void {
    this.#moves += this.isRunning ? moves : 0;
  }

  /** Reads further, if enough rows have been read, without waiting for the reader to pause. */
  extend(list: LeadList): void {
    this.#filters.endPause();
    if (this.#isEnough(list)) {
      this.#goal = list.leads.length + ROWS_AT_A_GO;
      this.#moves = 0;
    }
  }

  /** Whether enough rows have been read for now. */
  #isEnough({ leads }: LeadList): boolean {
    return leads.length >= this.#goal || this.#moves > MOST_MOVES;
  }
}
