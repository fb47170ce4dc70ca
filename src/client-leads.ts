import { initialState, Task } from '@lit/task';
import { adoptStyles, nothing, render, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { systemClock, type Clock } from './api/clock.js';
import { discardEarlyResponses, fetchOnce } from './api/early-fetch.js';
import { LeadsApi } from './api/leads-api.js';
import { XML } from './api/xml.js';
import { ClientLeadsProperties } from './client-leads-properties.js';
import { styles } from './client-leads.styles.js';
import { AnnouncerController } from './controllers/announcer-controller.js';
import { LanguageController } from './controllers/language-controller.js';
import { PresenceController } from './controllers/presence-controller.js';
import { SignInController } from './controllers/sign-in-controller.js';
import { SlotController } from './controllers/slot-controller.js';
import { ViewportController } from './controllers/viewport-controller.js';
import { ElementHost } from './dom/element-host.js';
import { FailureReports } from './dom/failure-reports.js';
import { drawnEvents } from './dom/list-events.js';
import { ListSettings } from './dom/list-settings.js';
import { isPrerendering, untilActivated } from './dom/page-state.js';
import { keepPlace } from './dom/place.js';
import { stateWithoutList } from './dom/state-without-list.js';
import { createEvent } from './events.js';
import { yearOf } from './i18n/dates.js';
import type { Language } from './i18n/language.js';
import { blocksOf, type Block } from './model/blocks.js';
import type { LeadsFilter } from './model/filter.js';
import { frozenCopyOf, type Lead } from './model/lead.js';
import type { Status } from './model/status.js';
import { Filters } from './session/filters.js';
import { LeadsSession } from './session/leads-session.js';
import { listedUnread } from './session/listed-unread.js';
import { NO_LIST, type Failure, type ListState, type Step } from './session/list-state.js';
import { isSameList, type Configuration } from './settings/configuration.js';
import { copyFilter } from './settings/page-objects.js';
import { isMissing } from './settings/parsers.js';
import { hasNewContent } from './settings/plain-data.js';
import { loginUrl } from './settings/urls.js';
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
    onAnswer: () => {
      this.#hasAnswer = true;
    },
    readList: () => this.#shownSession && listedUnread(this.#shownSession),
  });
  readonly #slots = new SlotController(this);
  readonly #settings = new ListSettings(this, ClientLeads, this.log);
  readonly #host = new ElementHost(this, this.#settings);
  /** The list of the client who is signed in. It is kept, but hidden, while that is in doubt. */
  #session: LeadsSession | undefined;
  /** Whether the site has named a client since the last update. */
  #hasAnswer = false;
  /** The failure without a list that the page has heard of, which is only then shown. */
  #configurationFailure: Failure | undefined;
  readonly #reports = new FailureReports(this, this.log);
  #rowOptions!: RowOptions;
  /** The current year when the rows were drawn. Their dates omit it. */
  #year = '';
  #blocks: readonly Block[] = [];
  /** What has happened since the rows were drawn. */
  #steps: Step[] = [];
  /** What is in the DOM, although it may be hidden, and what the page has heard of. */
  #drawn = NO_LIST;
  #told = NO_LIST;
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
    return this.#state.status;
  }

  /** All leads that have been read, in the order of the API. The array and its leads are frozen. */
  get leads(): readonly Lead[] {
    return frozenCopyOf(this.#state.leads);
  }

  /** The leads that match `filter`. */
  get matchingLeads(): readonly Lead[] {
    return frozenCopyOf(this.#state.matching);
  }

  /** Whether there is a next page, as far as the API's count tells. */
  get hasMore(): boolean {
    return this.#state.hasMore;
  }

  /** Number of leads in the API's count; 0 until it is known. */
  get totalRows(): number {
    return this.#state.total;
  }

  /** Number of unread messages in `leads`. There may be more while `hasMore` is true. */
  get unread(): number {
    return this.#state.unread;
  }

  /** The session, unless it is in doubt who is signed in. */
  get #shownSession(): LeadsSession | undefined {
    const { current } = this.#signIn;
    // A badge may look before this element has followed an answer that names another client.
    const isKnown =
      !current ||
      (current.state === 'client' &&
        current.client.id === this.#session?.configuration.query.client);
    return isKnown && this.#settings.configuration.state === 'valid' ? this.#session : undefined;
  }

  /** What the page may know. The session may be hidden, or may not have been created yet. */
  get #state(): ListState {
    return (
      this.#shownSession?.state ??
      stateWithoutList(this.#settings.configuration, this.#signIn, this.#configurationFailure)
    );
  }

  /**
   * Discards server-rendered content, to which Lit would append. Listens for clicks on rows at the
   * root: with a listener on the list, screen readers would call each row clickable.
   */
  protected override createRenderRoot(): ShadowRoot {
    const root = this.shadowRoot ?? this.attachShadow(ClientLeads.shadowRootOptions);
    root.replaceChildren();
    const listener = rowActivation(root, {
      leads: () => this.#state.leads,
      onSelect: (lead) =>
        this.dispatchEvent(createEvent('lead-select', { lead }, { cancelable: true })),
    });
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
      this.#reportFailures();
    } finally {
      void super.scheduleUpdate();
    }
  }

  #reportFailures(): void {
    const steps = this.#session?.takeSteps() ?? [];
    this.#steps.push(...steps);
    for (const step of steps) {
      if (step.type === 'failure' && !step.isQuiet && this.#isCurrent) {
        this.#report(step.failure);
      }
    }
    const { failure } = this.#settings;
    if (failure !== this.#configurationFailure) {
      this.#configurationFailure = failure;
      if (failure) {
        this.#report(failure);
      }
    }
  }

  /** Whether the page still asks for this list, and may know of it. */
  get #isCurrent(): boolean {
    const { newest } = this.#settings;
    return newest.state === 'valid' && this.#serves(newest.configuration);
  }

  #serves(configuration: Configuration): boolean {
    return this.#session !== undefined && isSameList(this.#session.configuration, configuration);
  }

  #report(failure: Failure): void {
    const sentence = this.#reports.report(failure, this.#session?.configuration.base, this.#texts);
    if (failure.operation !== 'refresh' && failure.operation !== 'refreshHead') {
      this.#announcer.announce(sentence);
    }
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

  /** Derives settings, filters and session, in this order. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const wasShown = this.#settings.configuration.state === 'valid';
    this.#settings.read();
    if (this.#signIn.follow(this.#settings.signIn)) {
      // A list of the page's own client, or of another site's, does not wait for the answer.
      this.#replaceSession(undefined);
    }
    if (this.#filters.update(this.#settings.configuration)) {
      this.#settings.read();
    }
    this.#followConfiguration(wasShown);
    this.#viewport.isLazy = this.#settings.preferences.loading === 'lazy';
    if (this.isConnected && !this.#viewport.isDeferred) {
      this.#settings.signIn?.start();
    }
  }

  /** While it is in doubt who is signed in, the list stays, hidden. */
  #followConfiguration(wasShown: boolean): void {
    const result = this.#settings.configuration;
    const isKnown = result.state !== 'asking' && result.state !== 'failed';
    const configuration = result.state === 'valid' ? result.configuration : undefined;
    const isSame = configuration ? this.#serves(configuration) : !this.#session;
    if (isKnown && !isSame) {
      this.#replaceSession(configuration);
    }
    const session = this.#session;
    const refusal = session?.update(configuration ?? session.configuration);
    if (refusal) {
      this.#presence.noteFailure(refusal);
    }
    if (this.#hasAnswer && isSame && (!wasShown || session?.isRefused)) {
      void session?.retry(true, true);
    }
    this.#hasAnswer = false;
  }

  #replaceSession(configuration: Configuration | undefined): void {
    this.#session?.close();
    this.#session = configuration && this.#createSession(configuration);
    this.#steps = [];
    this.#presence.follow(this.#session);
    this.#announcer.clear();
    if (this.#hasShownList && this.status === 'signed-out') {
      this.#announcer.announce(this.#texts.text('signedOut'));
    }
  }

  #createSession(configuration: Configuration): LeadsSession {
    return new LeadsSession({
      host: this.#host,
      configuration,
      filters: this.#filters,
      clock: this.clock,
      tell: (sentence) => this.log.tell(sentence),
      connect: ({ base, query, wireFormat }, access) =>
        new LeadsApi({
          base,
          query,
          wireFormat,
          xml: XML,
          access,
          fetch: fetchOnce,
          clock: this.clock,
        }),
    });
  }

  /** Creates texts and rows only now, after the Task has sent the first request. */
  protected override update(changed: PropertyValues<this>): void {
    const before = this.#drawn;
    const now = this.#isCovered && this.#session ? this.#session.state : this.#state;
    this.#steps.push(...this.#filters.takeSteps());
    if (this.#shownSession) {
      this.#presence.note(this.#steps);
      this.#announcer.announceSteps(this.#steps, now, this.#filters.period, this.#texts);
    }
    this.#restorePlace = keepPlace(this.renderRoot, this.#steps, before, now);
    if (now.leads !== before.leads || now.matching !== before.matching) {
      this.#blocks = blocksOf(now.leads, now.matching, this.#blocks);
    }
    const year = yearOf(new Date(), this.#texts.locale);
    const rowOptions = rowOptionsOf(this, this.#settings.preferences, this.log);
    if (year !== this.#year || hasNewContent(rowOptions, this.#rowOptions)) {
      this.#year = year;
      this.#rowOptions = rowOptions;
    }
    this.#drawn = now;
    super.update(changed);
    this.#isDrawn = true;
  }

  /** Whether the rows stay in their place, hidden, until the site has said who is signed in. */
  get #isCovered(): boolean {
    return this.#signIn.current?.state === 'unknown' && this.#session !== undefined;
  }

  protected override updated(): void {
    const now = this.#state;
    const { status } = now;
    this.#hasShownList ||= status === 'empty' || now.leads.length > 0;
    this.#states.clear();
    this.#states.add(status);
    this.#restorePlace();
    this.#viewport.observe(status === 'loading');
    const isWaiting =
      !now.isQuiet &&
      ((status === 'loading-more' && !this.filter) ||
        (status === 'loading' && !this.#viewport.isDeferred));
    this.#announcer.announceWait(isWaiting, () => this.#texts.text('loading'));
    if (this.#settings.failure !== this.#configurationFailure) {
      // The page hears of it before it is drawn.
      this.requestUpdate();
    }
    this.#tellDrawn(now);
  }

  /** Reports what has been drawn. */
  #tellDrawn(now: ListState): void {
    const events = drawnEvents(this.#steps, this, this.#told, now);
    this.#steps = [];
    this.#told = now;
    for (const event of events) {
      // A listener of an earlier event may have set another client.
      if (event.type !== 'leads-load' || this.#isCurrent) {
        this.dispatchEvent(event);
      }
    }
  }

  /**
   * Reads all shown rows again. Queued behind a running request, so data that the page has just
   * saved is included. Calls in one task share one refresh. The promise settles when the list has
   * been drawn and never rejects: a failure is reported by `leads-error` and `status`.
   */
  async refresh(): Promise<void> {
    const opening = this.#session?.isOpening ? this.#session : undefined;
    await this.#afterUpdate((session) =>
      session.isOpening && session !== opening ? session.untilOpen() : session.refresh(),
    );
  }

  /**
   * Loads the next page, if there is one. Joins a running load; waits for a running refresh. While
   * a filter is set, it joins the reading, or reads up to 2000 more rows. The promise never
   * rejects: it resolves to true if rows were added, so `while (await leads.loadMore());` reads all
   * pages.
   */
  async loadMore(): Promise<boolean> {
    return (await this.#afterUpdate((session) => session.loadMore())) ?? false;
  }

  /**
   * Calls `ask` after the update with all that the page has set in the same task, and after the site
   * has said who is signed in. Does nothing outside the page.
   */
  async #afterUpdate<T>(ask: (session: LeadsSession) => Promise<T>): Promise<T | undefined> {
    await untilActivated(this.ownerDocument);
    this.#viewport.release();
    if (!this.isConnected) {
      return undefined;
    }
    await this.#untilDrawn();
    const { signIn } = this.#settings;
    if (signIn?.current.state === 'unknown' || signIn?.current.state === 'failed') {
      await signIn.ask();
      await this.#untilDrawn();
    }
    return this.#shownSession && ask(this.#shownSession);
  }

  /** A question that is asked again brings back hidden rows, and no further page. */
  async #handleLoadMore(): Promise<void> {
    const { signIn } = this.#settings;
    await (signIn?.current.state === 'failed' ? signIn.ask() : this.loadMore());
  }

  /** Lit reports what an update throws. */
  #untilDrawn(): Promise<unknown> {
    return this.updateComplete.catch(() => undefined);
  }

  /**
   * Tells the element that somebody has signed in without a page load. Asks `session-url` again, and
   * so do the other windows of the site. The promise settles when the list has been drawn and never
   * rejects. Without `session-url`, refreshes the list.
   */
  async sessionChanged(): Promise<void> {
    discardEarlyResponses();
    if (isMissing(this.sessionUrl)) {
      await this.refresh();
      return;
    }
    if (isPrerendering(this.ownerDocument)) {
      await untilActivated(this.ownerDocument);
    }
    // In the same task, so that a later `sessionEnded()` has the last word.
    await this.#settings.signIn?.changed();
    this.#viewport.release();
    await this.#untilDrawn();
    await this.#shownSession?.untilOpen();
  }

  /**
   * Drops the list immediately, here and in the other windows of the site, since the client signs
   * out. Sends nothing: it does not end the session on the server. Asks nobody who is signed in until
   * `sessionChanged()` or until the client returns to the page. Without `session-url`, sets `client`
   * to null.
   */
  sessionEnded(): void {
    discardEarlyResponses();
    if (isMissing(this.sessionUrl)) {
      this.client = null;
    } else {
      this.#settings.signIn?.ended();
    }
  }

  /** A script that signs the client out by `client` or `token` ends the session of the site, too. */
  override requestUpdate(...args: Parameters<ClientLeadsProperties['requestUpdate']>): void {
    const [name] = args;
    if (this.hasUpdated && (name === 'client' || name === 'token') && this[name] === null) {
      this.#settings.signIn?.ended();
    }
    super.requestUpdate(...args);
  }

  protected override render(): TemplateResult {
    const { preferences } = this.#settings;
    const { loginHref } = preferences;
    return renderWidget({
      list: this.#drawn,
      isFailureShown: this.#reports.isShown(this.#drawn.failure),
      filters: this.#filters,
      preferences,
      blocks: this.#blocks,
      canRenewToken: !isMissing(this.sessionUrl),
      isCovered: this.#isCovered,
      hasShownList: this.#hasShownList,
      hasOwnHeading: this.#slots.isFilled('heading'),
      hasOwnSignedOut: this.#slots.isFilled('signed-out'),
      announcement: this.#announcer.sentence,
      language: this.#texts,
      rowOptions: this.#rowOptions,
      loginUrl: () => loginHref && loginUrl(loginHref, location.href),
      onSlotChange: this.#slots.handleChange,
      onLoadMore: () => void this.#handleLoadMore(),
    });
  }
}
