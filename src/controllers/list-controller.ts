import type { ReactiveController, ReactiveElement } from 'lit';
import type { ApiError } from '../model/api-error.js';
import { systemClock, type Clock } from '../waiting/clock.js';
import { discardEarlyResponses, fetchOnce } from '../api/early-fetch.js';
import { LeadsApi } from '../api/leads-api.js';
import { readLead } from '../api/read-lead.js';
import { XML } from '../api/xml.js';
import { knowsWaiting, type StatusTones } from '../model/tone.js';
import { comesLate } from '../dom/arrival.js';
import { Presence } from '../dom/presence.js';
import { signInAt } from '../sign-in/sign-in-at.js';
import { Filters } from '../client-list/filters.js';
import { ClientList } from '../client-list/client-list.js';
import type { Failure } from '../client-list/list-state.js';
import { untilDrawn, type ListHost } from '../client-list/list-host.js';
import { whoseRows, type View } from '../client-list/whose-rows.js';
import {
  isSameList,
  type Configuration,
  type RawConfiguration,
} from '../settings/configuration.js';
import type { DeveloperLog } from '../settings/developer-log.js';
import { readPreferences, type Preferences, type RawPreferences } from '../settings/preferences.js';
import { readStatusTones } from '../settings/object-settings.js';
import { hasNewContent } from '../settings/plain-data.js';
import type { Who } from '../settings/who.js';
import { windowLink, type WindowMoment } from '../window/window-link.js';
import { readWho } from '../sign-in/read-who.js';
import type { Follower } from '../sign-in/followers.js';
import type { SignIn } from '../sign-in/sign-in.js';
import type { SignInState } from '../sign-in/sign-in-state.js';

/** An element that has a property for each setting. */
type ListElement = ReactiveElement &
  Required<RawConfiguration & RawPreferences> & {
    readonly sessionUrl: unknown;
    readonly statusTones: unknown;
  };

/** Lets the list of a client read. Resolves to whether rows came. */
export type ReadRows = (clientList: ClientList) => Promise<boolean>;

interface ListSettings {
  readonly preferences: Preferences;
  /** The same object until they change. */
  readonly statusTones: StatusTones;
  /** Says who is signed in; undefined if the page does, or if `session-url` is invalid. */
  readonly signIn: SignIn | undefined;
  /** What it has said. Each answer is another object. */
  readonly said: SignInState | undefined;
  readonly who: Who<Configuration>;
  /** What the developer is told of them. */
  readonly warnings: readonly string[];
}

interface ListOptions {
  readonly builtApiBase: string | undefined;
  readonly clock: Clock;
  readonly log: DeveloperLog;
}

/**
 * Owns the list of the client who is signed in. Replaces it if the page or the site names another
 * client or list, and keeps it, but hidden, while it is in doubt who is signed in.
 */
