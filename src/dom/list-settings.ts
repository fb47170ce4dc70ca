import {
  readConfiguration,
  type ConfigurationResult,
  type RawConfiguration,
} from '../settings/configuration.js';
import { isMissing } from '../settings/parsers.js';
import { readPreferences, type Preferences, type RawPreferences } from '../settings/preferences.js';
import { ownBaseUrl } from '../settings/urls.js';
import type { SignIn } from '../sign-in/sign-in.js';
import { readSiteConfiguration } from '../sign-in/site-configuration.js';
import { signInAt } from './page-settings.js';

/** What a page sets on a list. */
export interface RawSettings extends RawConfiguration, RawPreferences {
  readonly sessionUrl: unknown;
}

/** The checked settings of a list. */
export interface ListSettings {
  readonly preferences: Preferences;
  /** Says who is signed in; undefined if the page does, or if `session-url` is invalid. */
  readonly signIn: SignIn | undefined;
  readonly configuration: ConfigurationResult;
}

/** The settings on a server, and before the first update. */
export const NO_SETTINGS: ListSettings = {
  preferences: readPreferences({}, () => undefined),
  signIn: undefined,
  configuration: { state: 'missing' },
};

/**
 * Reads what a page sets, and what the site says in its place if `session-url` is set.
 *
 * @param builtApiBase the API base that was set when the file was built, if any
 * @param warn tells the developer about values that are not used
 */
export function readListSettings(
  element: Node & RawSettings,
  builtApiBase: string | undefined,
  warn: (sentence: string) => void,
): ListSettings {
  const { sessionUrl } = element;
  const pageUrl = ownBaseUrl(element);
  const preferences = readPreferences(element, warn);
  const signIn = signInAt(sessionUrl, { builtApiBase });
  const configuration = isMissing(sessionUrl)
    ? readConfiguration(element, preferences, { apiBase: builtApiBase ?? location.origin, pageUrl })
    : readSiteConfiguration(element, signIn, preferences, pageUrl, warn);
  return { preferences, signIn, configuration };
}
