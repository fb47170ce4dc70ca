import { initialState, Task } from '@lit/task';
import { adoptStyles, nothing, render, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { systemClock, type Clock } from './api/clock.js';
import { ClientLeadsProperties } from './client-leads-properties.js';
import { styles } from './client-leads.styles.js';
import { LanguageController } from './controllers/language-controller.js';
import { ListingController } from './controllers/listing-controller.js';
import { AnnouncerController } from './controllers/announcer-controller.js';
import { PresenceController } from './controllers/presence-controller.js';
import { SignInController } from './controllers/sign-in-controller.js';
import { SlotController } from './controllers/slot-controller.js';
import { ViewportController } from './controllers/viewport-controller.js';
import { ElementHost } from './dom/element-host.js';
import { drawnEvents, failureEvent, stateOf, UNTOLD } from './dom/list-events.js';
import { ListSettings } from './dom/list-settings.js';
import { keepPlace } from './dom/place.js';
import { createEvent } from './events.js';
import { yearOf } from './i18n/dates.js';
import type { Language } from './i18n/language.js';
import { BlockGroups } from './model/block-groups.js';
import type { LeadsFilter } from './model/filter.js';
import { frozenCopyOf, type Lead } from './model/lead.js';
import type { Status } from './model/status.js';
import { Filters } from './session/filters.js';
import { LeadsSession } from './session/leads-session.js';
import type { Failure, News } from './session/news.js';
import { TRAITS } from './session/operations.js';
import { copyFilter } from './settings/page-objects.js';
import { isMissing } from './settings/parsers.js';
import { hasNewContent } from './settings/plain-data.js';
import { loginUrl, ownOrigin } from './settings/urls.js';
import { version } from './version.js';
import { rowActivation } from './views/row-activation.js';
import { rowOptionsOf, type RowOptions } from './views/row.js';
import { renderWidget } from './views/widget.js';

/**
 * Shows the signed-in client of a loyalty programme their inquiries, page by page.
 *
 * @tag client-leads
 */
export class ClientLeads extends ClientLeadsProperties {
  static override readonly styles = styles;

  /** Version of the element. Also `customElements.get('client-leads').version`. */
  static readonly version: string = version;

  /** @internal Returns the API base of elements without `api-base`; `script-tag.ts` replaces it. */
  static defaultApiBase = ownOrigin;

  /** @internal The API base that was set when the file was built; `script-tag.ts` sets it. */
  static builtApiBase: string | undefined;

  /**
   * Filter for the list: `{ search?: string, status?: string, unread?: boolean }`, or null for
   * none. While a filter is set, the element loads further pages by itself. Reads back as a frozen
   * copy. The element sets it to null if the client or the site code changes or the client signs
   * out, unless the page sets it in the same task. A filter that is set while nobody is signed in
   * stays when a client signs in.
   */
  @property({ attribute: false })
  get filter(): LeadsFilter | null {
    return this.#filters.filter;
  }

  set filter(given: LeadsFilter | null) {
    this.#filters.setByPage(copyFilter(given));
  }

  declare readonly renderRoot: ShadowRoot;

  /** The custom states. A DOM for Node, which pages use in tests, may lack them. */
  readonly #states = (this as Partial<HTMLElement>).attachInternals?.().states ?? new Set<string>();
  readonly #language = new LanguageController(this);
  readonly #viewport = new ViewportController(this);
  readonly #presence = new PresenceController(this, this.clock);
  readonly #announcer = new AnnouncerController(this, this.clock);
  readonly #filters = new Filters(this, this.clock);

  readonly #signIn = new SignInController({
    isConnected: () => this.isConnected,
    onChange: () => this.requestUpdate(),
    onRenewed: () => void this.#retryFailed(),
  });
  readonly #slots = new SlotController(this);
  readonly #settings = new ListSettings(this, ClientLeads, this.log);
  readonly #host = new ElementHost(this, this.#settings);
  #session = this.#createSession();
  #rowOptions!: RowOptions;
  /** The current year when the rows were drawn. Their dates omit it. */
  #year = '';
  readonly #blocks = new BlockGroups();
  /** What is drawn, and what the page has heard of. */
  #drawn = UNTOLD;
  #told = UNTOLD;
  /** News that the page has not heard of. */
  #untold: News[] = [];
  /** Whether the update that runs has drawn the rows. */
  #isDrawn = false;
  #restorePlace = (): void => undefined;
  /** Whether the reader has seen a list. */
  #hasShownList = false;

  constructor() {
    super();
    new Task(this, {
      args: () => [this.isConnected && !this.#viewport.isDeferred ? this.#session : undefined],
      task: ([session], { signal }) => session?.open(signal) ?? initialState,
    });
    this.addController(this.#signIn);
    new ListingController(this, () => (this.#signIn.isCovered ? undefined : this.#session));
    this.endConstruction();
  }

  /** The clock for timeouts, retries and refreshes. Tests override it. */
  protected get clock(): Clock {
    return systemClock;
  }

  /** The texts and formats to use. */
  get #texts(): Language {
    return this.#language.languageWith(this.messages);
  }

  /** Current status. Each status is also a custom state. */
  get status(): Status {
    return this.#session.status;
  }

  /** All leads that have been read, in the order of the API. The array and its leads are frozen. */
  get leads(): readonly Lead[] {
    return frozenCopyOf(this.#session.list.leads);
  }

  /** The leads that match `filter`. */
  get matchingLeads(): readonly Lead[] {
    return frozenCopyOf(this.#session.matching);
  }

  /** Whether there is a next page, as far as the API's count tells. */
  get hasMore(): boolean {
    return this.#session.list.hasMore;
  }

  /** Number of leads in the API's count; 0 until it is known. */
  get totalRows(): number {
    return this.#session.list.total;
  }

  /** Number of unread messages in `leads`. There may be more while `hasMore` is true. */
  get unread(): number {
    return this.#session.list.unread;
  }

  /**
   * Discards server-rendered content, to which Lit would append. Listens for clicks on rows at the
   * root: with a listener on the list, screen readers would call each row clickable.
   */
  protected override createRenderRoot(): ShadowRoot {
    const root = this.shadowRoot ?? this.attachShadow(ClientLeads.shadowRootOptions);
    root.replaceChildren();
    const listener = rowActivation({
      leads: () => this.#session.list.leads,
      onSelect: (lead) =>
        this.dispatchEvent(createEvent('lead-select', { lead }, { cancelable: true })),
    });
    root.addEventListener('pointerdown', listener);
    root.addEventListener('click', listener);
    return root;
  }

  /** Adopts the styles only after the first request has left, since reading them takes time. */
  protected override firstUpdated(): void {
    adoptStyles(this.renderRoot, ClientLeads.elementStyles);
  }

  /** Reports failures before the update, which then includes what a listener has set. */
  protected override scheduleUpdate(): void {
    try {
      this.#session.reportFailures((failure) => this.#isCurrent && this.#report(failure));
    } finally {
      void super.scheduleUpdate();
    }
  }

  /** Whether the page still asks for this list. */
  get #isCurrent(): boolean {
    return this.#session.serves(this.#settings.newest);
  }

  /** Returns whether the reader sees a failure, which the page may hide. */
  #report(failure: Failure): boolean {
    // The source of the sign-in asks again by itself.
    if (this.#settings.configuration.state === 'valid') {
      this.#presence.noteFailure(failure);
    }
    if (failure.isQuiet) {
      return true;
    }
    const { configuration } = this.#session;
    const base = configuration.state === 'valid' ? configuration.configuration.base : undefined;
    this.log.tellRequestFailure(failure.error, base);
    const event = failureEvent(failure, this.#texts);
    const isShown = this.dispatchEvent(event);
    if (TRAITS[failure.operation].failureText) {
      this.#announcer.announce(isShown ? event.detail.message : '');
    }
    return isShown;
  }

  /** Removes the rows if an update fails before it has drawn: they may be another client's. */
  protected override performUpdate(): void {
    try {
      super.performUpdate();
    } catch (error) {
      if (!this.#isDrawn && this.hasUpdated) {
        render(nothing, this.renderRoot);
      }
      throw error;
    } finally {
      this.#isDrawn = false;
    }
  }

  /** Derives settings, filters and session, in this order. `update` continues with the news. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.size > 0) {
      this.#settings.readPreferences();
    }
    // The site may have answered, too.
    if (changed.size > 0 || this.sessionUrl) {
      this.#signIn.follow(this.#settings.source);
      this.#settings.readConfiguration();
    }
    if (this.#filters.update(this.#settings.configuration)) {
      this.#settings.readConfiguration();
    }
    const { configuration } = this.#settings;
    if (this.#session.serves(configuration)) {
      this.#session.update(configuration);
    } else {
      this.#replaceSession();
    }
    this.#viewport.isLazy = this.#settings.preferences.loading === 'lazy';
    if (this.isConnected && !this.#viewport.isDeferred) {
      this.#signIn.ask();
    }
  }

  #createSession(): LeadsSession {
    return new LeadsSession(this.#host, this.#settings.configuration, this.#filters, this.clock);
  }

  #replaceSession(): void {
    this.#session.close();
    this.#session = this.#createSession();
    this.#untold = [];
    this.#announcer.clear();
    if (this.#hasShownList && this.status === 'signed-out') {
      this.#announcer.announce(this.#texts.text('errorAuth'));
    }
  }

  /** Creates texts and rows only now, after the Task has sent the first request. */
  protected override update(changed: PropertyValues<this>): void {
    const now = stateOf(this.#session);
    const news = [...this.#filters.takeNews(), ...this.#session.takeNews()];
    this.#untold.push(...news);
    this.#presence.note(news);
    this.#announcer.announceNews(news, this.#session, this.#filters.period, this.#texts);
    this.#restorePlace = keepPlace(this.renderRoot, news, this.#drawn, now);
    this.#blocks.update(now.leads, now.matching);
    const year = yearOf(new Date(), this.#texts.locale);
    const rowOptions = rowOptionsOf(this, this.#settings.preferences, this.log);
    if (year !== this.#year || hasNewContent(rowOptions, this.#rowOptions)) {
      this.#year = year;
      this.#rowOptions = rowOptions;
    }
    super.update(changed);
    this.#drawn = now;
    this.#isDrawn = true;
  }

  protected override updated(): void {
    const { status, leads } = this.#drawn;
    this.#hasShownList ||= status === 'empty' || leads.length > 0;
    this.#states.clear();
    this.#states.add(status);
    this.#restorePlace();
    this.#viewport.observe(status === 'loading');
    this.#presence.follow(this.#session);
    const isWaiting =
      !this.#session.isComingBack &&
      ((status === 'loading-more' && !this.filter) ||
        (status === 'loading' && !this.#viewport.isDeferred));
    this.#announcer.announceWait(isWaiting, () => this.#texts.text('loading'));
    this.#tellDrawn();
  }

  /** Reports what has been drawn. The next update reports the rest if a listener asks for another list. */
  #tellDrawn(): void {
    const news = this.#untold.splice(0);
    for (const event of drawnEvents(news, this, this.#told, this.#drawn)) {
      if (!this.#isCurrent) {
        return;
      }
      if (event.type === 'leads-change') {
        this.#told = this.#drawn;
      }
      this.dispatchEvent(event);
    }
  }

  /**
   * Reads all shown rows again. Queued behind a running request, so data that the page has just
   * saved is included. Calls in one task share one refresh. The promise settles when the list has
   * been drawn and never rejects: a failure is reported by `leads-error` and `status`.
   */
  async refresh(): Promise<void> {
    const opening = this.#session.isOpening ? this.#session : undefined;
    await this.#afterUpdate(() => this.#session.refresh(opening === this.#session));
  }

  /**
   * Loads the next page, if there is one. Joins a running load; waits for a running refresh. While
   * a filter is set, it joins the reading, or reads up to 2000 more rows. The promise never
   * rejects: it resolves to true if rows were added, so `while (await leads.loadMore());` reads all
   * pages.
   */
  loadMore(): Promise<boolean> {
    return this.#afterUpdate(() => this.#session.loadMore());
  }

  /**
   * Calls `ask` after the update with all that the page has set in the same task. Resolves to false
   * outside the page. Awaits the update directly, since a chained promise would settle only after a
   * page's own `await updateComplete`.
   */
  async #afterUpdate(ask: () => Promise<boolean>): Promise<boolean> {
    this.#viewport.release();
    if (!this.isConnected) {
      return false;
    }
    try {
      await this.updateComplete;
      if (this.#settings.configuration.state === 'asking') {
        await this.#settings.source?.ask();
        await this.updateComplete;
      }
    } catch {
      // Lit reports what an update throws.
    }
    return ask();
  }

  /**
   * Tells the element that somebody has signed in without a page load. Asks `session-url` again, and
   * so do the other windows of the site. The promise settles when the list has been drawn and never
   * rejects. Without `session-url`, refreshes the list.
   */
  async sessionChanged(): Promise<void> {
    const source = this.#settings.source;
    if (!source) {
      await this.refresh();
      return;
    }
    await source.changed();
    await this.#afterUpdate(() => this.#session.untilOpen());
    await this.#retryFailed();
  }

  /** Reads a list that has failed again, as the reader would by the button. */
  async #retryFailed(): Promise<void> {
    if (this.status === 'error') {
      await this.loadMore();
    }
  }

  /**
   * Drops the list immediately, here and in the other windows of the site, since the client signs
   * out. Sends nothing: it does not end the session on the server. Asks nobody who is signed in until
   * `sessionChanged()` or until the client returns to the page. Without `session-url`, sets `client`
   * to null.
   */
  sessionEnded(): void {
    if (isMissing(this.sessionUrl)) {
      this.client = null;
    } else {
      this.#settings.source?.ended();
    }
  }

  override requestUpdate(...args: Parameters<ClientLeadsProperties['requestUpdate']>): void {
    if (this.hasUpdated) {
      this.#settings.noteChange(args[0]);
    }
    super.requestUpdate(...args);
  }

  protected override render(): TemplateResult {
    const { preferences } = this.#settings;
    const { loginHref } = preferences;
    return renderWidget({
      session: this.#session,
      filters: this.#filters,
      preferences,
      groups: this.#blocks.groups,
      canRenewToken: Boolean(this.tokenProvider) || !isMissing(this.sessionUrl),
      isCovered: this.#signIn.isCovered,
      hasShownList: this.#hasShownList,
      hasOwnHeading: this.#slots.isFilled('heading'),
      hasOwnSignedOut: this.#slots.isFilled('signed-out'),
      announcement: this.#announcer.sentence,
      language: this.#texts,
      rowOptions: this.#rowOptions,
      loginUrl: () => loginHref && loginUrl(loginHref, location.href),
      onSlotChange: this.#slots.handleChange,
      onLoadMore: () => void this.loadMore(),
    });
  }
}
