import type { ApiError } from '../api/api-error.js';
import type { Findings } from '../model/findings.js';
import type { Change } from '../model/lead-list.js';
import type { Lead } from '../model/lead.js';
import type { Operation } from './operations.js';

/** A request, or the configuration, has failed. */
export interface Failure {
  readonly error: ApiError;
  readonly operation: Operation;
  /** Whether the reader is to see it: the page may cancel `leads-error`. */
  isShown: boolean;
}

/** An operation has changed the list. */
export interface ChangeNews {
  readonly type: 'change';
  readonly operation: Operation;
  readonly change: Change;
}

/** A search has ended, or has stopped. */
export interface FindingsNews {
  readonly type: 'findings';
  readonly findings: Findings;
  /** The first lead that it has found. */
  readonly first: Lead | undefined;
}

/**
 * The reader has paused after a change of the filter (`pause`), has changed a condition or lost the
 * filter with the client (`conditions`), or has asked for a period that is refused (`refusal`).
 */
export interface ConditionsNews {
  readonly type: 'pause' | 'conditions' | 'refusal';
}

/** What is told once it is drawn. */
export type News = ChangeNews | FindingsNews | ConditionsNews;
