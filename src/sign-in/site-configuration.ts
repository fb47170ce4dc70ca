import { ApiError } from '../api/api-error.js';
import {
  ownerOf,
  readConfiguration,
  type ApiPreferences,
  type ConfigurationDefaults,
  type ConfigurationResult,
  type RawConfiguration,
} from '../settings/configuration.js';
import { isMissing, parseApiBase, toTrimmedText } from '../settings/parsers.js';
import type { SignedInClient, SignInSource } from './sign-in.js';

/** Settings that the answer of the site replaces. */
const REPLACED = ['client', 'token', 'tokenProvider', 'operator'] as const;

/** Settings whose removal signs the client out. */
const SIGN_OUTS: readonly unknown[] = ['client', 'token', 'tokenProvider'];

/**
 * Whether a script has signed the client out by setting this property to null, which must end the
 * session of the site, too.
 */
export function isSignOut(settings: RawConfiguration, name: PropertyKey = ''): boolean {
  return SIGN_OUTS.includes(name) && Reflect.get(settings, name) === null;
}

/** Returns the absolute URL of `session-url`; undefined if it is invalid. */
export function readSessionUrl(value: unknown, pageUrl: string | undefined): string | undefined {
  return parseApiBase(pageUrl)(toTrimmedText(value) ?? '');
}

/**
 * Makes a configuration of what the site says and of what the page sets beside it: the site code,
 * unless the site names one, and the period.
 */
export function readSiteConfiguration(
  raw: RawConfiguration,
  source: SignInSource | undefined,
  preferences: ApiPreferences,
  defaults: ConfigurationDefaults,
): ConfigurationResult {
  if (!source) {
    const rule = 'session-url must be an http, https or relative URL, without a password.';
    return { state: 'invalid', error: new ApiError('config', rule), owner: ownerOf({}) };
  }
  const { signIn } = source;
  switch (signIn.state) {
    case 'unknown':
      return { state: 'asking' };
    case 'nobody':
      return { state: 'signed-out' };
    case 'failed':
      return { state: 'failed', error: signIn.error, ask: () => source.ask() };
    case 'client':
      return configure(raw, source, signIn.owner, preferences, defaults);
  }
}

function configure(
  raw: RawConfiguration,
  source: SignInSource,
  owner: SignedInClient,
  preferences: ApiPreferences,
  defaults: ConfigurationDefaults,
): ConfigurationResult {
  const { client, base, siteCode = raw.siteCode, operator } = owner;
  const { begDate, endDate } = raw;
  const query = { siteCode, client, operator, begDate, endDate };
  if (!isMissing(raw.apiBase) && !isSameBase(raw.apiBase, base, defaults.pageUrl)) {
    // Otherwise, a line of markup could send the token to a stranger.
    const rule = 'api-base must be that of the answer of session-url, or not be set.';
    return { state: 'invalid', error: new ApiError('config', rule), owner: ownerOf(query) };
  }
  return readConfiguration(
    {
      ...query,
      apiBase: base,
      tokenSource: {
        get: (_: AbortSignal, refused?: string) => source.tokenFor(owner, refused),
        isCurrent: () => source.signIn.state === 'client' && source.signIn.owner === owner,
        refuse: (token: string) => source.refuse(token),
        confirm: (token: string) => source.confirm(token),
      },
    },
    preferences,
    defaults,
  );
}

/** Returns sentences for the developer about settings beside `session-url` that are not used. */
export function ignoredSettings(raw: RawConfiguration, { signIn }: SignInSource): string[] {
  const sentences: string[] = [];
  const names = REPLACED.filter((name) => !isMissing(raw[name]));
  if (names.length > 0) {
    sentences.push(`session-url says who is signed in; ignored: ${names.join(', ')}.`);
  }
  const siteCode = signIn.state === 'client' ? signIn.owner.siteCode : undefined;
  if (siteCode && !isMissing(raw.siteCode) && toTrimmedText(raw.siteCode) !== siteCode) {
    sentences.push('sitecode is ignored: the answer of session-url names another.');
  }
  return sentences;
}

function isSameBase(value: unknown, base: string, pageUrl: string | undefined): boolean {
  const own = parseApiBase(pageUrl)(toTrimmedText(value) ?? '');
  return own?.replace(/\/$/, '') === base.replace(/\/$/, '');
}
