import type { LeadTime } from '../model/lead.js';

/** The maximum length of a text. Chromium takes seconds to lay out a word of 200,000 letters. */
const MAX_LENGTH = 2000;

const MAX_EXCERPT = 300;
const HALF_A_CHARACTER = /[\uD800-\uDBFF]$/;

/**
 * A character that is drawn. Excluded are white space, control and format characters, and the
 * Unicode property `Default_Ignorable_Code_Point` (`DI`). U+2800 is a Braille pattern without dots.
 */
const VISIBLE_CHARACTER = /[^\s\p{Cc}\p{Cf}\p{DI}\u2800]/u;

/** Captures the time of day and the offset, if any. Excludes 0001-01-01, which is .NET's «no date». */
const ISO_8601 = /^(?!0001)\d{4}-\d\d-\d\d(T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/;

export type Fields = Readonly<Record<string, unknown>>;

/** Reads a whole number, which may be a text, without a fraction; 0 for anything else. */
export function readInteger(value: unknown): number {
  const number = Math.trunc(Number(readText(value)));
  return Number.isSafeInteger(number) ? number : 0;
}

export function readCount(value: unknown): number {
  return Math.max(0, readInteger(value));
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

/** Reads an ISO 8601 date, with or without a time of day; null for anything else and «no date». */
export function readTime(value: unknown): LeadTime | null {
  // HTML and the parsers of browsers require capital letters. ISO 8601 has no other letters.
  const iso = readText(value).toUpperCase();
  const [match, timeOfDay, offset] = ISO_8601.exec(iso) ?? [];
  // Browsers differ in how they parse a date that is not complete.
  const complete = limitToMilliseconds(iso) + (timeOfDay ? '' : 'T00:00') + (offset ? '' : 'Z');
  const at = Date.parse(complete);
  if (match === undefined || Number.isNaN(at)) {
    return null;
  }
  if (offset === undefined) {
    return { iso };
  }
  return {
    iso,
    get instant() {
      return new Date(at);
    },
  };
}

/** Cuts the seven digits of .NET to the three that `Date` must understand and HTML allows. */
export function limitToMilliseconds(iso: string): string {
  return iso.replace(/(\.\d{3})\d+/, '$1');
}

/** Returns the beginning of an API's text, with «…» for the token, to be shown or logged. */
export function excerpt(text: string, token: string): string {
  // Only as a whole number: the token 1 is not every 1 in the dates of a text.
  const redacted = text.replaceAll(new RegExp(`(?<!\\d)0*${token}(?!\\d)`, 'g'), '…');
  return redacted.length > MAX_EXCERPT ? cutAt(redacted, MAX_EXCERPT - 1) : redacted;
}

/** Never splits a character. */
function cutAt(text: string, index: number): string {
  return `${text.slice(0, index).replace(HALF_A_CHARACTER, '')}…`;
}
