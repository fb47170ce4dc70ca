import type { Lead } from './lead.js';
import { isWaiting, type StatusTones } from './tone.js';

/** Selects the loaded leads that are shown. A missing field is no condition. */
export interface LeadsFilter {
  /** Words. Each must occur in some text of the lead. */
  readonly search?: string;
  /** The exact status of the lead. */
  readonly status?: string;
  /** Whether only leads are shown whose status has the tone `attention`. */
  readonly waiting?: boolean;
  /** Whether only leads with unread messages are shown. */
  readonly unread?: boolean;
}

/** Removes every condition from a filter that it is merged into. */
export const NO_CONDITIONS: Required<LeadsFilter> = {
  search: '',
  status: '',
  waiting: false,
  unread: false,
};

export interface FilterResult {
  readonly matching: number;
  readonly loaded: number;
  /** The number of leads by the API's count. */
  readonly total: number;
  /** Whether no lead that has not been read can match. */
  readonly isComplete: boolean;
  /** Whether `waiting` is the only condition. */
  readonly isWaitingOnly: boolean;
}

/** Trims texts, as in leads. Drops conditions that are empty or of another type; null if all are. */
export function compactFilter({
  search,
  status,
  waiting,
  unread,
}: Readonly<Partial<Record<keyof LeadsFilter, unknown>>>): LeadsFilter | null {
  const [words = '', name] = [search, status].map((text) =>
    typeof text === 'string' ? text.trim() : '',
  );
  const filter: LeadsFilter = {
    ...(wordsOf(words).length > 0 && { search: words }),
    ...(name && { status: name }),
    ...(waiting === true && { waiting }),
    ...(unread === true && { unread }),
  };
  return Object.keys(filter).length > 0 ? Object.freeze(filter) : null;
}

export function filterLeads(
  leads: readonly Lead[],
  filter: LeadsFilter | null,
  tones: StatusTones,
): readonly Lead[] {
  if (!filter) {
    return leads;
  }
  const { search = '', status, waiting, unread } = filter;
  const words = wordsOf(search);
  return leads.filter(
    (lead) =>
      (status === undefined || lead.status === status) &&
      (!waiting || isWaiting(lead.status, tones)) &&
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
