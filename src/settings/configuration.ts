import { ApiError } from '../api/api-error.js';
import type { LeadsQuery } from '../api/page-request.js';
import { parseInt64 } from '../api/parse-int64.js';
import type { Token, TokenProvider, TokenSource } from '../api/token-source.js';
import {
  isMissing,
  parseApiBase,
  parseDayBoundary,
  parsePrintable,
  toTrimmedText,
  type Parser,
} from './parsers.js';
import { hasNewContent } from './plain-data.js';
import type { Preferences } from './preferences.js';

const START_OF_DAY = 'T00:00:00';
/** SQL Server's `datetime` would round a later time up to the next midnight. */
const END_OF_DAY = 'T23:59:59.997';
const DATE_RULE = 'must be YYYY-MM-DD or an ISO 8601 date-time.';
const ID_RULE = 'must be digits, 1 to 9223372036854775807.';

/** Unchecked settings that identify the client, the programme, the period and the API. */
export type RawConfiguration = Readonly<
  Partial<Record<keyof LeadsQuery | 'token' | 'tokenProvider' | 'apiBase', unknown>>
> & {
  /** Not a setting of the page: the token of the client whom the site has named. */
  readonly tokenSource?: TokenSource;
};

export type ApiPreferences = Pick<Preferences, 'wireFormat' | 'firstPosition'>;

export interface ConfigurationDefaults {
  /** Returns the API base if the page sets none. Called only if it is needed. */
  readonly apiBase: () => string;
  /** The base of relative URLs. Undefined in Node, which has no page. */
  readonly pageUrl?: string | undefined;
}

/** A checked configuration of requests. If it changes, the list is loaded anew. */
export interface Configuration extends ApiPreferences {
  readonly base: string;
  readonly query: LeadsQuery;
  readonly token: Token;
}

export interface Owner {
  /** Site code and client, valid or not. */
  readonly name: string;
  readonly hasTokenProvider: boolean;
}

/** A valid configuration, or the reason why there is none. */
export type ConfigurationResult =
  /** A required setting is not set. */
  | { readonly state: 'missing' }
  | { readonly state: 'invalid'; readonly error: ApiError; readonly owner: Owner }
  /** The site has not said yet who is signed in. */
  | { readonly state: 'asking' }
  /** The site has said that nobody is signed in. */
  | { readonly state: 'signed-out' }
  /** The site could not say who is signed in. `ask` asks it again. */
  | { readonly state: 'failed'; readonly error: ApiError; readonly ask: () => Promise<void> }
  | { readonly state: 'valid'; readonly configuration: Configuration };

/**
 * Checks the settings that are sent to the API. An invalid value is an error, since the API would
 * silently bind it to something else. A missing value takes precedence over an invalid one: the
 * page may still be setting values.
 */
export function readConfiguration(
  raw: RawConfiguration,
  preferences: ApiPreferences,
  defaults: ConfigurationDefaults,
): ConfigurationResult {
  const token = raw.tokenSource ?? (raw.tokenProvider || raw.token);
  if ([raw.siteCode, raw.client, token].some(isMissing)) {
    return { state: 'missing' };
  }
  try {
    return { state: 'valid', configuration: checkConfiguration(raw, preferences, defaults) };
  } catch (error) {
    if (error instanceof ApiError) {
      return { state: 'invalid', error, owner: ownerOf(raw) };
    }
    throw error;
  }
}

export function ownerOf({ siteCode, client, tokenProvider }: RawConfiguration): Owner {
  const number = toTrimmedText(client) ?? '';
  return {
    name: `${toTrimmedText(siteCode)} ${parseInt64(number) ?? number}`,
    hasTokenProvider: isTokenProvider(tokenProvider),
  };
}

/** Throws an `ApiError` that names the first invalid setting and its rule. */
function checkConfiguration(
  raw: RawConfiguration,
  { wireFormat, firstPosition }: ApiPreferences,
  { apiBase, pageUrl }: ConfigurationDefaults,
): Configuration {
  const { siteCode, client, operator, begDate, endDate } = raw;
  return {
    base: required(
      isMissing(raw.apiBase) ? apiBase() : raw.apiBase,
      parseApiBase(pageUrl),
      'api-base must be an http or https URL, without a password.',
    ),
    query: {
      siteCode: required(
        siteCode,
        parsePrintable,
        'sitecode must be text without control characters.',
      ),
      client: required(client, parseInt64, `client ${ID_RULE}`),
      operator: optional(operator, (text) => parseInt64(text, 0n), 'operator must be digits.'),
      begDate: optional(begDate, parseDayBoundary(START_OF_DAY), `begdate ${DATE_RULE}`),
      endDate: optional(endDate, parseDayBoundary(END_OF_DAY), `enddate ${DATE_RULE}`),
    },
    token: checkToken(raw),
    wireFormat,
    firstPosition,
  };
}

function checkToken({ token, tokenProvider, tokenSource }: RawConfiguration): Token {
  if (tokenSource) {
    return tokenSource;
  }
  if (!tokenProvider) {
    return required(token, parseInt64, `token ${ID_RULE}`);
  }
  if (!isTokenProvider(tokenProvider)) {
    throw new ApiError('config', 'tokenProvider must be a function.');
  }
  return tokenProvider;
}

/** The result of the function is checked after each call. */
function isTokenProvider(value: unknown): value is TokenProvider {
  return typeof value === 'function';
}

/** Reads a setting. Throws its rule if it is missing or invalid. */
function required<T>(value: unknown, parse: Parser<T>, rule: string): T {
  const text = toTrimmedText(value);
  const parsed = text ? parse(text) : undefined;
  if (parsed === undefined) {
    throw new ApiError('config', rule);
  }
  return parsed;
}

function optional<T>(value: unknown, parse: Parser<T>, rule: string): T | undefined {
  return isMissing(value) ? undefined : required(value, parse, rule);
}

/**
 * Whether two results request the same list. Two token providers count as equal, since they cannot
 * be compared and frameworks create a new function at each render.
 */
export function isSameConfiguration(
  a: ConfigurationResult | undefined,
  b: ConfigurationResult | undefined,
): boolean {
  return !hasNewContent(essenceOf(a), essenceOf(b));
}

/** Returns the values on which a list depends. */
function essenceOf(result: ConfigurationResult | undefined): unknown {
  if (result?.state !== 'valid') {
    return result && 'error' in result ? [result.state, result.error.message] : result?.state;
  }
  const { configuration } = result;
  const { token } = configuration;
  return { ...configuration, token: typeof token === 'string' ? token : undefined };
}
