import type { ApiError } from '../model/api-error.js';
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

/** What has happened since the rows were drawn. */
export type Step =
  /**
   * The reader has paused after changing the filter (`pause`), or has changed a condition or lost
   * the filter with the client (`filters`).
   */
  | { readonly type: 'pause' | 'filters' }
  | { readonly type: 'change'; readonly operation: Operation; readonly change: Change }
  /** A search has ended or stopped, and this is the first lead that it has found. */
  | { readonly type: 'result'; readonly first: Lead | undefined };

/** Everything that is shown of a list. Made anew for each update. */
export interface ListState {
  readonly status: Status;
  readonly leads: readonly Lead[];
  readonly matching: readonly Lead[];
  readonly total: number;
  readonly unread: number;
  readonly hasMore: boolean;
  /** Whether every lead that the API counts has been read. */
  readonly isComplete: boolean;
  /** The failure of the first page or of a further one, until something succeeds. */
  readonly failure: Failure | undefined;
  /** Whether what has failed is tried again by itself. */
  readonly willRetry: boolean;
  /** Whether nobody waits for what runs, such as a retry by itself. */
  readonly isQuiet: boolean;
  /** The progress of the filter; undefined if there is none. */
  readonly filterResult: FilterResult | undefined;
  /** Whether a search is reading, or will read when the reader pauses. */
  readonly isSearching: boolean;
  /** Whether a client is signed in, as far as the page knows. */
  readonly hasClient: boolean;
  /** Whether the page shows the inquiries of a period only. */
  readonly hasPeriod: boolean;
}

export const NO_LIST: ListState = Object.freeze({
  status: 'unconfigured',
  leads: [],
  matching: [],
  total: 0,
  unread: 0,
  hasMore: false,
  isComplete: false,
  failure: undefined,
  willRetry: false,
  isQuiet: false,
  filterResult: undefined,
  isSearching: false,
  hasClient: false,
  hasPeriod: false,
});
