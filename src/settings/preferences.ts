import type { FirstPosition } from '../model/lead-list.js';
import {
  integerBetween,
  isMissing,
  oneOf,
  parseFirstPosition,
  parseWireFormat,
  toTrimmedText,
} from './parsers.js';
import { isLeadHref, isWebUrl } from './urls.js';

/** The longest delay of a browser's timer, above which `setTimeout` overflows. */
const MAX_TIMER_MS = 2 ** 31 - 1;
const FILTER_CONTROLS: readonly string[] = ['search', 'status', 'unread', 'period'];

/** Checks a value from the page. Returns undefined if the default applies. */
type Check<T> = (value: unknown, context: CheckContext) => T | undefined;

interface CheckContext {
  readonly pageUrl: string | undefined;
  /** Warns the developer that a value is not used as written. */
  readonly warn: (sentence: string) => void;
}

/** The settings that have a default, keyed by property. Warnings are in this order. */
const CHECKS = {
  pageSize: checkBy(integerBetween(1, 200), 'length must be 1 to 200'),
  headingLevel: checkBy(integerBetween(1, 6), 'heading-level must be 1 to 6'),
  /** Milliseconds. */
  timeout: checkBy(integerBetween(1, MAX_TIMER_MS), 'timeout must be milliseconds, 1 or more'),
  leadHref: checkBy<string | null>(
    (text, pageUrl) => (isLeadHref(text, pageUrl) ? text : undefined),
    'lead-href must be an http, https or relative URL',
  ),
  loginHref: checkBy<string | null>(
    (text, pageUrl) => (isWebUrl(text, pageUrl) ? text : undefined),
    'login-href must be an http, https or relative URL',
  ),
  wireFormat: checkBy(parseWireFormat, 'wire-format must be json, form, xml or auto'),
  firstPosition: checkBy<FirstPosition | null>(parseFirstPosition, 'first-position must be 1 or 0'),
  loading: checkBy(oneOf('eager', 'lazy'), 'loading must be eager or lazy'),
  /** The known words in lower case, each once, in the order written. */
  filterControls: checkFilterControls,
  skeletonRows: checkBy<number | null>(
    integerBetween(0, Infinity),
    'skeleton-rows must be 0 or more',
  ),
} satisfies Record<string, Check<unknown>>;

type PreferenceName = keyof typeof CHECKS;
const NAMES = Object.keys(CHECKS) as PreferenceName[];

/** Checked settings that have a default, keyed by the element's properties. */
export type Preferences = {
  readonly [Name in PreferenceName]: Exclude<ReturnType<(typeof CHECKS)[Name]>, undefined>;
};

export type RawPreferences = { readonly [Name in keyof Preferences]?: unknown };

export interface CheckedPreferences {
  readonly preferences: Preferences;
  /** A sentence for the developer about each value that is not used as written. */
  readonly warnings: readonly string[];
}

export function pickPreferences(element: Preferences): Preferences {
  return toPreferences((name) => element[name]);
}

/** Checks the preferences. Invalid values fall back to their defaults, so the list still loads. */
export function readPreferences(
  raw: RawPreferences,
  defaults: Preferences,
  pageUrl: string | undefined,
): CheckedPreferences {
  const warnings: string[] = [];
  const context: CheckContext = { pageUrl, warn: (sentence) => warnings.push(sentence) };
  const preferences = toPreferences((name) => CHECKS[name](raw[name], context) ?? defaults[name]);
  return { preferences, warnings };
}

function toPreferences(valueOf: (name: PreferenceName) => unknown): Preferences {
  return Object.fromEntries(NAMES.map((name) => [name, valueOf(name)])) as Preferences;
}

function checkBy<T>(
  parse: (text: string, pageUrl: string | undefined) => T | undefined,
  rule: string,
): Check<T> {
  return (value, { pageUrl, warn }) => {
    if (isMissing(value)) {
      return undefined;
    }
    const text = toTrimmedText(value);
    const parsed = text === undefined ? undefined : parse(text, pageUrl);
    if (parsed === undefined) {
      warn(`${rule}; the value is ignored.`);
    }
    return parsed;
  };
}

function checkFilterControls(value: unknown, { warn }: CheckContext): string {
  const text = toTrimmedText(value);
  const words = new Set(text?.toLowerCase().split(/\s+/).filter(Boolean));
  const known = [...words].filter((word) => FILTER_CONTROLS.includes(word));
  if (text === undefined || known.length < words.size) {
    warn(`filter-controls accepts ${FILTER_CONTROLS.join(', ')}; other words are ignored.`);
  }
  return known.join(' ');
}
