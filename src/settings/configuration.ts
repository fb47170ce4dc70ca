import type { Access } from '../api/access.js';
import { ApiError, toApiError } from '../model/api-error.js';
import type { LeadsQuery } from '../api/page-request.js';
import { parseInt64 } from '../api/parse-int64.js';
import {
  isMissing,
  parseApiBase,
  parseDayBoundary,
  parsePrintable,
  readSetting,
  type Parser,
} from './parsers.js';
import { hasNewContent } from './plain-data.js';
import type { Preferences } from './preferences.js';
import type { Who } from './who.js';

const START_OF_DAY = 'T00:00:00';
/** SQL Server's `datetime` would round a later time up to the next midnight. */
const END_OF_DAY = 'T23:59:59.997';
const DATE_RULE = 'must be YYYY-MM-DD or an ISO 8601 date-time.';
export const SITE_CODE_RULE = 'sitecode must be text without control characters.';
const ID_RULE = 'must be digits, 1 to 9223372036854775807.';

/** Unchecked settings that identify the client, the programme, the period and the API. */
export type RawConfiguration = Readonly<
  Partial<Record<keyof LeadsQuery | 'token' | 'apiBase', unknown>>
>;

export type ApiPreferences = Pick<Preferences, 'wireFormat' | 'firstPosition'>;

/** A checked configuration of requests. If it changes, but for the token, the list is read anew. */
export interface Configuration extends ApiPreferences {
  readonly base: string;
  readonly query: LeadsQuery;
  /** The token that the page has set, or the way to that of the client whom the site has named. */
  readonly token: string | Access;
}

/** Whether the page shows the inquiries of a period only. */
export function hasPeriod({ query }: Configuration): boolean {
  return query.begDate !== undefined || query.endDate !== undefined;
}

/**
 * Checks the settings that are sent to the API. An invalid value is an error, since the API would
 * silently bind it to something else. A missing value takes precedence over an invalid one: the
 * page may still be setting values.
 *
 * @param access the way to the token, if the page does not set it
 */
export function readConfiguration(
  raw: RawConfiguration,
  preferences: ApiPreferences,
  defaultBase: string,
  pageUrl: string,
  access?: Access,
): Who<Configuration> {
  const { siteCode, token, operator, begDate, endDate } = raw;
  if ([siteCode, raw.client, access ? 'known' : token].some(isMissing)) {
    return { state: 'missing' };
  }
  try {
    const client: Configuration = {
      base: required(
        isMissing(raw.apiBase) ? defaultBase : raw.apiBase,
        parseApiBase(pageUrl),
        'api-base must be an http or https URL, without a password.',
      ),
      query: {
        siteCode: required(siteCode, parsePrintable, SITE_CODE_RULE),
        client: required(raw.client, parseInt64, `client ${ID_RULE}`),
        operator: optional(operator, (text) => parseInt64(text, 0n), 'operator must be digits.'),
        begDate: optional(begDate, parseDayBoundary(START_OF_DAY), `begdate ${DATE_RULE}`),
        endDate: optional(endDate, parseDayBoundary(END_OF_DAY), `enddate ${DATE_RULE}`),
      },
      token: access ?? required(token, parseInt64, `token ${ID_RULE}`),
      wireFormat: preferences.wireFormat,
      firstPosition: preferences.firstPosition,
    };
    return { state: 'client', client };
  } catch (error) {
    return { state: 'invalid', error: toApiError(error) };
  }
}

/** Reads a setting. Throws its rule if it is missing or invalid. */
function required<T>(value: unknown, parse: Parser<T>, rule: string): T {
  const parsed = readSetting(value, parse);
  if (parsed === undefined) {
    throw new ApiError('config', rule);
  }
  return parsed;
}

function optional<T>(value: unknown, parse: Parser<T>, rule: string): T | undefined {
  return isMissing(value) ? undefined : required(value, parse, rule);
}

/** Whether two configurations request the same list: all is equal but the token. */
export function isSameList(a: Configuration, b: Configuration): boolean {
  return !hasNewContent({ ...a, token: typeof a.token }, { ...b, token: typeof b.token });
}
