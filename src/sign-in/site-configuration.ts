import { ApiError } from '../api/api-error.js';
import {
  readConfiguration,
  type ApiPreferences,
  type ConfigurationResult,
  type RawConfiguration,
} from '../settings/configuration.js';
import { isMissing, parseApiBase, readSetting } from '../settings/parsers.js';
import type { SignIn } from './sign-in.js';

const REPLACED = ['client', 'token', 'operator'] as const;

export const SESSION_URL_RULE =
  'session-url must be an http, https or relative URL, without a password.';

/**
 * Makes a configuration of what the site says and of what the page sets beside it: the site code,
 * unless the site names one, and the period.
 *
 * @param signIn undefined if `session-url` is invalid
 * @param warn tells the developer about settings that are not used beside `session-url`
 */
export function readSiteConfiguration(
  raw: RawConfiguration,
  signIn: SignIn | undefined,
  preferences: ApiPreferences,
  pageUrl: string,
  warn: (sentence: string) => void,
): ConfigurationResult {
  if (!signIn) {
    return { state: 'invalid', error: new ApiError('config', SESSION_URL_RULE) };
  }
  const ignored = REPLACED.filter((name) => !isMissing(raw[name]));
  if (ignored.length > 0) {
    warn(`session-url says who is signed in; ignored: ${ignored.join(', ')}.`);
  }
  const { current } = signIn;
  if (current.state !== 'client') {
    return current;
  }
  const { apiBase, begDate, endDate } = raw;
  const { id, base, siteCode = raw.siteCode, operator } = current.client;
  const ownBase = isMissing(apiBase) ? base : readSetting(apiBase, parseApiBase(pageUrl));
  if (ownBase?.replace(/\/$/, '') !== base.replace(/\/$/, '')) {
    // Otherwise, a line of markup could send the token to a stranger.
    const rule = 'api-base must be that of the answer of session-url, or not be set.';
    return { state: 'invalid', error: new ApiError('config', rule) };
  }
  return readConfiguration(
    { siteCode, client: id, operator, begDate, endDate },
    preferences,
    base,
    pageUrl,
    signIn.accessFor(current.client),
  );
}
