import type { ApiError } from '../api/api-error.js';
import type { FilterResult } from '../model/filter.js';
import type { Change, LeadList } from '../model/lead-list.js';
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

/** A search has ended, or has stopped. */
export interface ResultStep {
  readonly type: 'result';
  readonly filterResult: FilterResult;
  /** The first lead that the search has found. */
  readonly first: Lead | undefined;
}

export interface FailureStep {
  readonly type: 'failure';
  readonly failure: Failure;
  /** Whether nobody hears of it: a retry by itself has failed again, for a reason that passes. */
  readonly isQuiet: boolean;
}

/** An operation has changed the list. */
export interface ChangeStep {
  readonly type: 'change';
  readonly operation: Operation;
  readonly change: Change;
}

/** What has happened since the rows were drawn. */
export type Step = FilterStep | ChangeStep | ResultStep | FailureStep;

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
  /** Whether nobody waits for what runs, such as a retry by itself. */
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

/** The status during an operation. */
const BUSY: Readonly<Record<Operation, Status>> = {
  first: 'loading',
  more: 'loading-more',
  readOn: 'loading-more',
  refresh: 'refreshing',
  refreshHead: 'refreshing',
};

interface StatusFacts {
  /** Undefined until the first page has been read. */
  readonly list: Pick<LeadList, 'isComplete' | 'total'> | undefined;
  readonly running: Operation | undefined;
  readonly isOpening: boolean;
  readonly isSearching: boolean;
  readonly hasFailed: boolean;
}

export function statusOf({
  list,
  running,
  isOpening,
  isSearching,
  hasFailed,
}: StatusFacts): Status {
  if (!list) {
    return hasFailed && !isOpening ? 'error' : 'loading';
  }
  if (isSearching) {
    return 'loading-more';
  }
  if (running) {
    return BUSY[running];
  }
  if (hasFailed) {
    return 'error-more';
  }
  if (!list.isComplete) {
    return 'ready';
  }
  return list.total === 0 ? 'empty' : 'complete';
}
