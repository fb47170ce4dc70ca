import type { Failure } from '../session/list-state.js';
import type { ConfigurationResult } from '../settings/configuration.js';
import type { DeveloperLog } from '../settings/developer-log.js';
import { pickPreferences, readPreferences, type Preferences } from '../settings/preferences.js';
import { PageSettings, type BuiltElement, type SignInSettings } from './page-settings.js';

/** The element, whose properties have the defaults when this is constructed. */
export type ListElement = Node & Preferences & SignInSettings;

/** The settings of a list, as its last update has read them. */
export class ListSettings extends PageSettings {
  preferences: Preferences;
  configuration: ConfigurationResult = { state: 'missing' };
  /** The error in the configuration, or the failure of the site: the same object while it lasts. */
  failure: Failure | undefined;
  readonly #element: ListElement;
  readonly #log: DeveloperLog;
  readonly #defaults: Preferences;

  constructor(element: ListElement, elementClass: BuiltElement, log: DeveloperLog) {
    super(element, elementClass, () => element);
    this.#element = element;
    this.#log = log;
    this.#defaults = pickPreferences(element);
    this.preferences = this.#defaults;
  }

  /**
   * Reads the settings. On a server, nothing is known. After the tests of a page have removed its
   * document, what was read stays.
   */
  read(): void {
    if (!('document' in globalThis)) {
      return;
    }
    const { preferences, warnings } = this.#check();
    this.preferences = preferences;
    this.configuration = this.configure(preferences);
    this.failure = this.#failureOf(this.configuration);
    this.#log.tell(...warnings, ...this.warnings);
  }

  /** The configuration by what the page sets now, since its code may run between two updates. */
  get newest(): ConfigurationResult {
    return this.configure(this.#check().preferences);
  }

  #failureOf(result: ConfigurationResult): Failure | undefined {
    if (!('error' in result)) {
      return undefined;
    }
    const { error } = result;
    const before = this.failure?.error;
    // An error in the configuration is a new object each time.
    const isSame =
      before === error || (result.state === 'invalid' && before?.message === error.message);
    return isSame ? this.failure : { error, operation: 'first' };
  }

  #check() {
    return readPreferences(this.#element, this.#defaults, this.pageUrl);
  }
}
