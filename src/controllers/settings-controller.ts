import type { ReactiveController, ReactiveControllerHost } from 'lit';
import {
  readConfiguration,
  type ConfigurationDefaults,
  type ConfigurationResult,
  type RawConfiguration,
} from '../settings/configuration.js';
import { isMissing } from '../settings/parsers.js';
import {
  pickPreferences,
  readPreferences,
  type CheckedPreferences,
  type Preferences,
} from '../settings/preferences.js';
import { ownBaseUrl } from '../settings/urls.js';
import { createSources } from '../sign-in/browser-page.js';
import {
  ignoredSettings,
  readSessionUrl,
  readSiteConfiguration,
} from '../sign-in/site-configuration.js';
import type { SignInSource } from '../sign-in/sign-in.js';

/** The element, with the settings of the page. */
export type SettingsHost = ReactiveControllerHost &
  Element &
  RawConfiguration &
  Preferences & { readonly sessionUrl: unknown };

export interface ApiBases {
  /** Returns the API base of elements without `api-base`. */
  readonly byDefault: () => string;
  /** The base that was set when the file was built. */
  readonly built: string | undefined;
}

export interface Settings extends CheckedPreferences {
  readonly configuration: ConfigurationResult;
}

const sourceFor = createSources((sentence) => console.error(`<client-leads> ${sentence}`));

/**
 * Reads the settings of an element: its properties and, with `session-url`, what the site says of who
 * is signed in. Requests an update if the site says something else.
 */
export class SettingsController implements ReactiveController {
  readonly #host: SettingsHost;
  readonly #bases: () => ApiBases;
  readonly #onRenewed: () => void;
  readonly #defaults: Preferences;
  /** The source whose changes are followed. */
  #followed: SignInSource | undefined;
  #unsubscribe: (() => void) | undefined;
  #hasAsked = false;
  /** Whether the API had refused the token when the source last changed. */
  #wasRefused = false;

  /**
   * Reads the defaults of the preferences from the element.
   *
   * @param onRenewed called when a refused token has been replaced
   */
  constructor(host: SettingsHost, bases: () => ApiBases, onRenewed: () => void) {
    this.#host = host;
    this.#bases = bases;
    this.#onRenewed = onRenewed;
    this.#defaults = pickPreferences(host);
    host.addController(this);
  }

  /** The settings of an element for which the page has set nothing. */
  get initial(): Settings {
    return { configuration: { state: 'missing' }, preferences: this.#defaults, warnings: [] };
  }

  /** Says who is signed in; undefined if the page does, or if `session-url` is invalid. */
  get source(): SignInSource | undefined {
    const { sessionUrl } = this.#host;
    const url = isMissing(sessionUrl) ? undefined : readSessionUrl(sessionUrl, this.#pageUrl);
    return url === undefined || this.#pageUrl === undefined
      ? undefined
      : sourceFor({ url, defaultBase: this.#bases().built });
  }

  /** Whether nothing may be visible: the page is or was in the back/forward cache. */
  get isCovered(): boolean {
    return this.#followed?.isCovered ?? false;
  }

  read(): Settings {
    const defaults: ConfigurationDefaults = {
      apiBase: this.#bases().byDefault,
      pageUrl: this.#pageUrl,
    };
    const { preferences, warnings } = readPreferences(this.#host, this.#defaults, this.#pageUrl);
    if (isMissing(this.#host.sessionUrl)) {
      const configuration = readConfiguration(this.#host, preferences, defaults);
      return { preferences, warnings, configuration };
    }
    const { source } = this;
    const ignored = source ? ignoredSettings(this.#host, source) : [];
    return {
      preferences,
      warnings: [...warnings, ...ignored],
      configuration: readSiteConfiguration(this.#host, source, preferences, defaults),
    };
  }

  /** Follows the source of the current URL while the element is in the page. */
  follow(timeout: number): void {
    const followed = this.#host.isConnected ? this.source : undefined;
    if (followed) {
      followed.timeout = timeout;
    }
    if (followed !== this.#followed) {
      this.#unsubscribe?.();
      this.#followed = followed;
      this.#hasAsked = false;
      this.#wasRefused = followed?.isTokenRefused ?? false;
      this.#unsubscribe = followed?.subscribe(this.#handleChange);
    }
  }

  /** Asks the site once, unless its answer is known. After that, the source itself asks again. */
  ask(): void {
    if (this.#followed && !this.#hasAsked) {
      this.#hasAsked = true;
      void this.#followed.ask();
    }
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
    this.#followed = undefined;
    this.#unsubscribe = undefined;
  }

  /** Undefined on a server, which has no page. */
  get #pageUrl(): string | undefined {
    return 'document' in globalThis ? ownBaseUrl(this.#host) : undefined;
  }

  readonly #handleChange = (): void => {
    const isRefused = this.#followed?.isTokenRefused ?? false;
    if (this.#wasRefused && !isRefused) {
      this.#onRenewed();
    }
    this.#wasRefused = isRefused;
    this.#host.requestUpdate();
  };
}
