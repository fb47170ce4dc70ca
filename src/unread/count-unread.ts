import { mayRefuseStart } from '../api/api-error.js';
import type { LeadsApi } from '../api/leads-api.js';
import type { Page } from '../model/page.js';

/** The number of inquiries that are looked at. */
const LENGTH = 50;

/** A number of unread messages, and whether there may be more. */
export interface Unread {
  readonly unread: number;
  readonly hasMore: boolean;
}

/** Counts the unread messages in the first inquiries. Rejects as `fetchPage` does. */
export async function countUnread(
  api: LeadsApi,
  signal: AbortSignal,
  isSentOnce: boolean,
): Promise<Unread> {
  const { leads, total } = await fetchTop((start, length) =>
    api.fetchPage(start, length, signal, { isSentOnce }),
  );
  let unread = 0;
  for (const lead of leads.slice(0, LENGTH)) {
    unread += lead.unread;
  }
  return { unread, hasMore: total > LENGTH };
}

/**
 * Reads the first rows of an API that counts from 0 or from 1. Position 0 is the first row of both,
 * or one too early, so one row more is read.
 */
async function fetchTop(fetch: (start: number, length: number) => Promise<Page>): Promise<Page> {
  try {
    const page = await fetch(0, LENGTH + 1);
    if (page.leads.length > 0 || page.total === 0) {
      return page;
    }
  } catch (error) {
    if (!mayRefuseStart(error)) {
      throw error;
    }
  }
  return fetch(1, LENGTH);
}
