import type { Lead } from './lead.js';

/** Selects the loaded leads that are shown. A missing field is no condition. */
export interface LeadsFilter {
  /** Words. Each must occur in some text of the lead. */
  readonly search?: string;
  /** The exact status of the lead. */
  readonly status?: string;
  /** Whether only leads with unread messages are shown. */
  readonly unread?: boolean;
}

export interface FilterResult {
  readonly matching: number;
  readonly loaded: number;
  /** The number of leads by the API's count. */
  readonly total: number;
  readonly isComplete: boolean;
}

/** Trims texts, as in leads. Drops conditions that are empty or of another type; null if all are. */
export function compactFilter({
  search,
  status,
  unread,
}: Readonly<Partial<Record<keyof LeadsFilter, unknown>>>): LeadsFilter | null {
  const [words = '', name] = [search, status].map((text) =>
    typeof text === 'string' ? text.trim() : '',
  );
  const filter: LeadsFilter = {
    ...(wordsOf(words).length > 0 && { search: words }),
    ...(name && { status: name }),
    ...(unread === true && { unread }),
  };
  return Object.keys(filter).length > 0 ? Object.freeze(filter) : null;
}

export function filterLeads(leads: readonly Lead[], filter: LeadsFilter | null): readonly Lead[] {
  if (!filter) {
    return leads;
  }
  const { search = '', status, unread } = filter;
  const words = wordsOf(search);
  return leads.filter(
    (lead) =>
      (status === undefined || lead.status === status) &&
      (!unread || lead.unread > 0) &&
      words.every((word) => searchTextOf(lead).includes(word)),
  );
}

/** Computed once for each lead. Leads are immutable: a changed row is a new object. */
const searchTexts = new WeakMap<Lead, string>();

/** Words have no white space, so no match spans two fields. */
function searchTextOf(lead: Lead): string {
  let text = searchTexts.get(lead);
  if (text === undefined) {
    const { number, subject, type, form, source, status, mark } = lead;
    const numbers = number > 0 ? `№${number}\nNo.${number}` : '';
    text = toSearchText([numbers, subject, type, form, source, status, mark].join('\n'));
    searchTexts.set(lead, text);
  }
  return text;
}

/** Accents, and invisible characters such as a soft hyphen. */
const IGNORED = /[\p{M}\p{Cf}]/gu;

/** Returns none for accents alone, which every lead would match. */
function wordsOf(search: string): readonly string[] {
  return toSearchText(search).split(/\s+/).filter(Boolean);
}

/** «ё» becomes «е», and «й» becomes «и». Uses capitals, since «ß» and «ς» have one form there. */
function toSearchText(text: string): string {
  return text.normalize('NFD').replace(IGNORED, '').toUpperCase();
}
