import { readTime } from '../api/read-field.js';
import { parseUrl } from './urls.js';

/** Reads the text of a setting. Returns undefined if the text is not a valid value. */
export type Parser<T> = (text: string) => T | undefined;

/** In a URL that `URL` has serialized, an `@` before the path follows a user name or password. */
const HTTP_URL = /^https?:\/\/[^/@]+\//;

/**
 * Returns the text of a setting without surrounding white space, or `''` if the setting is missing.
 * Returns undefined for a value without an exact text, such as an object or a number that is not a
 * safe integer.
 */
function toTrimmedText(value: unknown): string | undefined {
  const given = value ?? '';
  if (typeof given === 'string') {
    return given.trim();
  }
  const isExact =
    typeof given === 'bigint' || (typeof given === 'number' && Number.isSafeInteger(given));
  return isExact ? String(given) : undefined;
}

export function isMissing(value: unknown): boolean {
  return toTrimmedText(value) === '';
}

/** Returns undefined if a setting is missing or invalid. */
export function readSetting<T>(value: unknown, parse: Parser<T>): T | undefined {
  const text = toTrimmedText(value);
  return text ? parse(text) : undefined;
}

export function parsePrintable(text: string): string | undefined {
  return /[\p{Cc}\p{Cs}]/u.test(text) ? undefined : text;
}

/** Accepts a day, to which it adds a time of day to include it whole, and an ISO date-time. */
export function parseDayBoundary(timeOfDay: string): Parser<string> {
  return (text) =>
    [text + timeOfDay, text].find((iso) => {
      const day = iso.slice(0, 'YYYY-MM-DD'.length);
      // `Date` moves a day that does not exist, such as 2025-02-30, into the next month.
      return readTime(iso) !== null && new Date(day).toISOString().startsWith(day);
    });
}

/**
 * Accepts an http or https URL without a password, relative to `pageUrl`. Never relative to the base
 * of the page: a `<base>` in a stranger's markup must not decide where a token goes.
 */
export function parseApiBase(pageUrl: string): Parser<string> {
  return (text) => {
    const { href = '' } = parseUrl(text, pageUrl) ?? {};
    return HTTP_URL.test(href) ? href : undefined;
  };
}

export function integerBetween(least: number, most: number): Parser<number> {
  return (text) => {
    const number = Number(text);
    return Number.isInteger(number) && number >= least && number <= most ? number : undefined;
  };
}

/** Accepts one of the lower-case words, in any case. */
export function oneOf<Word extends string>(...words: readonly Word[]): Parser<Word> {
  return (text) => words.find((word) => word === text.toLowerCase());
}

/** Splits a text into its lower-case words, each once. */
export function wordsOf(text: string): readonly string[] {
  return [...new Set(text.toLowerCase().split(/\s+/))];
}
