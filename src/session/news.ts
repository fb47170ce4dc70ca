import type { ApiError } from '../api/api-error.js';
import type { FilterResult } from '../model/filter.js';
import type { Change } from '../model/lead-list.js';
import type { Lead } from '../model/lead.js';
import type { Operation } from './operations.js';

/** A failed request, or an invalid configuration. */
export interface Failure {
  readonly error: ApiError;
  readonly operation: Operation;
  /** Whether the reader sees it, since the page may cancel `leads-error`. */
  readonly isShown: boolean;
  /** Whether nobody hears of it: the same has failed before, and is tried again by itself. */
  readonly isQuiet: boolean;
}

/** A change of the list by an operation. */
export interface ChangeNews {
  readonly type: 'change';
  readonly operation: Operation;
  readonly change: Change;
}

/** The end or a stop of a search. */
export interface ResultNews {
  readonly type: 'result';
  readonly filterResult: FilterResult;
  /** The first lead that the search has found. */
  readonly first: Lead | undefined;
}

/**
 * A change of filters: the reader has paused after changing the filter (`pause`), or has changed a
 * condition or the period, or lost them with the client (`filters`).
 */
export interface FiltersNews {
  readonly type: 'pause' | 'filters';
}

/** News that is reported after drawing. */
export type News = ChangeNews | ResultNews | FiltersNews;
