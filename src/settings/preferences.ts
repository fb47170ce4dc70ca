import type { FirstPosition } from '../model/find-top.js';
import { integerBetween, isMissing, oneOf, readSetting, wordsOf } from './parsers.js';
import { isWebUrl } from './urls.js';

/** The longest delay of a browser's timer, above which `setTimeout` overflows. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** Reads the text of a setting. Returns undefined if the text is not a valid value. */
type Parser<T> = (text: string, pageUrl: string | undefined) => T | undefined;

interface Preference<T> {
  /** The value if the setting is missing or invalid. */
  readonly byDefault: T;
  readonly parse: Parser<T>;
  /** Tells the developer which values are valid. */
  readonly rule: string;
}

function preference<T>(byDefault: T, parse: Parser<T>, rule: string): Preference<T> {
  return { byDefault, parse, rule };
}

const URL_RULE = 'must be an http, https or relative URL';
const parseWebUrl: Parser<string> = (text, pageUrl) => (isWebUrl(text, pageUrl) ? text : undefined);
const parsePosition = integerBetween(0, 1) as Parser<FirstPosition>;
const parseCount = integerBetween(0, Infinity);
const parseFormat = oneOf('auto', 'json', 'form', 'xml');
const parseLoading = oneOf('eager', 'lazy');
const parseControls = wordsOf('search', 'status', 'unread', 'period');

/** The settings that fall back to a default, keyed by property. Warnings are in this order. */
const PREFERENCES = {
  pageSize: preference(20, integerBetween(1, 200), 'length must be 1 to 200'),
  headingLevel: preference(2, integerBetween(1, 6), 'heading-level must be 1 to 6'),
  timeout: preference(15_000, integerBetween(1, MAX_TIMER_MS), 'timeout must be 1 to 2147483647'),
  leadHref: preference<string | null>(null, parseWebUrl, `lead-href ${URL_RULE}`),
  loginHref: preference<string | null>(null, parseWebUrl, `login-href ${URL_RULE}`),
  wireFormat: preference('auto', parseFormat, 'wire-format must be json, form, xml or auto'),
  firstPosition: preference<FirstPosition | null>(
    null,
    parsePosition,
    'first-position must be 1 or 0',
  ),
  loading: preference('eager', parseLoading, 'loading must be eager or lazy'),
  filterControls: preference(
    '',
    parseControls,
    'filter-controls must be words of search, status, unread and period',
  ),
  skeletonRows: preference<number | null>(null, parseCount, 'skeleton-rows must be 0 or more'),
};

type PreferenceName = keyof typeof PREFERENCES;
const NAMES = Object.keys(PREFERENCES) as PreferenceName[];

/** Checked settings that have a default, keyed by the element's properties. */
export type Preferences = {
  readonly [Name in PreferenceName]: (typeof PREFERENCES)[Name]['byDefault'];
};

export type RawPreferences = Readonly<Partial<Record<PreferenceName, unknown>>>;

/**
 * Checks the preferences. Invalid values fall back to their defaults, so the list still loads.
 *
 * @param warn tells the developer about each invalid value
 */
export function readPreferences(
  raw: RawPreferences,
  pageUrl: string | undefined,
  warn: (sentence: string) => void,
): Preferences {
  const read = (name: PreferenceName) => {
    const { byDefault, parse, rule }: Preference<unknown> = PREFERENCES[name];
    const value = readSetting(raw[name], (text) => parse(text, pageUrl));
    if (value === undefined && !isMissing(raw[name])) {
      warn(`${rule}; the value is ignored.`);
    }
    return value ?? byDefault;
  };
  return Object.fromEntries(NAMES.map((name) => [name, read(name)])) as Preferences;
}
