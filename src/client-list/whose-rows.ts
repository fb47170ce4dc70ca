import { isPassing } from '../model/api-error.js';
import { isSameList, type Configuration } from '../settings/configuration.js';
import type { Who } from '../settings/who.js';
import type { ClientList } from './client-list.js';
import { NO_LIST, type Failure, type ListState } from './list-state.js';

/** A list, and what may be known of it. */
export interface View {
  /** The list whose rows may be shown. */
  readonly clientList: ClientList | undefined;
  /** What the page may know. */
  readonly state: ListState;
  /** What is in the DOM, although it may be hidden. */
  readonly drawn: ListState;
  /** Whether the rows stay in their place, hidden, until the site has said who is signed in. */
  readonly isCovered: boolean;
}

export interface ViewFacts {
  readonly who: Who<Configuration>;
  /** The list that was read last. */
  readonly clientList: ClientList | undefined;
  /** The failure without a list, from when the page has heard of it. */
  readonly failure: Failure | undefined;
  /** Whether the site is being asked. */
  readonly isAsking: boolean;
}

/** Decides whose rows are shown: only those of the client who is signed in now. */
export function whoseRows({ who, clientList, failure, isAsking }: ViewFacts): View {
  switch (who.state) {
    case 'client': {
      if (!clientList || !isSameList(clientList.configuration, who.client)) {
        return without('loading');
      }
      const { state } = clientList;
      return { clientList, state, drawn: state, isCovered: false };
    }
    case 'unknown':
      return {
        ...without('loading'),
        ...(clientList && { drawn: clientList.state, isCovered: true }),
      };
    case 'nobody':
      return without('signed-out');
    case 'missing':
      return without('unconfigured');
    case 'invalid':
      return without(failure ? 'error' : 'unconfigured', failure);
    case 'failed':
      // During a retry, the message stays.
      return without(isAsking || !failure ? 'loading' : 'error', failure);
  }
}

function without(status: ListState['status'], failure?: Failure): View {
  const willRetry = failure !== undefined && isPassing(failure.error);
  const state = { ...NO_LIST, status, failure, willRetry };
  return { clientList: undefined, state, drawn: state, isCovered: false };
}
