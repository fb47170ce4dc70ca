import type { ListedUnread } from '../sign-in/followers.js';
import { hasPeriod, type Configuration } from '../settings/configuration.js';
import type { ListParts } from './list-parts.js';

type Parts = Pick<ListParts, 'list' | 'queue' | 'failures'>;

/** Returns what badges may show of a list; undefined if it has a period, waits to be seen, or has failed. */
export function listedUnread(
  configuration: Configuration,
  parts: Parts,
  readAt: number,
): ListedUnread | undefined {
  const { unread, hasMore } = parts.list();
  const { siteCode } = configuration.query;
  const phase = hasPeriod(configuration) ? undefined : phaseOf(parts);
  return phase && { siteCode, phase, unread, hasMore, readAt };
}

function phaseOf({ list, queue, failures }: Parts): ListedUnread['phase'] | undefined {
  if (queue.has('first')) {
    return 'asking';
  }
  if (list().isRead) {
    return 'read';
  }
  return failures.shown?.error.kind === 'auth' ? 'refused' : undefined;
}
