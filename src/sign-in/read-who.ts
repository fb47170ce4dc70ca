import { ApiError } from '../model/api-error.js';
import {
  readConfiguration,
  type ApiPreferences,
  type Configuration,
  type RawConfiguration,
} from '../settings/configuration.js';
import type { Warn } from '../settings/developer-log.js';
import { isMissing, parseApiBase, readSetting } from '../settings/parsers.js';
import type { Who } from '../settings/who.js';
import type { SignInState } from './sign-in-state.js';
import type { SiteAccess } from './site-access.js';

const REPLACED = ['client', 'token', 'operator'] as const;

export const SESSION_URL_RULE =
  'session-url must be an http, https or relative URL, without a password.';

/** What a site says, and what its requests may use. */
interface SiteFacts {
  readonly current: SignInState;
  readonly access: SiteAccess;
}

export interface WhoOptions {
  /** Says who is signed in; undefined if `session-url` is missing or invalid. */
  readonly site: SiteFacts | undefined;
  readonly preferences: ApiPreferences;
  /** The API base if the page says who is signed in, and sets none. */
  readonly defaultBase: string;
  readonly pageUrl: string;
  /** Warns the developer of settings that are not used beside `session-url`. */
  readonly warn: Warn;
}

/**
 * Returns who is signed in, with the configuration of their list: by what the page sets, or, with
 * `session-url`, by what the site says and the site code and the period that the page sets.
 */
export function readWho(
  raw: RawConfiguration & { readonly sessionUrl?: unknown },
  options: WhoOptions,
): Who<Configuration> {
  const { site, preferences, defaultBase, pageUrl } = options;
  if (isMissing(raw.sessionUrl)) {
    return readConfiguration(raw, preferences, defaultBase, pageUrl);
  }
  return site ? readSite(raw, site, options) : invalid(SESSION_URL_RULE);
}

function readSite(
  raw: RawConfiguration,
  { current, access }: SiteFacts,
  { preferences, pageUrl, warn }: WhoOptions,
): Who<Configuration> {
  const ignored = REPLACED.filter((name) => !isMissing(raw[name]));
  if (ignored.length > 0) {
    warn(`session-url says who is signed in; ignored: ${ignored.join(', ')}.`);
  }
  if (current.state !== 'client') {
    return current;
  }
  const { apiBase, begDate, endDate } = raw;
  const { id, base, siteCode = raw.siteCode, operator } = current.client;
  const ownBase = isMissing(apiBase) ? base : readSetting(apiBase, parseApiBase(pageUrl));
  if (ownBase?.replace(/\/$/, '') !== base.replace(/\/$/, '')) {
    // Otherwise, a line of markup could send the token to a stranger.
    return invalid('api-base must be that of the answer of session-url, or not be set.');
  }
  return readConfiguration(
    { siteCode, client: id, operator, begDate, endDate },
    preferences,
    base,
    pageUrl,
    access.for(current.client),
  );
}

function invalid(rule: string): Who<Configuration> {
  return { state: 'invalid', error: new ApiError('config', rule) };
}
