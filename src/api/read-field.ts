import type { LeadTime } from '../model/lead.js';
import { cutAt } from './excerpt.js';

/** The maximum length of a text. Chromium takes seconds to lay out a word of 200,000 letters. */
const MAX_LENGTH = 2000;

/** A whole number, with or without a sign and a fraction of zeros: `7`, `-7`, `7.00`. */
const INTEGER = /^[+-]?\d+(\.0*)?$/;

/**
 * A character that is drawn. Excluded are white space, control and format characters, and the
 * Unicode property `Default_Ignorable_Code_Point` (`DI`). U+2800 is a Braille pattern without dots.
 */
const VISIBLE_CHARACTER = /[^\s\p{Cc}\p{Cf}\p{DI}\u2800]/u;

const HOURS_AND_MINUTES = String.raw`(?:[01]\d|2[0-3]):[0-5]\d`;
const SECONDS = String.raw`:[0-5]\d(?:\.\d+)?`;
const OFFSET = String.raw`Z|[+-]${HOURS_AND_MINUTES}`;
/** Captures the year, the month, the day, and the offset if there is one. */
const ISO_8601 = new RegExp(
  String.raw`^(\d{4})-(\d\d)-(\d\d)(?:T${HOURS_AND_MINUTES}(?:${SECONDS})?(${OFFSET})?)?$`,
);

/** .NET writes a date that is not set as 0001-01-01. */
const YEAR_OF_NO_DATE = '0001';

/**
 * Reads a whole number, which may be a string of digits. A fraction is cut off a JSON number.
 * Returns 0 for null, undefined, any other value, and a number that is not exact.
 */
export function readInteger(value: unknown): number {
  const number = typeof value === 'number' ? Math.trunc(value) : parseInteger(readText(value));
  return Number.isSafeInteger(number) ? number : 0;
}

function parseInteger(text: string): number {
  return INTEGER.test(text) ? Number(text) : NaN;
}

/**
 * Reads a text, trims it and cuts it at 2,000 characters. A number is read as its digits. Returns
 * `''` for null, undefined, any other value, and a text without a visible character.
 */
export function readText(value: unknown): string {
  if (typeof value === 'number') {
    return String(value);
  }
  const text = typeof value === 'string' && VISIBLE_CHARACTER.test(value) ? value.trim() : '';
  return text.length > MAX_LENGTH ? cutAt(text, MAX_LENGTH) : text;
}

/**
 * Reads an ISO 8601 date, with or without a time of day. Returns null for anything else, for a date
 * that is not in the calendar, and for .NET's «no date», 0001-01-01.
 *
 * Only a time with an offset is an instant. A time without one is the wall-clock time of the API.
 */
export function readTime(value: unknown): LeadTime | null {
  // HTML and the parsers of browsers require capital letters. ISO 8601 has no other letters.
  const iso = readText(value).toUpperCase();
  const [, year, month, day, offset] = ISO_8601.exec(iso) ?? [];
  if (year === YEAR_OF_NO_DATE || !isCalendarDate(year, month, day)) {
    return null;
  }
  if (offset === undefined) {
    return { iso };
  }
  const at = Date.parse(limitToMilliseconds(iso));
  return {
    iso,
    get instant() {
      return new Date(at);
    },
  };
}

/**
 * Cuts a fraction of a second to three digits. .NET writes up to seven, but `Date` is only required
 * to understand three, and HTML allows no more.
 */
export function limitToMilliseconds(iso: string): string {
  return iso.replace(/(\.\d{3})\d+/, '$1');
}

/**
 * Tells whether a date is in the calendar. `Date.UTC` moves a day that does not exist, such as
 * 2025-02-30, into another month. (Parsing a date string would take ten times as long, and every
 * row has a date.)
 */
function isCalendarDate(year?: string, month?: string, day?: string): boolean {
  const monthIndex = Number(month) - 1;
  const date = new Date(Date.UTC(Number(year), monthIndex, Number(day)));
  return date.getUTCMonth() === monthIndex;
}
