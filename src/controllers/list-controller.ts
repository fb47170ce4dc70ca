import type { ReactiveController, ReactiveElement } from 'lit';
import type { ApiError } from '../api/api-error.js';
import type { Clock } from '../api/clock.js';
import { fetchOnce } from '../api/early-fetch.js';
import { LeadsApi } from '../api/leads-api.js';
import { XML } from '../api/xml.js';
import { signInAt } from '../dom/page-settings.js';
import type { Filters } from '../session/filters.js';
import { LeadsSession } from '../session/leads-session.js';
import { NO_LIST, type Failure, type ListState } from '../session/list-state.js';
import {
  isSameList,
  readConfiguration,
  type Configuration,
  type ConfigurationResult,
  type RawConfiguration,
} from '../settings/configuration.js';
import type { DeveloperLog } from '../settings/developer-log.js';
import { isMissing } from '../settings/parsers.js';
import { readPreferences, type Preferences, type RawPreferences } from '../settings/preferences.js';
import { browserPage, type PageMoment } from '../sign-in/browser-page.js';
import type { SignIn, SignInState } from '../sign-in/sign-in.js';
import { readSiteConfiguration } from '../sign-in/site-configuration.js';

/** An element with what a page sets on it. */
type ListElement = ReactiveElement &
  RawConfiguration &
  RawPreferences & { readonly sessionUrl: unknown };

/** The checked settings of a list. */
interface ListSettings {
  readonly preferences: Preferences;
  /** Says who is signed in; undefined if the page does, or if `session-url` is invalid. */
  readonly signIn: SignIn | undefined;
  readonly configuration: ConfigurationResult;
}

interface ListOptions {
  readonly builtApiBase: string | undefined;
  readonly clock: Clock;
  readonly filters: Filters;
  readonly log: DeveloperLog;
}

/**
 * Owns the list of the client who is signed in. Replaces it if the page or the site names another
 * client or list, and keeps it, but hidden, while it is in doubt who is signed in.
 */
export class ListController implements ReactiveController {
  /** Before the first update, and on a server, nothing is known. */
  settings: ListSettings = {
    preferences: readPreferences({}, () => undefined),
    signIn: undefined,
    configuration: { state: 'missing' },
  };
  session: LeadsSession | undefined;
  /** Whether the reader has seen a list. */
  hasShownList = false;
  /** The failure without a list, from when the page has heard of it. */
  #failure: Failure | undefined;
  /** Leaves the site, whose answers are followed while the element is in the page. */
  #leaveSite: (() => void) | undefined;
  /** What the site had said at the last update. Each answer is another object. */
  #followed: SignInState | undefined;
  readonly #element: ListElement;
  readonly #options: ListOptions;

  constructor(element: ListElement, options: ListOptions) {
    this.#element = element;
    this.#options = options;
    element.addController(this);
  }

  hostConnected(): void {
    if (this.#element.isConnected) {
      browserPage.watch(this.#handleMoment);
      this.#leaveSite = this.settings.signIn?.subscribe(
        () => this.#element.requestUpdate(),
        () => this.shown?.listedUnread,
      );
    }
  }

  hostDisconnected(): void {
    browserPage.unwatch(this.#handleMoment);
    this.#leaveSite?.();
    this.#leaveSite = undefined;
    // The session stops what runs, unless the element has only moved.
    this.#element.requestUpdate();
  }

  hostUpdated(): void {
    const { status, leads } = this.state;
    this.hasShownList ||= status === 'empty' || leads.length > 0;
    this.settings.signIn?.tellBadges();
    if (this.#unheardError) {
      // The page hears of it before it is drawn.
      this.#element.requestUpdate();
    }
  }

  /** Who is signed in by the site that the page names now, which the list may not follow yet. */
  get signIn(): SignIn | undefined {
    return signInAt(this.#element.sessionUrl, this.#options.builtApiBase);
  }

  /** Who is signed in by the site that is followed; undefined if the page says it. */
  get #current(): SignInState | undefined {
    return this.settings.signIn?.current;
  }

  /** The session, unless it is in doubt who is signed in. */
  get shown(): LeadsSession | undefined {
    const current = this.#current;
    // A badge may look before this element has followed an answer that names another client.
    const isKnown =
      !current ||
      (current.state === 'client' &&
        current.client.id === this.session?.configuration.query.client);
    return isKnown && this.settings.configuration.state === 'valid' ? this.session : undefined;
  }

  /** Whether the rows stay in their place, hidden, until the site has said who is signed in. */
  get isCovered(): boolean {
    return this.#current?.state === 'unknown' && this.session !== undefined;
  }

  /** What the page may know. The list may be hidden, or may not have been created yet. */
  get state(): ListState {
    const { state } = this.settings.configuration;
    const failure = this.#failure;
    if (this.shown) {
      return this.shown.state;
    }
    if (this.#current?.state === 'nobody') {
      return { ...NO_LIST, status: 'signed-out' };
    }
    if (failure) {
      // During a retry, the message stays.
      return { ...NO_LIST, status: this.settings.signIn?.isAsking ? 'loading' : 'error', failure };
    }
    const isWaiting = state === 'missing' || state === 'invalid';
    return isWaiting ? NO_LIST : { ...NO_LIST, status: 'loading' };
  }

  /** Whether the session is that of the settings, which a listener may just have changed. */
  get isCurrent(): boolean {
    return this.#serves(this.#read().configuration);
  }

  /** What is drawn, although it may be hidden. */
  get drawn(): ListState {
    return this.isCovered && this.session ? this.session.state : this.state;
  }

  /** The error in the configuration, or the failure of the site, unless the page has heard of it. */
  get #unheardError(): ApiError | undefined {
    const { configuration } = this.settings;
    const error = 'error' in configuration ? configuration.error : undefined;
    const heard = this.#failure?.error;
    // An error in the configuration is a new object each time.
    const isSame = error?.kind === 'config' ? error.message === heard?.message : error === heard;
    return isSame ? undefined : error;
  }

