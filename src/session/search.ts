import type { FilterResult, LeadsFilter } from '../model/filter.js';
import type { Lead } from '../model/lead.js';
import type { LeadList } from '../model/lead-list.js';
import type { Filters } from './filters.js';
import type { ResultStep } from './list-state.js';

/** The number of rows that are read before the reader is asked whether to continue. */
const ROWS_AT_A_GO = 2000;
/** How often the list may move during one search. */
const MOST_MOVES = 1;

/** Decides how far to read on while a filter is set, since offset paging cannot search. */
export class Search {
  isRunning = false;
  readonly #filters: Filters;
  /** The filter that the goal is for. */
  #filter: LeadsFilter | null = null;
  /** The number of rows to read for the filter, or 0 if the list keeps moving. */
  #goal = ROWS_AT_A_GO;
  #moves = 0;
  /** The number of matches when the search began. */
  #foundBefore = 0;

  constructor(filters: Filters) {
    this.#filters = filters;
  }

  /** Whether enough rows have been read for now. */
  isEnough({ leads }: LeadList): boolean {
    return leads.length >= this.#goal;
  }

  hasWork(list: LeadList): boolean {
    return this.#filters.filter !== null && list.hasMore && !this.isEnough(list);
  }

  /** Returns the progress of the filter; undefined if there is none. */
  resultOf(
    list: LeadList,
    matching: readonly Lead[],
    hasFailed: boolean,
  ): FilterResult | undefined {
    const { leads, total, isComplete, hasMore } = list;
    const isStopped = hasMore && !hasFailed && this.isEnough(list);
    return this.#filters.filter
      ? { matching: matching.length, loaded: leads.length, total, isComplete, isStopped }
      : undefined;
  }

  /**
   * Starts, continues or ends after any change. Returns the result if it has ended or stopped by
   * itself.
   *
   * @param mayRead false after a failure and outside the page
   */
  follow(list: LeadList, matching: readonly Lead[], mayRead: boolean): ResultStep | undefined {
    const { filter, isTyping } = this.#filters;
    if (filter !== this.#filter) {
      this.#filter = filter;
      // The list may stand still for another filter.
      this.#goal ||= ROWS_AT_A_GO;
    }
    const wasRunning = this.isRunning;
    this.isRunning = mayRead && this.hasWork(list) && (wasRunning || !isTyping);
    if (this.isRunning && !wasRunning) {
      this.#moves = 0;
      this.#foundBefore = matching.length;
    }
    if (this.isRunning || !wasRunning || !mayRead) {
      return undefined;
    }
    const filterResult = this.resultOf(list, matching, false);
    if (!filterResult) {
      return undefined;
    }
    this.#filters.endPause();
    return { type: 'result', filterResult, first: matching[this.#foundBefore] };
  }

  /** Stops reading a list that keeps moving. */
  noteMoves(moves: number): void {
    this.#moves += moves;
    if (this.#moves > MOST_MOVES) {
      this.#goal = 0;
    }
  }

  /** Reads further, if enough rows have been read, without waiting for the reader to pause. */
  extend(list: LeadList): void {
    this.#filters.endPause();
    if (this.isEnough(list)) {
      this.#goal = list.leads.length + ROWS_AT_A_GO;
    }
  }

  /** Begins anew, for a new list. */
  reset(): void {
    this.#filters.endPause();
    this.isRunning = false;
    this.#goal = ROWS_AT_A_GO;
  }
}
