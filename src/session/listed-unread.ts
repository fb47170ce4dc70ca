import type { ListedUnread } from '../sign-in/lists.js';
import type { LeadsSession } from './leads-session.js';

/**
 * Returns what a list knows of its client's unread messages, for the badges beside it. Returns
 * undefined if the list has a period, waits to be seen, or has failed.
 */
export function listedUnread(session: LeadsSession): ListedUnread | undefined {
  const { siteCode, begDate, endDate } = session.configuration.query;
  const { unread, hasMore } = session.state;
  const phase = phaseOf(session);
  return phase === undefined || begDate !== undefined || endDate !== undefined
    ? undefined
    : { siteCode, phase, unread, hasMore };
}

function phaseOf({ isOpening, state }: LeadsSession): ListedUnread['phase'] | undefined {
  if (isOpening) {
    return 'asking';
  }
  if (state.status === 'error') {
    return state.failure?.error.kind === 'auth' ? 'refused' : undefined;
  }
  return state.status === 'loading' ? undefined : 'read';
}