  /**
   * Returns the failures that the page has not heard of, before they are drawn: one without a list is
   * shown from now on.
   */
  takeFailures(): readonly Failure[] {
    const failures = (this.session?.failures.takeUnheard() ?? []).filter(() => this.isCurrent);
    const error = this.#unheardError;
    if (!error) {
      return failures;
    }
    this.#failure = { error, operation: 'first' };
    return [...failures, this.#failure];
  }

  /** Follows settings, filters and the site. Returns whether this is another list than before. */
  update(): boolean {
    const { session, settings } = this;
    this.settings = this.#read();
    if (this.settings.signIn !== settings.signIn) {
      this.hostDisconnected();
      this.hostConnected();
      // A list of the page's own client, or of another site's, does not wait for the answer.
      this.#replace(undefined);
    }
    this.#options.filters.update(this.settings.configuration);
    if (!('error' in this.settings.configuration)) {
      this.#failure = undefined;
    }
    this.#follow(settings.configuration.state === 'valid');
    return this.session !== session;
  }

  /** Reads what the page sets, and what the site says in its place if `session-url` is set. */
  #read(): ListSettings {
    if (!('document' in globalThis)) {
      return this.settings;
    }
    const element = this.#element;
    const { signIn } = this;
    const { builtApiBase, log } = this.#options;
    const pageUrl = location.href;
    const preferences = readPreferences(element, log.tell);
    const configuration = isMissing(element.sessionUrl)
      ? readConfiguration(element, preferences, builtApiBase ?? location.origin, pageUrl)
      : readSiteConfiguration(element, signIn, preferences, pageUrl, log.tell);
    return { preferences, signIn, configuration };
  }

  #follow(wasShown: boolean): void {
    const { configuration: result } = this.settings;
    const isKnown = result.state !== 'unknown' && result.state !== 'failed';
    const configuration = result.state === 'valid' ? result.configuration : undefined;
    const isSame = this.#serves(result);
    if (isKnown && !isSame) {
      this.#replace(configuration);
    }
    const { session } = this;
    session?.update(configuration ?? session.configuration);
    // Even if it is the same client: the token may be another.
    const hasAnswer = this.#current?.state === 'client' && this.#current !== this.#followed;
    this.#followed = this.#current;
    if (hasAnswer && isSame && (!wasShown || session?.failures.isRefused)) {
      void session?.retry(true, true);
    }
  }

  #serves(result: ConfigurationResult): boolean {
    const own = this.session?.configuration;
    const named = result.state === 'valid' ? result.configuration : undefined;
    return own && named ? isSameList(own, named) : own === named;
  }

  #replace(configuration: Configuration | undefined): void {
    const { clock, filters, log } = this.#options;
    this.session?.close();
    this.session =
      configuration &&
      new LeadsSession({
        host: this.#element,
        configuration,
        preferences: () => this.settings.preferences,
        filters,
        clock,
        random: Math.random,
        page: browserPage,
        tell: log.tell,
        connect: ({ base, query, wireFormat }, access) =>
          new LeadsApi({ base, query, wireFormat, xml: XML, access, fetch: fetchOnce, clock }),
      });
  }

  readonly #handleMoment = (moment: PageMoment): void => this.session?.handleMoment(moment);
}
