import { formatTime, formatTimeWithYear, yearOf, yearOfTime } from '../i18n/dates.js';
import type { Language } from '../i18n/language.js';
import type { Lead, LeadTime } from '../model/lead.js';
import { memoizeLast } from '../model/memoize.js';

/** As wide as most times of this year. */
const SAMPLE_TIME = { iso: '2025-06-22T02:25' };
const SAMPLE_NOW = new Date(SAMPLE_TIME.iso);

/** As wide as most letters of the small text, on average. */
const LETTER = '0.9ch';

/** Numbers of letters. A longer status needs several lines. */
const SHORTEST_STATUS = 10;
const LONGEST_STATUS = 25;

const yearsIn = new WeakMap<Language, WeakMap<LeadTime, string>>();

/** Returns a time of this year as a list shows it. */
export function sampleTime(language: Language): string {
  return formatTime(SAMPLE_TIME, language.locale, SAMPLE_NOW);
}

/**
 * Returns the widths of the columns that all rows of a wide list share, as a custom property: enough
 * for the letters of the longest status, and of the longest time. The browser measures only rows in
 * sight, so it cannot find them out.
 */
export function columnsOf(leads: readonly Lead[], language: Language): string {
  return measure(leads, language, yearOf(new Date(), language.locale));
}

const measure = memoizeLast((leads: readonly Lead[], language: Language, year: string): string => {
  let status = SHORTEST_STATUS;
  for (const lead of leads) {
    status = Math.max(status, lead.status.length);
  }
  const hasYears = leads.some(({ time }) => time && yearIn(language, time) !== year);
  const time = hasYears ? formatTimeWithYear(SAMPLE_TIME, language.locale) : sampleTime(language);
  const letters = Math.min(status, LONGEST_STATUS);
  return `--columns: calc(${letters} * ${LETTER} + 2em) calc(${time.length} * ${LETTER})`;
});

/** Formats each time once: a further page must not take longer in a long list. */
function yearIn(language: Language, time: LeadTime): string {
  const years = yearsIn.get(language) ?? new WeakMap<LeadTime, string>();
  yearsIn.set(language, years);
  const year = years.get(time) ?? yearOfTime(time, language.locale);
  years.set(time, year);
  return year;
}
