import type { Lead } from './lead.js';
import { memoize } from './memoize.js';
import { toSearchText } from './search-text.js';

/** Selects the loaded leads that are shown. A missing field is no condition. */
export interface LeadsFilter {
  /** Words. Each must occur in some text of the lead. */
  readonly search?: string;
  /** The exact status of the lead. */
  readonly status?: string;
  /** Whether only leads with unread messages are shown. */
  readonly unread?: boolean;
}

/** The progress of a filter. */
export interface FilterResult {
  readonly matching: number;
  readonly loaded: number;
  /** The number of leads by the API's count. */
  readonly total: number;
  /** Whether all leads are read. */
  readonly isComplete: boolean;
  /** Whether reading has stopped until the reader asks for more. */
  readonly isStopped: boolean;
}

/** Computed once for each lead. Leads are immutable: a changed row is a new object. */
const searchTexts = new WeakMap<Lead, string>();

/**
 * Drops empty filters, such as a search for invisible characters. Returns null if none is left.
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

/** Returns the distinct words of a search, as search text. */
function searchWords(search: string): readonly string[] {
  return [...new Set(toSearchText(search).split(/\s+/))].filter(Boolean);
}

/** Returns the leads that pass a filter, in their order, or all leads if it is null. */
export function filterLeads(leads: readonly Lead[], filter: LeadsFilter | null): readonly Lead[] {
  if (!filter) {
    return leads;
  }
  const { search = '', status, unread } = filter;
  const words = searchWords(search);
  // Leads have few different statuses, types and so on, so each is converted once.
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

/** Words have no white space, so no match spans two fields. */
function searchTextOf(lead: Lead, toFieldText: typeof toSearchText): string {
  const { subject, number, type, form, source, status, mark } = lead;
  const numbers = number > 0 ? `№${number}\nNO.${number}` : '';
  return [numbers, ...[subject, type, form, source, status, mark].map(toFieldText)].join('\n');
}
