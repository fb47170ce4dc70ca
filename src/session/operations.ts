import type { Status } from '../model/status.js';

/** An operation on a list. All but `first` need rows that have been read. */
export type Operation = 'first' | 'more' | 'readOn' | 'refresh' | 'refreshHead' | 'probe';

/** The traits of an operation. A missing trait is off. */
export interface Traits {
  /** The status of the element meanwhile, if anybody waits for the operation. */
  readonly status?: Status;
  /** The text for a failure. Without one, a failure is not spoken. */
  readonly failureText?: 'error' | 'errorMore';
  /** A failure is shown. Otherwise, the view stays as it is. */
  readonly isFailureShown?: true;
  /** A failure is ignored, unless the API refuses the token. */
  readonly mayFail?: true;
  /** The reader or the page has asked for its rows, and continues there. */
  readonly isAskedFor?: true;
  /** Starts in the same call instead of a microtask later. */
  readonly startsAtOnce?: true;
  /** Is not sent a second time if it fails, since nobody waits for it. */
  readonly isSentOnce?: true;
  /** Joins only an operation that has not started. Otherwise, joins a running one, too. */
  readonly isAlwaysSent?: true;
  /** Does nothing unless the API has more rows. */
  readonly needsMore?: true;
}

export const TRAITS: Readonly<Record<Operation, Traits>> = {
  /** Reads the first page. Its request leaves before the placeholders are drawn. */
  first: {
    status: 'loading',
    failureText: 'error',
    isFailureShown: true,
    isAskedFor: true,
    startsAtOnce: true,
  },
  /** Reads a further page. */
  more: {
    status: 'loading-more',
    failureText: 'errorMore',
    isFailureShown: true,
    isAskedFor: true,
    needsMore: true,
  },
  /** Reads the next rows of a search. */
  readOn: {
    status: 'loading-more',
    failureText: 'errorMore',
    isFailureShown: true,
    needsMore: true,
  },
  /** Reads all shown rows again. An earlier request may lack data that the page has just saved. */
  refresh: { status: 'refreshing', isAlwaysSent: true },
  /** Reads the first rows again, and all rows only if these have moved. */
  refreshHead: { status: 'refreshing', isSentOnce: true },
  /** Finds out whether the API counts from 0. */
  probe: { mayFail: true, isSentOnce: true },
};
