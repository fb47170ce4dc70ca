import {
  readConfiguration,
  type ApiPreferences,
  type ConfigurationResult,
  type RawConfiguration,
} from '../settings/configuration.js';
import { isMissing } from '../settings/parsers.js';
import { ownBaseUrl, ownOrigin } from '../settings/urls.js';
import { meetingPoint } from '../sign-in/browser-page.js';
import type { SignInSource } from '../sign-in/sign-in.js';
import {
  ignoredSettings,
  isSignOut,
  readSessionUrl,
  readSiteConfiguration,
} from '../sign-in/site-configuration.js';

/** The settings from which a configuration is made. */
export interface SignInSettings extends RawConfiguration {
  readonly sessionUrl: unknown;
}

/** The class of an element, with what the script-tag file sets. */
export interface ApiBases {
  /** The API base that was set when the file was built. */
  readonly builtApiBase: string | undefined;
}

/** What a page sets on an element, and what the site says in its place if `session-url` is set. */
export class PageSettings {
  readonly #element: Node;
  readonly #bases: ApiBases;
  readonly #settings: () => SignInSettings;

  constructor(element: Node, bases: ApiBases, settings: () => SignInSettings) {
    this.#element = element;
    this.#bases = bases;
    this.#settings = settings;
  }

  /** The base of relative URLs. Undefined on a server. */
  get pageUrl(): string | undefined {
    return 'document' in globalThis ? ownBaseUrl(this.#element) : undefined;
  }

  /** Says who is signed in; undefined if the page does, or if `session-url` is invalid. */
  get source(): SignInSource | undefined {
    const { pageUrl } = this;
    const { sessionUrl } = this.#settings();
    const url = isMissing(sessionUrl) ? undefined : readSessionUrl(sessionUrl, pageUrl);
    return url === undefined || pageUrl === undefined
      ? undefined
      : meetingPoint.sourceFor(document, { url, defaultBase: this.#bases.builtApiBase });
  }

  /** Sentences for the developer about settings beside `session-url` that are not used. */
  get warnings(): readonly string[] {
    const { source } = this;
    return source ? ignoredSettings(this.#settings(), source) : [];
  }

  configure(preferences: ApiPreferences): ConfigurationResult {
    const settings = this.#settings();
    const apiBase = () => this.#bases.builtApiBase ?? ownOrigin();
    const defaults = { apiBase, pageUrl: this.pageUrl };
    return isMissing(settings.sessionUrl)
      ? readConfiguration(settings, preferences, defaults)
      : readSiteConfiguration(settings, this.source, preferences, defaults);
  }

  /** Ends the session of the site if a script has signed the client out by this property. */
  noteChange(name: PropertyKey | undefined): void {
    if (isSignOut(this.#settings(), name)) {
      this.source?.ended();
    }
  }
}