export class ListController implements ReactiveController, ListHost {
  readonly filters: Filters;
  clientList: ClientList | undefined;
  hasShownList = false;
  /** Before the first update, and on a server, nothing is known. */
  #settings: ListSettings = {
    preferences: readPreferences({}, () => undefined),
    statusTones: {},
    signIn: undefined,
    said: undefined,
    who: { state: 'missing' },
    warnings: [],
  };
  /** Whether the page may have changed a setting since they were read. */
  #isOutdated = true;
  /** The view, and the settings of which it was worked out; undefined once something has changed. */
  #kept: { readonly view: View; readonly settings: ListSettings } | undefined;
  /** The settings at the last update. */
  #followed = this.#settings;
  /** The failure without a list, from when the page has heard of it. */
  #failure: Failure | undefined;
  /** Says who is signed in by this site, while the element is in the page. */
  #follower: Follower | undefined;
  #site: SignIn | undefined;
  /** Whether the element has come into a page that was there. */
  #isNew = false;
  readonly #presence: Presence;
  readonly #element: ListElement;
  readonly #options: ListOptions;

  constructor(element: ListElement, options: ListOptions) {
    this.#element = element;
    this.#options = options;
    this.filters = new Filters(this, options.clock);
    this.#presence = new Presence(systemClock, () => this.#leave());
    element.addController(this);
  }

  get isHere(): boolean {
    return this.#presence.isHere;
  }

  get updateComplete(): Promise<unknown> {
    return this.#element.updateComplete;
  }

  /** Must be called when anything changes that the view is worked out of. */
  requestUpdate(): void {
    this.#kept = undefined;
    this.#element.requestUpdate();
  }

  hostConnected(): void {
    if (!this.#element.isConnected) {
      return;
    }
    windowLink.watch(this.#handleMoment);
    if (this.#presence.enter()) {
      this.#isNew = comesLate(this.#element);
      if (this.#isNew) {
        discardEarlyResponses();
      }
      this.#follow(this.signIn);
    } else {
      this.#follower?.connect(true);
    }
  }

  hostDisconnected(): void {
    // At once, since an open channel would keep the page out of the back/forward cache.
    windowLink.unwatch(this.#handleMoment);
    this.#follower?.connect(false);
    this.#presence.leave();
  }

  hostUpdated(): void {
    const { status, leads } = this.view.state;
    this.hasShownList ||= status === 'empty' || leads.length > 0;
    this.#tellBadges();
    if (this.#unheardError) {
      // The page hears of it before it is drawn.
      this.#element.requestUpdate();
    }
  }

  /** Who is signed in by the site that the page names now, which the list may not follow yet. */
  get signIn(): SignIn | undefined {
    return signInAt(this.#element.sessionUrl, this.#options.builtApiBase);
  }

  /** The settings as they are now: read once, until the page or the site changes something. */
  get settings(): ListSettings {
    // A badge may look before this element has heard of an answer that names another client.
    if (this.#isOutdated || this.#settings.said !== this.#follower?.current) {
      this.#settings = this.#read();
      this.#isOutdated = false;
    }
    return this.#settings;
  }

  /** Must be called when a property changes. */
  noteChange(): void {
    this.#isOutdated = true;
  }

  /**
   * Lets a method of the page read, once it is known whose list is shown: after this question to the
   * site, or another one if the site could not say it. Resolves to whether rows came.
   */
  async ask(read: ReadRows, question?: Promise<void>): Promise<boolean> {
    this.#follower?.askAgain(false);
    await question;
    await untilDrawn(this);
    if (!this.view.clientList) {
      await this.signIn?.untilKnown();
      await untilDrawn(this);
    }
    const { clientList } = this.view;
    return clientList !== undefined && read(clientList);
  }

  /** The reader has pressed the button. If the site is asked again, hidden rows come back, no page. */
  press(): void {
    if (this.#follower?.current.state === 'failed') {
      this.#follower.askAgain(true);
    } else {
      void this.view.clientList?.loadMore({ by: 'reader' });
    }
  }

  /** Asks the site who is signed in, unless that is known. */
  start(): void {
    this.#follower?.start();
  }

  /** Whose rows are shown, and what is known of them: worked out once, until something changes. */
  get view(): View {
    const { clientList, settings } = this;
    if (this.#kept?.settings !== settings) {
      const { who } = settings;
      const isAsking = this.#site?.isAsking ?? false;
      const view = whoseRows({ who, clientList, failure: this.#failure, isAsking });
      this.#kept = { view, settings };
    }
    return this.#kept.view;
  }

  /** The error in the configuration, or the failure of the site, unless the page has heard of it. */
  get #unheardError(): ApiError | undefined {
    const { who } = this.settings;
    const error = 'error' in who ? who.error : undefined;
    const heard = this.#failure?.error;
    // An error in the configuration is a new object each time.
    const isSame = error?.kind === 'config' ? error.message === heard?.message : error === heard;
    return isSame ? undefined : error;
  }

  /** Returns what the page has not heard of. A failure without a list is shown from now on. */
  takeFailures(): readonly Failure[] {
    const failures = (this.clientList?.failures.takeUnheard() ?? []).filter(
      () => this.view.clientList,
    );
    const error = this.#unheardError;
    if (!error) {
      return failures;
    }
    this.#failure = { error, operation: 'first' };
    this.#kept = undefined;
    return [...failures, this.#failure];
  }

  /** Follows settings, filters and the site. Returns whether this is another list than before. */
  update(): boolean {
    const { signIn } = this;
    if (this.isHere && signIn !== this.#site) {
      this.#follow(signIn);
    }
    const { clientList, settings } = this;
    const before = this.#followed;
    this.#followed = settings;
    settings.warnings.forEach((sentence) => this.#options.log.warn(sentence));
    if (settings.signIn !== before.signIn) {
      // A list of the page's own client, or of another site's, does not wait for the answer.
      this.#replace(undefined);
    }
    this.filters.update(settings.who);
    if (this.filters.filter?.waiting && !knowsWaiting(settings.statusTones)) {
      this.#options.log.warn(
        'filter.waiting matches nothing: no status has the tone attention in status-tones.',
      );
    }
    if (!('error' in settings.who)) {
      this.#failure = undefined;
    }
    this.#followWho(before);
    return this.clientList !== clientList;
  }

  /** Reads what the page sets, and what the site says in its place if `session-url` is set. */
  #read(): ListSettings {
    if (!('document' in globalThis)) {
      return this.#settings;
    }
    const element = this.#element;
    const { signIn } = this;
    const { builtApiBase } = this.#options;
    const warnings: string[] = [];
    const warn = (sentence: string) => void warnings.push(sentence);
    const preferences = readPreferences(element, warn);
    const statusTones = readStatusTones(element.statusTones, warn);
    // What is not followed yet says nothing.
    const said = signIn === this.#site ? this.#follower?.current : undefined;
    const who = readWho(element, {
      site: signIn && { current: said ?? { state: 'unknown' }, access: signIn.access },
      preferences,
      defaultBase: builtApiBase ?? location.origin,
      pageUrl: location.href,
      warn,
    });
    const { statusTones: before } = this.#settings;
    return {
      preferences,
      statusTones: hasNewContent(statusTones, before) ? statusTones : before,
      signIn,
      said,
      who,
      warnings,
    };
  }

  #follow(signIn: SignIn | undefined): void {
    this.#follower?.leave();
    this.#site = signIn;
    this.#follower = signIn?.follow(
      () => this.requestUpdate(),
      this.#isNew,
      () => this.view.clientList?.listedUnread,
    );
  }

  /** The element has left the page. Its list stops what runs. */
  #leave(): void {
    this.#follow(undefined);
    this.requestUpdate();
  }

  #tellBadges(): void {
    const listed = this.view.clientList?.listedUnread;
    if (listed) {
      this.#site?.unread.noteList(listed);
    }
    this.#site?.followers.notifyBadges();
  }

  #followWho(before: ListSettings): void {
    const { who, said } = this.#followed;
    const client = who.state === 'client' ? who.client : undefined;
    const isSame = this.clientList && client && isSameList(this.clientList.configuration, client);
    const isKnown = who.state !== 'unknown' && who.state !== 'failed';
    if (isKnown && !client) {
      // Even the same client, if named again, is read anew.
      discardEarlyResponses();
    }
    if ((isKnown && !isSame) || this.#isOfFormerClient) {
      this.#replace(client);
    }
    const { clientList } = this;
    clientList?.update(client ?? clientList.configuration);
    // Even if it is the same client: the token may be another.
    const hasAnswer = said?.state === 'client' && said !== before.said;
    if (hasAnswer && isSame && (before.who.state !== 'client' || clientList?.failures.isRefused)) {
      clientList?.recovery.resume();
    }
  }

  /** Whether the site has named another client, or nobody, before this element has come back. */
  get #isOfFormerClient(): boolean {
    const known = this.#site?.currentSince(0);
    const id = known?.state === 'client' ? known.client.id : null;
    const isNamed = id !== null || known?.state === 'nobody';
    return (
      isNamed && this.clientList !== undefined && this.clientList.configuration.query.client !== id
    );
  }

  #replace(configuration: Configuration | undefined): void {
    const { clock, log } = this.#options;
    this.clientList?.close();
    this.#kept = undefined;
    this.clientList =
      configuration &&
      new ClientList({
        host: this,
        configuration,
        preferences: () => this.settings.preferences,
        statusTones: () => this.settings.statusTones,
        filters: this.filters,
        clock,
        random: Math.random,
        windowLink,
        warn: log.warn,
        connect: ({ base, query, wireFormat }, access) =>
          new LeadsApi({
            base,
            query,
            wireFormat,
            xml: XML,
            access,
            readRow: readLead,
            fetch: fetchOnce,
            clock,
          }),
      });
  }

  readonly #handleMoment = (moment: WindowMoment): void =>
    this.clientList?.recovery.handleMoment(moment);
}
