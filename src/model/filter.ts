import type { Lead } from './lead.js';
import { memoize } from './memoize.js';
import { toSearchText } from './search-text.js';

/** Which of the leads that are read are shown. A missing field is no condition. */
export interface LeadsFilter {
  /** Words, each of which must be somewhere in a text of the lead. */
  readonly search?: string;
  /** The status of the lead, exactly. */
  readonly status?: string;
  /** Whether only leads with unread messages are shown. */
  readonly unread?: boolean;
}

/** Made once. Leads do not change: a row that has changed is another object. */
const searchTexts = new WeakMap<Lead, string>();

/**
 * Drops the fields that are no condition, as a search for nothing but invisible characters. Returns null
 * if none is left.
 */
export function compactFilter({ search = '', status, unread }: LeadsFilter): LeadsFilter | null {
  const filter: LeadsFilter = {
    ...(toSearchText(search).trim() ? { search: search.trim() } : {}),
    ...(status ? { status } : {}),
    ...(unread ? { unread } : {}),
  };
  return Object.keys(filter).length > 0 ? Object.freeze(filter) : null;
}

export function isSameFilter(a: LeadsFilter | null, b: LeadsFilter | null): boolean {
  return a?.search === b?.search && a?.status === b?.status && a?.unread === b?.unread;
}

/** Returns the words of a search, as search text, each once. */
export function searchWords(filter: LeadsFilter | null): readonly string[] {
  return [...new Set(toSearchText(filter?.search ?? '').split(/\s+/))].filter(Boolean);
}

/** Returns the leads that a filter lets through, in their order; all of them if it is null. */
export function filterLeads(leads: readonly Lead[], filter: LeadsFilter | null): readonly Lead[] {
  if (!filter) {
    return leads;
  }
  const { status, unread } = filter;
  const words = searchWords(filter);
  // Leads have few statuses, types and so on: each is converted once.
  const toFieldText = memoize(toSearchText);
  return leads.filter(
    (lead) =>
      (status === undefined || lead.status === status) &&
      (!unread || lead.unread > 0) &&
      hasWords(lead, words, toFieldText),
  );
}

function hasWords(lead: Lead, words: readonly string[], toFieldText: typeof toSearchText): boolean {
  if (words.length === 0) {
    return true;
  }
  let text = searchTexts.get(lead);
  if (text === undefined) {
    text = searchTextOf(lead, toFieldText);
    searchTexts.set(lead, text);
  }
  return words.every((word) => text.includes(word));
}

/** A word has no white space, so none is found across two fields. */
function searchTextOf(lead: Lead, toFieldText: typeof toSearchText): string {
  const { subject, number, type, form, source, status, mark } = lead;
  const numbers = number > 0 ? `№${number}\nNO.${number}` : '';
  return [numbers, ...[subject, type, form, source, status, mark].map(toFieldText)].join('\n');
}
