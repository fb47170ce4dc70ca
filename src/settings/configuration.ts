import { ApiError } from '../api/api-error.js';
import type { WireFormat } from '../api/leads-api.js';
import type { LeadsQuery } from '../api/page-request.js';
import type { TokenProvider } from '../api/token-source.js';
import type { FirstPosition } from '../model/lead-list.js';
import { hasNewContent } from './has-new-content.js';
import {
  isMissing,
  parseApiBase,
  parseDayBoundary,
  parseId,
  parseOperator,
  parsePrintable,
  toTrimmedText,
  type Parser,
} from './parsers.js';

const START_OF_DAY = 'T00:00:00';
/** SQL Server's `datetime` would round a later time up to the next midnight. */
const END_OF_DAY = 'T23:59:59.997';

/** Unchecked settings that identify the client, the programme, the period and the API. */
export interface RawConfiguration {
  readonly siteCode?: unknown;
  readonly client?: unknown;
  readonly token?: unknown;
  readonly tokenProvider?: unknown;
  readonly operator?: unknown;
  readonly begDate?: unknown;
  readonly endDate?: unknown;
  readonly apiBase?: unknown;
}

/** Checked settings for requests to the API. */
export interface ApiPreferences {
  readonly wireFormat: WireFormat;
  /** Null to find out. */
  readonly firstPosition: FirstPosition | null;
}

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
  /** Digits, or a function that returns them. */
  readonly token: string | TokenProvider;
}

/** The owner of a list. */
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
  const token = raw.tokenProvider || raw.token;
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

/** Whether the site code is missing, and nothing else that is required. */
export function lacksOnlySiteCode(raw: RawConfiguration): boolean {
  const { siteCode, client, token, tokenProvider } = raw;
  return isMissing(siteCode) && !isMissing(client) && !isMissing(tokenProvider || token);
}

/** Returns the owner of a list, even if a setting is invalid. */
export function ownerOf({ siteCode, client, tokenProvider }: RawConfiguration): Owner {
  const number = toTrimmedText(client) ?? '';
  return {
    name: `${toTrimmedText(siteCode)} ${parseId(number) ?? number}`,
    hasTokenProvider: isTokenProvider(tokenProvider),
  };
}

/** Throws an `ApiError` that names the first invalid setting and its rule. */
function checkConfiguration(
  raw: RawConfiguration,
  { wireFormat, firstPosition }: ApiPreferences,
  { apiBase, pageUrl }: ConfigurationDefaults,
): Configuration {
  return {
    base: required(
      isMissing(raw.apiBase) ? apiBase() : raw.apiBase,
      parseApiBase(pageUrl),
      'api-base must be an http or https URL, without a password.',
    ),
    query: {
      siteCode: required(
        raw.siteCode,
        parsePrintable,
        'sitecode must be text without control characters.',
      ),
      client: required(raw.client, parseId, 'client must be digits, 1 to 9223372036854775807.'),
      operator: optional(raw.operator, parseOperator, 'operator must be digits.'),
      begDate: optional(
        raw.begDate,
        parseDayBoundary(START_OF_DAY),
        'begdate must be YYYY-MM-DD or an ISO 8601 date-time.',
      ),
      endDate: optional(
        raw.endDate,
        parseDayBoundary(END_OF_DAY),
        'enddate must be YYYY-MM-DD or an ISO 8601 date-time.',
      ),
    },
    token: checkToken(raw),
    wireFormat,
    firstPosition,
  };
}

function checkToken({ token, tokenProvider }: RawConfiguration): string | TokenProvider {
  if (!tokenProvider) {
    return required(token, parseId, 'token must be digits, 1 to 9223372036854775807.');
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

/** Reads an optional setting. Throws its rule if it is invalid. */
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
  if (result?.state === 'invalid') {
    return result.error.message;
  }
  if (result?.state !== 'valid') {
    return result?.state;
  }
  const { configuration } = result;
  const hasProvider = typeof configuration.token === 'function';
  return { ...configuration, token: hasProvider ? undefined : configuration.token };
}
