import { mayRefuseStart, toApiError } from '../model/api-error.js';
import { systemClock } from '../waiting/clock.js';
import { LeadsApi } from '../api/leads-api.js';
import { readUnread } from '../api/read-lead.js';
import { findTop } from '../model/first-position.js';
import { unreadIn } from '../model/lead.js';
import type { DeveloperLog } from '../settings/developer-log.js';
import type { SignedInClient } from '../sign-in/ask-site.js';
import type { SiteAccess } from '../sign-in/site-access.js';
import type { ReadUnread } from '../sign-in/unread-numbers.js';

const LENGTH = 50;

/**
 * Returns a function that counts the unread messages in the first rows of a client. Position 0 is the
 * first row of an API that counts from 0 or from 1, or one too early, so one row more is read.
 */
export function unreadReader(
  client: SignedInClient,
  siteCode: string,
  access: SiteAccess,
  log: DeveloperLog,
): ReadUnread {
  const { id, base, operator } = client;
  const api = new LeadsApi({
    base,
    query: { siteCode, client: id, operator },
    access: access.for(client),
    readRow: readUnread,
    clock: systemClock,
  });
  return async (signal, inTurn) => {
    // Once, since there may be a list that tries again.
    const fetchFrom = (start: number) =>
      api.fetchPage(start, LENGTH + 1, signal, { isQuiet: true });
    try {
      const read = () => findTop(fetchFrom, mayRefuseStart);
      const { leads, total } = await api.pace.run(read, { signal, inTurn });
      return { unread: unreadIn(leads.slice(0, LENGTH)), hasMore: total > LENGTH };
    } catch (error) {
      if (!signal.aborted) {
        log.warnOfFailure(toApiError(error), base);
      }
      throw error;
    }
  };
}
