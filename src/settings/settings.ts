import { ApiError } from '../api/api-error.js';
import { toInt64 } from '../api/integer.js';
import type { WireFormat } from '../api/leads-api.js';
import type { LeadsQuery } from '../api/page-request.js';
import { time } from '../api/read-field.js';
import type { TokenProvider } from '../api/token-source.js';
import { readLeadLink, type LeadLink } from './lead-link.js';
import type { FirstPosition } from '../model/lead-list.js';

const START_OF_DAY = 'T00:00:00';
/** Later would be rounded to the next midnight by SQL Server's `datetime`. */
const END_OF_DAY = 'T23:59:59.997';
const WIRE_FORMATS: readonly WireFormat[] = ['auto', 'json', 'form', 'xml'];
/** What no setting takes. */
const UNREADABLE = 'http://\0';
const MAX_TIMER_MS = 2 ** 31 - 1;
const LEAST_REFRESH_MS = 15000;
/** As `URL` writes it: what comes before an `@` is a name or a password. */
const HTTP_URL = /^https?:\/\/[^/@]+\//;

/** What the page says, unchecked, by the names of the properties. */
export type RawSettings = Readonly<
  Partial<
    Record<
      | 'siteCode'
      | 'client'
      | 'token'
      | 'tokenProvider'
      | 'operator'
      | 'begDate'
      | 'endDate'
      | 'apiBase'
      | 'wireFormat'
      | 'firstPosition'
      | 'pageSize'
      | 'timeout'
      | 'timeZone'
      | 'refreshInterval'
      | 'leadHref',
      unknown
    >
  >
>;

/** Whose list is asked for, where and how, checked. A change of it starts over. */
export interface Configuration {
  readonly base: string;
  readonly query: LeadsQuery;
  /** Digits, or the function that gives them. */
  readonly token: string | TokenProvider;
  readonly wireFormat: WireFormat;
  readonly firstPosition: FirstPosition | undefined;
}

/** What can change while the list stays. */
export interface Preferences {
  readonly pageSize: number;
  /** Milliseconds. */
  readonly timeout: number;
  /** IANA name; the reader's own zone where undefined. */
  readonly timeZone: string | undefined;
  /** Milliseconds between quiet refreshes; 0 is never. */
  readonly refreshIntervalMs: number;
  /** Where the subjects lead; nowhere where undefined. */
  readonly link: LeadLink | undefined;
}

/** The settings of an element, checked. */
export interface Settings {
  /** Undefined while a required one is missing; an error where one that is sent is bad. */
  readonly configuration: Configuration | ApiError | undefined;
  readonly preferences: Preferences;
  /** For the developer: the values that are ignored, each with what the attribute takes. */
  readonly ignored: readonly string[];
}

/**
 * Checks all that the page says. A bad value that would be sent is an error, since the API binds
 * it silently to something else; any other falls back to its default.
 */
