import {
  readConfiguration,
  type ApiPreferences,
  type ConfigurationResult,
  type RawConfiguration,
} from '../settings/configuration.js';
import { isMissing } from '../settings/parsers.js';
import { isWebUrl, ownBaseUrl, ownOrigin } from '../settings/urls.js';
import { meetingPoint } from '../sign-in/meeting-point.js';
import type { SignIn } from '../sign-in/sign-in.js';
import {
  ignoredSettings,
  readSessionUrl,
  readSiteConfiguration,
} from '../sign-in/site-configuration.js';

/** The settings from which a configuration is made. */
export interface SignInSettings extends RawConfiguration {
  readonly sessionUrl: unknown;
}

/** The class of an element, with the API base that was set when its file was built. */
export interface BuiltElement {
  readonly builtApiBase: string | undefined;
}

/** Returns who is signed in by a site; undefined if its `session-url` is missing or invalid. */
export function signInAt(sessionUrl: unknown, { builtApiBase }: BuiltElement): SignIn | undefined {
  if (isMissing(sessionUrl) || !('document' in globalThis)) {
    return undefined;
  }
  // A stranger's `<base>` must not decide where the site is asked.
  const pageUrl = isWebUrl(location.href, undefined) ? location.href : ownOrigin();
  const url = readSessionUrl(sessionUrl, pageUrl);
  const site = url && { url, defaultBase: builtApiBase };
  return site ? meetingPoint.signInFor(document, site) : undefined;
}

/** What a page sets on an element, and what the site says in its place if `session-url` is set. */
export class PageSettings {
  readonly #element: Node;
  readonly #class: BuiltElement;
  readonly #settings: () => SignInSettings;
  /** Read once, since it stays, and a window that a page's tests have closed has none. */
  readonly #ownOrigin = ownOrigin();

  constructor(element: Node, elementClass: BuiltElement, settings: () => SignInSettings) {
    this.#element = element;
    this.#class = elementClass;
    this.#settings = settings;
  }

  /** The base of relative URLs. Undefined on a server. */
  get pageUrl(): string | undefined {
    return 'document' in globalThis ? ownBaseUrl(this.#element) : undefined;
  }

  /** Who is signed in by the site; undefined if the page says it, or if `session-url` is invalid. */
  get signIn(): SignIn | undefined {
    return signInAt(this.#settings().sessionUrl, this.#class);
  }

  /** Sentences for the developer about settings beside `session-url` that are not used. */
  get warnings(): readonly string[] {
    const { signIn } = this;
    return signIn ? ignoredSettings(this.#settings(), signIn) : [];
  }

  configure(preferences: ApiPreferences): ConfigurationResult {
    const settings = this.#settings();
    const { pageUrl } = this;
    const apiBase = this.#class.builtApiBase ?? this.#ownOrigin;
    return isMissing(settings.sessionUrl)
      ? readConfiguration(settings, preferences, { apiBase, pageUrl })
      : readSiteConfiguration(settings, this.signIn, preferences, pageUrl);
  }
}
