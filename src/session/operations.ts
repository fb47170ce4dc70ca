import type { Status } from '../model/status.js';

/** What is done to a list. All but the first page need rows that have been read. */
export type Operation = 'first' | 'more' | 'readOn' | 'refresh' | 'refreshHead' | 'probe';

/** How an operation is treated. What is not named is not so. */
export interface Traits {
  /** What the element is doing meanwhile, if somebody waits for it. */
  readonly status?: Status;
  /** The text that says that it has failed. Without one, a failure is not spoken. */
  readonly failureText?: 'error' | 'errorMore';
  /** Its failure is shown. Otherwise what is shown stays. */
  readonly isFailureShown?: true;
  /** Its failure means nothing, unless the host refuses the token. */
  readonly mayFail?: true;
  /** Somebody has asked for its rows, and goes on reading with them. */
  readonly isAskedFor?: true;
  /** It starts in the same call, and not a microtask later. */
  readonly startsAtOnce?: true;
  /** It joins only one that has not started. Otherwise, one that runs will do. */
  readonly isAlwaysSent?: true;
  /** It runs again, after the check of a restored page that interrupts it. */
  readonly isRepeated?: true;
  /** There is nothing to do unless the host has more rows. */
  readonly needsMore?: true;
}

export const TRAITS: Readonly<Record<Operation, Traits>> = {
  /** The first page. Its request leaves before the placeholders are drawn. */
  first: {
    status: 'loading',
    failureText: 'error',
    isFailureShown: true,
    isAskedFor: true,
    startsAtOnce: true,
  },
  /** A further page. */
  more: {
    status: 'loading-more',
    failureText: 'errorMore',
    isFailureShown: true,
    isAskedFor: true,
    isRepeated: true,
    needsMore: true,
  },
  /** The next rows of a search. */
  readOn: {
    status: 'loading-more',
    failureText: 'errorMore',
    isFailureShown: true,
    isRepeated: true,
    needsMore: true,
  },
  /** All rows that are shown, again. One that was sent earlier may lack what the page has just saved. */
  refresh: { status: 'refreshing', isAlwaysSent: true, isRepeated: true },
  /** The first rows again, and all of them only if they have moved. */
  refreshHead: { status: 'refreshing' },
  /** Whether the host counts from 0. */
  probe: { mayFail: true },
};