export function readSettings(raw: RawSettings, defaultBase: string): Settings {
  const { siteCode, client, tokenProvider } = raw;
  const token = tokenProvider || raw.token;
  const bad: string[] = [];
  const ignored: string[] = [];
  const take = reader(bad, '.');
  const prefer = reader(ignored, '; the value is ignored.');
  const configuration = {
    base: take(
      clean(raw.apiBase) || defaultBase || UNREADABLE,
      httpUrl,
      'api-base must be an http or https URL, without a password',
    ),
    query: {
      siteCode: take(siteCode, printable, 'sitecode must be a text without control characters'),
      client: take(client, toInt64, 'client must be digits, 1 to 9223372036854775807'),
      operator: take(raw.operator, operator, 'operator must be digits'),
      begDate: take(raw.begDate, bound(START_OF_DAY), 'begdate must be YYYY-MM-DD'),
      endDate: take(raw.endDate, bound(END_OF_DAY), 'enddate must be YYYY-MM-DD'),
    },
    token: tokenProvider || take(token, toInt64, 'token must be digits, 1 to 9223372036854775807'),
    wireFormat:
      prefer(raw.wireFormat, wireFormat, 'wire-format must be json, form, xml or auto') ?? 'auto',
    firstPosition: prefer(raw.firstPosition, whole(0, 1), 'first-position must be 1 or 0'),
  } as Configuration;
  if (tokenProvider && typeof tokenProvider !== 'function') {
    bad.push('tokenProvider must be a function.');
  }
  const preferences = {
    pageSize: prefer(raw.pageSize, whole(1, 200), 'length must be 1 to 200') ?? 20,
    timeout:
      prefer(raw.timeout, whole(1, MAX_TIMER_MS), 'timeout must be milliseconds, 1 or more') ??
      15000,
    refreshIntervalMs:
      prefer(
        raw.refreshInterval,
        refreshIntervalMs,
        'refresh-interval must be seconds, 15 or more',
      ) ?? 0,
    link: prefer(
      raw.leadHref,
      (text) => readLeadLink(text, pageUrl()),
      'lead-href must be an http, https or relative URL',
    ),
    timeZone: prefer(
      raw.timeZone,
      timeZone,
      'time-zone must be an IANA name, such as Europe/Moscow',
    ),
  };
  const [error] = bad;
  const given = error ? new ApiError('config', error) : configuration;
  return {
    configuration: [siteCode, client, token].every(clean) ? given : undefined,
    preferences,
    ignored,
  };
}

/**
 * Undefined for what is not set, and for what `parse` does not take, or throws at: that is noted
 * in `bad`.
 */
function reader(bad: string[], consequence: string) {
  return <T>(value: unknown, parse: (text: string) => T | undefined, rule: string) => {
    const text = clean(value);
    if (!text) return undefined;
    let read: T | undefined;
    try {
      read = parse(text);
    } catch {
      // A bad one.
    }
    if (read === undefined) bad.push(rule + consequence);
    return read;
  };
}

/**
 * Whether two configurations ask for the same. Of two token providers nothing is known, and some
 * frameworks write a new one at each render: they count as the same.
 */
export function sameConfiguration(
  a: Configuration | ApiError | undefined,
  b: Configuration | ApiError | undefined,
): boolean {
  return written(a) === written(b);
}

function written(configuration: Configuration | ApiError | undefined): string {
  return configuration instanceof ApiError ? configuration.message : JSON.stringify(configuration);
}

/** `null` is what an opaque origin is called; it is no path below the page's. */
function httpUrl(text: string): string | undefined {
  const { href } = new URL(text, pageUrl());
  return text !== 'null' && HTTP_URL.test(href) ? href : undefined;
}

/** What relative URLs are relative to; Node has no page. */
function pageUrl(): string | undefined {
  return (globalThis.document as Document | undefined)?.baseURI;
}

/** White space around a text is ignored; of all else, only an exact integer can be a value. */
function clean(value: unknown): string {
  const isText = typeof value === 'string' || typeof value === 'bigint';
  if (isText || Number.isSafeInteger(value)) return String(value).trim();
  return value === null || value === undefined ? '' : UNREADABLE;
}

function printable(text: string): string | undefined {
  return /[\p{Cc}\p{Cs}]/u.test(text) ? undefined : text;
}

function operator(text: string): string | undefined {
  return toInt64(text, 0n);
}

/** A day is meant to its end, or from its start; what has a time of its own is sent as written. */
function bound(timeOfDay: string) {
  return (text: string) => [text + timeOfDay, text].find(time);
}

function wireFormat(text: string): WireFormat | undefined {
  return WIRE_FORMATS.find((format) => format === text.toLowerCase());
}

function whole(least: number, most: number) {
  return (text: string): number | undefined => {
    const number = Number(text);
    return Number.isInteger(number) && number >= least && number <= most ? number : undefined;
  };
}

function refreshIntervalMs(text: string): number | undefined {
  const ms = Number(text) * 1000;
  return ms >= 0 && ms <= MAX_TIMER_MS / 2 ? ms && Math.max(LEAST_REFRESH_MS, ms) : undefined;
}

/** `Intl` throws at what is none. */
function timeZone(text: string): string {
  return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
}
