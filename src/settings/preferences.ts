import type { WireFormat } from '../api/leads-api.js';
import type { FirstPosition } from '../model/lead-list.js';
import { isLeadHref } from './lead-href.js';
import { isWebUrl } from './parse-url.js';
import {
  integerBetween,
  isMissing,
  parseFirstPosition,
  parseLoading,
  parseTimeZone,
  parseWireFormat,
  toTrimmedText,
  type Parser,
} from './parsers.js';

/** The longest delay that a browser's timer takes: `setTimeout` overflows above it. */
const MAX_TIMER_MS = 2 ** 31 - 1;
const MIN_REFRESH_INTERVAL_MS = 15_000;
/** Leaves room for the random part of the interval. */
const MAX_REFRESH_INTERVAL_MS = Math.floor(MAX_TIMER_MS / 2);
const FILTER_CONTROLS: readonly string[] = ['search', 'status', 'unread', 'period'];

/** Settings that have a default, checked, by the names of the element's properties. */
export interface Preferences {
  readonly pageSize: number;
  readonly headingLevel: number;
  readonly wireFormat: WireFormat;
  readonly firstPosition: FirstPosition | null;
  readonly timeZone: string | null;
  /** Milliseconds. */
  readonly timeout: number;
  readonly loading: 'eager' | 'lazy';
  readonly filterControls: string;
  /** Milliseconds; 0 is never. */
  readonly refreshInterval: number;
  readonly leadHref: string | null;
  readonly loginHref: string | null;
  readonly skeletonRows: number | null;
  readonly groupBy: 'month' | null;
}

export type RawPreferences = { readonly [Name in keyof Preferences]?: unknown };

/** The preferences among the properties of an element. */
export function pickPreferences(element: Preferences): Preferences {
  const { pageSize, headingLevel, wireFormat, firstPosition, timeZone, timeout } = element;
  const { loading, filterControls, refreshInterval, leadHref, loginHref, skeletonRows, groupBy } =
    element;
  return {
    pageSize,
    headingLevel,
    wireFormat,
    firstPosition,
    timeZone,
    timeout,
    loading,
    filterControls,
    refreshInterval,
    leadHref,
    loginHref,
    skeletonRows,
    groupBy,
  };
}

export interface CheckedPreferences {
  readonly preferences: Preferences;
  /** A sentence for the developer for each value that is not used as it is written. */
  readonly warnings: readonly string[];
}

/** Checks the preferences. A bad value falls back to its default: it must not cost the list. */
export function readPreferences(
  raw: RawPreferences,
  defaults: Preferences,
  pageUrl: string | undefined,
): CheckedPreferences {
  const warnings: string[] = [];

  function read<T>(value: unknown, parse: Parser<T>, fallback: T, rule: string): T {
    if (isMissing(value)) {
      return fallback;
    }
    const text = toTrimmedText(value);
    const parsed = text === undefined ? undefined : parse(text);
    if (parsed === undefined) {
      warnings.push(`${rule}; the value is ignored.`);
    }
    return parsed ?? fallback;
  }

  function readRefreshInterval(): number {
    const interval = read(
      raw.refreshInterval,
      integerBetween(0, MAX_REFRESH_INTERVAL_MS),
      defaults.refreshInterval,
      `refresh-interval must be milliseconds, ${MIN_REFRESH_INTERVAL_MS} or more`,
    );
    if (interval === 0 || interval >= MIN_REFRESH_INTERVAL_MS) {
      return interval;
    }
    warnings.push(
      `refresh-interval is milliseconds: ${interval} is too often; ${MIN_REFRESH_INTERVAL_MS} is used.`,
    );
    return MIN_REFRESH_INTERVAL_MS;
  }

  /** Keeps the known words, each once, in the order written. */
  function readFilterControls(): string {
    const words = new Set(toTrimmedText(raw.filterControls)?.split(/\s+/).filter(Boolean));
    const known = [...words].filter((word) => FILTER_CONTROLS.includes(word));
    if (known.length < words.size) {
      warnings.push(
        `filter-controls takes ${FILTER_CONTROLS.join(', ')}; any other word is ignored.`,
      );
    }
    return known.join(' ');
  }

  const preferences: Preferences = {
    pageSize: read(
      raw.pageSize,
      integerBetween(1, 200),
      defaults.pageSize,
      'length must be 1 to 200',
    ),
    headingLevel: read(
      raw.headingLevel,
      integerBetween(1, 6),
      defaults.headingLevel,
      'heading-level must be 1 to 6',
    ),
    timeout: read(
      raw.timeout,
      integerBetween(1, MAX_TIMER_MS),
      defaults.timeout,
      'timeout must be milliseconds, 1 or more',
    ),
    refreshInterval: readRefreshInterval(),
    leadHref: read(
      raw.leadHref,
      (text) => (isLeadHref(text, pageUrl) ? text : undefined),
      defaults.leadHref,
      'lead-href must be an http, https or relative URL',
    ),
    loginHref: read(
      raw.loginHref,
      (text) => (isWebUrl(text, pageUrl) ? text : undefined),
      defaults.loginHref,
      'login-href must be an http, https or relative URL',
    ),
    timeZone: read(
      raw.timeZone,
      parseTimeZone,
      defaults.timeZone,
      'time-zone must be an IANA name, such as Europe/Moscow',
    ),
    wireFormat: read(
      raw.wireFormat,
      parseWireFormat,
      defaults.wireFormat,
      'wire-format must be json, form, xml or auto',
    ),
    firstPosition: read(
      raw.firstPosition,
      parseFirstPosition,
      defaults.firstPosition,
      'first-position must be 1 or 0',
    ),
    loading: read(raw.loading, parseLoading, defaults.loading, 'loading must be eager or lazy'),
    filterControls: readFilterControls(),
    groupBy: read(
      raw.groupBy,
      (text) => (text === 'month' ? text : undefined),
      defaults.groupBy,
      'group-by must be month',
    ),
    skeletonRows: read(
      raw.skeletonRows,
      integerBetween(0, 200),
      defaults.skeletonRows,
      'skeleton-rows must be 0 to 200',
    ),
  };
  return { preferences, warnings };
}
