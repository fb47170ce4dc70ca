import {
  readConfiguration,
  type ConfigurationDefaults,
  type ConfigurationResult,
  type RawConfiguration,
} from './configuration.js';
import {
  pickPreferences,
  readPreferences,
  type CheckedPreferences,
  type Preferences,
  type RawPreferences,
} from './preferences.js';

/** What the page has set, unchecked, by the names of the element's properties. */
export type RawSettings = RawConfiguration & RawPreferences;

/** The settings of an element, checked. */
export interface Settings extends CheckedPreferences {
  readonly configuration: ConfigurationResult;
}

export interface SettingsDefaults extends ConfigurationDefaults {
  /** The preferences of an element for which the page has set nothing. */
  readonly preferences: Preferences;
}

/** The settings of an element for which the page has set nothing. */
export function defaultSettings(element: Preferences): Settings {
  return {
    configuration: { state: 'missing' },
    preferences: pickPreferences(element),
    warnings: [],
  };
}

/** Checks everything that the page has set. */
export function readSettings(raw: RawSettings, defaults: SettingsDefaults): Settings {
  const { preferences, warnings } = readPreferences(raw, defaults.preferences, defaults.pageUrl);
  const configuration = readConfiguration(raw, preferences, defaults);
  return { configuration, preferences, warnings };
}
