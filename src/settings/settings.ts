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

/** Unchecked settings of the page, keyed by the element's properties. */
export type RawSettings = RawConfiguration & RawPreferences;

export interface Settings extends CheckedPreferences {
  readonly configuration: ConfigurationResult;
}

export interface SettingsDefaults extends ConfigurationDefaults {
  /** The preferences of an element without settings. */
  readonly preferences: Preferences;
}

export function defaultSettings(element: Preferences): Settings {
  return {
    configuration: { state: 'missing' },
    preferences: pickPreferences(element),
    warnings: [],
  };
}

export function readSettings(raw: RawSettings, defaults: SettingsDefaults): Settings {
  const { preferences, warnings } = readPreferences(raw, defaults.preferences, defaults.pageUrl);
  const configuration = readConfiguration(raw, preferences, defaults);
  return { configuration, preferences, warnings };
}
