import type { ConfigurationResult } from '../settings/configuration.js';
import type { DeveloperLog } from '../settings/developer-log.js';
import { pickPreferences, readPreferences, type Preferences } from '../settings/preferences.js';
import { PageSettings, type ApiBases, type SignInSettings } from './page-settings.js';

/** The element, whose properties have the defaults when this is constructed. */
export type ListElement = Node & Preferences & SignInSettings;

/** The settings of a list, as its last update has read them. */
export class ListSettings extends PageSettings {
  preferences: Preferences;
  configuration: ConfigurationResult = { state: 'missing' };
  readonly #element: ListElement;
  readonly #log: DeveloperLog;
  readonly #defaults: Preferences;

  constructor(element: ListElement, bases: ApiBases, log: DeveloperLog) {
    super(element, bases, () => element);
    this.#element = element;
    this.#log = log;
    this.#defaults = pickPreferences(element);
    this.preferences = this.#defaults;
  }

  readPreferences(): void {
    const { preferences, warnings } = this.#check();
    this.preferences = preferences;
    this.#log.tell(...warnings);
  }

  readConfiguration(): void {
    this.configuration = this.configure(this.preferences);
    this.#log.tell(...this.warnings);
  }

  /** The configuration by what the page sets now, since its code may run between two updates. */
  get newest(): ConfigurationResult {
    return this.configure(this.#check().preferences);
  }

  #check() {
    return readPreferences(this.#element, this.#defaults, this.pageUrl);
  }
}
