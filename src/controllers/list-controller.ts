import type { ReactiveController, ReactiveElement } from 'lit';
import type { Clock } from '../api/clock.js';
import { fetchOnce } from '../api/early-fetch.js';
import { LeadsApi } from '../api/leads-api.js';
import { XML } from '../api/xml.js';
import {
  NO_SETTINGS,
  readListSettings,
  type ListSettings,
  type RawSettings,
} from '../dom/list-settings.js';
import type { Filters } from '../session/filters.js';
import { LeadsSession, type SessionHost } from '../session/leads-session.js';
import { NO_LIST, type Failure, type ListState, type Step } from '../session/list-state.js';
import {
  isSameList,
  type Configuration,
  type ConfigurationResult,
} from '../settings/configuration.js';
import type { DeveloperLog } from '../settings/developer-log.js';
import { ownOrigin } from '../settings/urls.js';
import type { SignInState } from '../sign-in/sign-in.js';
import type { PresenceController } from './presence-controller.js';

interface ListOptions {
  readonly builtApiBase: string | undefined;
  readonly clock: Clock;
  readonly filters: Filters;
  readonly log: DeveloperLog;
  readonly presence: PresenceController;
}

/**
 * Owns the list of the client who is signed in. Replaces it if the page or the site names another
 * client or list, and keeps it, but hidden, while it is in doubt who is signed in.
 */
export class ListController implements ReactiveController, SessionHost {
  settings: ListSettings = NO_SETTINGS;
  session: LeadsSession | undefined;
  /** The error in the configuration, or the failure of the site: the same object while it lasts. */
  #failure: Failure | undefined;
  /** The failure without a list that the page has heard of, which is only then shown. */
  #heardFailure: Failure | undefined;
  /** Leaves the site, whose answers are followed while the element is in the page. */
  #leaveSite: (() => void) | undefined;
  #wasAsking = false;
  /** Whether the site has named a client since the last update, even if it is the same one. */
  #hasAnswer = false;
  readonly #element: ReactiveElement & RawSettings;
  readonly #options: ListOptions;

  constructor(element: ReactiveElement & RawSettings, options: ListOptions) {
    this.#element = element;
    this.#options = options;
    element.addController(this);
  }

  hostConnected(): void {
    const { signIn } = this.settings;
    if (signIn && !this.#leaveSite && this.isConnected) {
      this.#leaveSite = signIn.subscribe(
        () => this.#handleSite(),
        () => this.shown?.listedUnread,
      );
      this.#wasAsking = signIn.isAsking;
    }
  }

  hostDisconnected(): void {
    this.#leaveSite?.();
    this.#leaveSite = undefined;
  }

  hostUpdated(): void {
    this.settings.signIn?.tellBadges();
    if (this.#failure !== this.#heardFailure) {
      // The page hears of it before it is drawn.
      this.requestUpdate();
    }
  }

  get isConnected(): boolean {
    return this.#element.isConnected;
  }

  get updateComplete(): Promise<unknown> {
    return this.#element.updateComplete;
  }

  get pageSize(): number {
    return this.settings.preferences.pageSize;
  }

  get timeout(): number {
    return this.settings.preferences.timeout;
  }

  requestUpdate(): void {
    this.#element.requestUpdate();
  }

  /** Who is signed in by the site; undefined if the page says it. */
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
    return this.shown?.state ?? this.#stateWithoutList;
  }

  /** What is drawn, although it may be hidden. */
  get drawn(): ListState {
    return this.isCovered && this.session ? this.session.state : this.state;
  }

  get #stateWithoutList(): ListState {
    const current = this.#current;
    const {
      signIn,
      configuration: { state },
    } = this.settings;
    const failure = this.#heardFailure;
    if (current?.state === 'nobody') {
      return { ...NO_LIST, status: 'signed-out' };
    }
    if (failure && (current?.state === 'failed' || state === 'invalid')) {
      // During a retry, the message stays.
      return { ...NO_LIST, status: signIn?.isAsking ? 'loading' : 'error', failure };
    }
    const isWaiting = state === 'missing' || state === 'invalid';
    return isWaiting ? NO_LIST : { ...NO_LIST, status: 'loading' };
  }

  /** Whether the page still asks for this list: its code may have set another client since. */
  get isCurrent(): boolean {
    return this.#serves(this.#read().configuration);
  }

  /** Returns the failures of which the page is to hear before `steps` are drawn. */
  takeFailures(steps: readonly Step[]): Failure[] {
    const failures = steps.flatMap((step) =>
      step.type === 'failure' && !step.isQuiet ? step.failure : [],
    );
    if (failures.length > 0 && !this.isCurrent) {
      failures.length = 0;
    }
    if (this.#failure && this.#failure !== this.#heardFailure) {
      failures.push(this.#failure);
    }
    this.#heardFailure = this.#failure;
    return failures;
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
    if (this.#options.filters.update(this.settings.configuration)) {
      this.settings = this.#read();
    }
    this.#noteFailure();
    this.#follow(settings.configuration.state === 'valid');
    return this.session !== session;
  }

  #handleSite(): void {
    const { isAsking = false, current } = this.settings.signIn ?? {};
    this.#hasAnswer ||= this.#wasAsking && !isAsking && current?.state === 'client';
    this.#wasAsking = isAsking;
    this.requestUpdate();
  }

  /** On a server, nothing is known. */
  #read(): ListSettings {
    const { builtApiBase, log } = this.#options;
    return 'document' in globalThis
      ? readListSettings(this.#element, builtApiBase, ownOrigin(), (sentence) => log.tell(sentence))
      : this.settings;
  }

  #noteFailure(): void {
    const { configuration } = this.settings;
    const error = 'error' in configuration ? configuration.error : undefined;
    const before = this.#failure?.error;
    // An error in the configuration is a new object each time.
    const isSame = configuration.state === 'invalid' && before?.message === error?.message;
    if (!isSame && error !== before) {
      this.#failure = error && { error, operation: 'first' };
    }
  }

  #follow(wasShown: boolean): void {
    const { configuration: result } = this.settings;
    const isKnown = result.state !== 'asking' && result.state !== 'failed';
    const configuration = result.state === 'valid' ? result.configuration : undefined;
    const isSame = configuration ? this.#serves(result) : !this.session;
    if (isKnown && !isSame) {
      this.#replace(configuration);
    }
    const { session } = this;
    const refusal = session?.update(configuration ?? session.configuration);
    if (refusal) {
      this.#options.presence.noteFailure(refusal);
    }
    if (this.#hasAnswer && isSame && (!wasShown || session?.isRefused)) {
      void session?.retry(true, true);
    }
    this.#hasAnswer = false;
  }

  #serves(result: ConfigurationResult): boolean {
    return (
      result.state === 'valid' &&
      this.session !== undefined &&
      isSameList(this.session.configuration, result.configuration)
    );
  }

  #replace(configuration: Configuration | undefined): void {
    this.session?.close();
    this.session = configuration && this.#createSession(configuration);
    this.#options.presence.follow(this.session);
  }

  #createSession(configuration: Configuration): LeadsSession {
    const { clock, filters, log } = this.#options;
    return new LeadsSession({
      host: this,
      configuration,
      filters,
      clock,
      tell: (sentence) => log.tell(sentence),
      connect: ({ base, query, wireFormat }, access) =>
        new LeadsApi({ base, query, wireFormat, xml: XML, access, fetch: fetchOnce, clock }),
    });
  }
}
