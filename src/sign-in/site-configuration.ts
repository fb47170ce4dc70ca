import { ApiError } from '../api/api-error.js';
import {
  readConfiguration,
  type ApiPreferences,
  type ConfigurationResult,
  type RawConfiguration,
} from '../settings/configuration.js';
import { isMissing, parseApiBase, toTrimmedText } from '../settings/parsers.js';
import type { SignIn } from './sign-in.js';

const REPLACED = ['client', 'token', 'operator'] as const;

export const SESSION_URL_RULE =
  'session-url must be an http, https or relative URL, without a password.';

/** Returns the absolute URL of `session-url`; undefined if it is invalid. */
export function readSessionUrl(value: unknown, pageUrl: string | undefined): string | undefined {
  return parseApiBase(pageUrl)(toTrimmedText(value) ?? '');
}

/**
 * Makes a configuration of what the site says and of what the page sets beside it: the site code,
 * unless the site names one, and the period.
 *
 * @param signIn undefined if `session-url` is invalid
 */
export function readSiteConfiguration(
  raw: RawConfiguration,
  signIn: SignIn | undefined,
  preferences: ApiPreferences,
  pageUrl: string | undefined,
): ConfigurationResult {
  if (!signIn) {
    return { state: 'invalid', error: new ApiError('config', SESSION_URL_RULE) };
  }
  const { current } = signIn;
  if (current.state !== 'client') {
    const state = current.state === 'unknown' ? 'asking' : 'signed-out';
    return current.state === 'failed' ? current : { state };
  }
  const { apiBase, begDate, endDate } = raw;
  const { client } = current;
  const { id, base, siteCode = raw.siteCode, operator } = client;
  if (!isMissing(apiBase) && !isSameBase(apiBase, base, pageUrl)) {
    // Otherwise, a line of markup could send the token to a stranger.
    const rule = 'api-base must be that of the answer of session-url, or not be set.';
    return { state: 'invalid', error: new ApiError('config', rule) };
  }
  return readConfiguration(
    { siteCode, client: id, operator, begDate, endDate },
    preferences,
    { apiBase: base, pageUrl },
    signIn.accessFor({ ...client, siteCode: toTrimmedText(siteCode) }),
  );
}

/** Returns sentences for the developer about settings beside `session-url` that are not used. */
export function ignoredSettings(raw: RawConfiguration, { current }: SignIn): string[] {
  const sentences: string[] = [];
  const names = REPLACED.filter((name) => !isMissing(raw[name]));
  if (names.length > 0) {
    sentences.push(`session-url says who is signed in; ignored: ${names.join(', ')}.`);
  }
  const siteCode = current.state === 'client' ? current.client.siteCode : undefined;
  if (siteCode && !isMissing(raw.siteCode) && toTrimmedText(raw.siteCode) !== siteCode) {
    sentences.push('sitecode is ignored: the answer of session-url names another.');
  }
  return sentences;
}

function isSameBase(value: unknown, base: string, pageUrl: string | undefined): boolean {
  const own = parseApiBase(pageUrl)(toTrimmedText(value) ?? '');
  return own?.replace(/\/$/, '') === base.replace(/\/$/, '');
}
