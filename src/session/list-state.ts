import type { ApiError } from '../api/api-error.js';
import type { FilterResult } from '../model/filter.js';
import type { Change } from '../model/lead-list.js';
import type { Lead } from '../model/lead.js';
import type { Status } from '../model/status.js';
import type { Operation } from './operation-queue.js';

/** A failed request, a failed question to the site, or an invalid configuration. */
export interface Failure {
  readonly error: ApiError;
  readonly operation: Operation;
}

/**
 * The reader has paused after changing the filter (`pause`), or has changed a condition or lost the
 * filter with the client (`filters`).
 */
export interface FilterStep {
  readonly type: 'pause' | 'filters';
}

/** An operation has changed the list. */
export interface ChangeStep {
  readonly type: 'change';
  readonly operation: Operation;
  readonly change: Change;
}

/** What has happened since the rows were drawn. */
export type Step =
  | FilterStep
  | ChangeStep
  /** A search has ended, or has stopped. */
  | {
      readonly type: 'result';
      readonly filterResult: FilterResult;
      /** The first lead that the search has found. */
      readonly first: Lead | undefined;
    }
  | {
      readonly type: 'failure';
      readonly failure: Failure;
      /** Whether nobody hears of it: the same has failed before, and is tried again by itself. */
      readonly isQuiet: boolean;
    };

/** Everything that is shown of a list. Made anew for each update. */
export interface ListState {
  readonly status: Status;
  /** All leads that have been read, in the API's order. */
  readonly leads: readonly Lead[];
  /** Those that pass the filter. */
  readonly matching: readonly Lead[];
  /** The API's count. */
  readonly total: number;
  /** The number of unread messages in `leads`. */
  readonly unread: number;
  /** Whether to ask for more. */
  readonly hasMore: boolean;
  /** The failure of the first page or of a further one, until something succeeds. */
  readonly failure: Failure | undefined;
  /** Whether what runs was asked for by nobody: a retry by itself. */
  readonly isQuiet: boolean;
  /** The progress of the filter; undefined if there is none. */
  readonly filterResult: FilterResult | undefined;
  /** Whether a search is reading, or will read when the reader pauses. */
  readonly isSearching: boolean;
  /** Whether a client is signed in, as far as the page knows. */
  readonly hasClient: boolean;
}

/** A list of which nothing is known. */
export const NO_LIST: ListState = Object.freeze({
  status: 'unconfigured',
  leads: [],
  matching: [],
  total: 0,
  unread: 0,
  hasMore: false,
  failure: undefined,
  isQuiet: false,
  filterResult: undefined,
  isSearching: false,
  hasClient: false,
});
