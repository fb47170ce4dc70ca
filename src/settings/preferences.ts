import type { WireFormat } from '../api/leads-api.js';
import type { FirstPosition } from '../model/first-position.js';
import { integerBetween, isMissing, oneOf, readSetting, wordsOf, type Parser } from './parsers.js';
import type { Warn } from './developer-log.js';
import { isWebUrl } from './urls.js';

/** The controls above the list, in the order in which they are shown. */
const CONTROLS = ['search', 'status', 'waiting', 'unread'] as const;

export type Control = (typeof CONTROLS)[number];

/** Checked settings that have a default, keyed by the element's properties. */
export interface Preferences {
  readonly pageSize: number;
  readonly headingLevel: number;
  readonly timeout: number;
  readonly leadHref: string | null;
  readonly loginHref: string | null;
  readonly wireFormat: WireFormat;
  readonly firstPosition: FirstPosition | null;
  readonly loading: 'eager' | 'lazy';
  readonly filterControls: readonly Control[];
  readonly skeletonRows: number;
}

export type RawPreferences = Readonly<Partial<Record<keyof Preferences, unknown>>>;

/** The rule tells the developer which values are valid. */
type Preference<T> = readonly [byDefault: T, parse: Parser<T>, rule: string];

const URL_RULE = 'must be an http, https or relative URL';
const parseWebUrl: Parser<string> = (text) => (isWebUrl(text) ? text : undefined);
const parsePosition = integerBetween(0, 1) as Parser<FirstPosition>;
const parseFormat = oneOf('auto', 'json', 'form', 'xml');
const CONTROLS_RULE = 'filter-controls must be words of search, status, waiting and unread';
const parseControls: Parser<readonly Control[]> = (text) => {
  const words = wordsOf(text);
  return CONTROLS.filter((control) => words.includes(control));
};

/** Warnings are in this order. */
const PREFERENCES: { readonly [Name in keyof Preferences]: Preference<Preferences[Name]> } = {
  pageSize: [20, integerBetween(1, 200), 'length must be 1 to 200'],
  headingLevel: [2, integerBetween(1, 6), 'heading-level must be 1 to 6'],
  timeout: [15_000, integerBetween(1, Infinity), 'timeout must be 1 or more'],
  leadHref: [null, parseWebUrl, `lead-href ${URL_RULE}`],
  loginHref: [null, parseWebUrl, `login-href ${URL_RULE}`],
  wireFormat: ['auto', parseFormat, 'wire-format must be json, form, xml or auto'],
  firstPosition: [null, parsePosition, 'first-position must be 1 or 0'],
  loading: ['eager', oneOf('eager', 'lazy'), 'loading must be eager or lazy'],
  filterControls: [[], parseControls, CONTROLS_RULE],
  skeletonRows: [3, integerBetween(0, Infinity), 'skeleton-rows must be 0 or more'],
};

/**
 * Checks the preferences. Invalid values fall back to their defaults, so the list still loads. Of
 * `filter-controls`, the known words stay.
 */
export function readPreferences(raw: RawPreferences, warn: Warn): Preferences {
  const read = ([name, [byDefault, parse, rule]]: [string, Preference<unknown>]) => {
    const given = raw[name as keyof Preferences];
    const value = readSetting(given, parse);
    if (value === undefined && !isMissing(given)) {
      warn(`${rule}; the value is ignored.`);
    }
    return [name, value ?? byDefault];
  };
  const preferences = Object.fromEntries(Object.entries(PREFERENCES).map(read)) as Preferences;
  const controls: readonly string[] = CONTROLS;
  const written = readSetting(raw.filterControls, wordsOf) ?? [];
  if (written.some((word) => !controls.includes(word))) {
    warn(`${CONTROLS_RULE}; other words are ignored.`);
  }
  return preferences;
}
