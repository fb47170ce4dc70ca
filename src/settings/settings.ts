import { unknownKeys } from '../i18n/language.js';
import { statusesWithoutTone } from '../model/tone.js';
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
export interface RawSettings extends RawConfiguration, RawPreferences {
  readonly messages?: unknown;
  readonly statusTones?: unknown;
}

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
  const unknownTexts = unknownKeys(raw.messages).map(
    (key) => `messages has no text called ${key}; it is ignored.`,
  );
  const unknownTones = statusesWithoutTone(raw.statusTones).map(
    (status) =>
      `statusTones has no tone for ${status}: it takes neutral, progress, attention, success or danger; neutral is used.`,
  );
  return { configuration, preferences, warnings: [...warnings, ...unknownTexts, ...unknownTones] };
}
