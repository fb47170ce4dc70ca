import { Task } from '@lit/task';
import { adoptStyles, noChange, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { systemClock, wait, type Clock } from './waiting/clock.js';
import { discardEarlyResponses } from './api/early-fetch.js';
import { ClientLeadsProperties } from './client-leads-properties.js';
import { styles } from './client-leads.styles.js';
import { AnnouncerController } from './controllers/announcer-controller.js';
import { FirstDrawingController } from './controllers/first-drawing-controller.js';
import { ListController, type ReadRows } from './controllers/list-controller.js';
import { ViewportController } from './controllers/viewport-controller.js';
import { customStatesOf } from './dom/custom-states.js';
import { LangObserver } from './dom/lang-observer.js';
import { drawnEvents, failureEvent } from './client-list/list-events.js';
import { isPrerendering, untilActivated } from './dom/document-state.js';
import { ReadersPlace } from './dom/focus-and-scroll.js';
import { warnOfPropertyNames } from './dom/misnamed-attributes.js';
import { createEvent } from './events.js';
import { builtInTexts } from './i18n/built-in-texts.js';
import { createLanguage, type Language } from './i18n/language.js';
import type { AllMessages, Messages } from './i18n/messages.js';
import { blocksOf, type Block } from './model/blocks.js';
import type { LeadsFilter } from './model/filter.js';
import { frozenCopyOf, type Lead } from './model/lead.js';
import { memoizeLast } from './model/memoize.js';
import type { Status } from './model/status.js';
import { knowsWaiting } from './model/tone.js';
import { NO_LIST, type Failure, type Step } from './client-list/list-state.js';
import { isRefresh, type Call } from './client-list/operation-queue.js';
import { DeveloperLog } from './settings/developer-log.js';
import { readFilter, readMessages } from './settings/object-settings.js';
import { isMissing } from './settings/parsers.js';
import { hasNewContent } from './settings/plain-data.js';
import { loginUrl } from './settings/urls.js';
import { version } from './version.js';
import { OPENING_EVENTS, rowActivation } from './views/row-activation.js';
import type { RowOptions } from './views/row.js';
import { renderWidget } from './views/widget.js';

/** What a page asks for by a method waits for its turn if the API has failed. */
const BY_PAGE: Call = { by: 'page' };

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

  declare readonly renderRoot: ShadowRoot;

  readonly #log = new DeveloperLog();
  readonly #states = customStatesOf(this);
  readonly #lang = new LangObserver(this, () => this.requestUpdate());
  readonly #createLanguage = memoizeLast(createLanguage<keyof AllMessages>);
  readonly #viewport = new ViewportController(this);
  readonly #announcer = new AnnouncerController(this, this.clock);
  readonly #firstDrawing = new FirstDrawingController(this, this.clock);
  readonly #list = new ListController(this, {
    builtApiBase: ClientLeads.builtApiBase,
    clock: this.clock,
    log: this.#log,
  });
  /** The valid texts of the page. */
  #messages: Messages | null = null;
  /** The same object until rows look otherwise. */
  #rowOptions!: RowOptions;
  #blocks: readonly Block[] = [];
  /** What has happened since the rows were drawn. */
  #steps: readonly Step[] = [];
  #place!: ReadersPlace;
  /** What is in the DOM, although it may be hidden, and what the page has heard of. */
  #drawn = NO_LIST;
  #reported = NO_LIST;
  /** The failures that the page shows itself. */
  readonly #cancelled = new WeakSet<Failure>();

  constructor() {
    super();
    this.addController(this.#lang);
    new Task(this, {
      args: () => [this.#viewport.mayBegin ? this.#list.clientList : undefined],
      task: ([clientList]) => clientList?.open(),
    });
  }

  /**
   * Filter for the list: `{ search?: string, status?: string, waiting?: boolean, unread?: boolean }`,
   * or null for none. `waiting` selects the inquiries whose status has the tone `attention` in
   * `status-tones`; if no status has it, none match. While a filter is set, the element loads further pages by itself. Reads back as a frozen
   * copy. The element sets it to null if the client, the site code, the operator or the API changes or
   * the client signs out, unless the page sets it in the same task. A filter that is set while nobody is signed in
   * stays when a client signs in.
   */
  @property({ attribute: false })
  get filter(): LeadsFilter | null {
    return this.#list.filters.filter;
  }

  set filter(given: LeadsFilter | null) {
    this.#list.filters.setByPage(readFilter(given));
  }

  /** Current status. Each status is also a custom state. */
  get status(): Status {
    return this.#list.view.state.status;
  }

  /** All leads that have been read, in the order of the API. The array and its leads are frozen. */
  get leads(): readonly Lead[] {
    return frozenCopyOf(this.#list.view.state.leads);
  }

  /** The leads that match `filter`. */
  get matchingLeads(): readonly Lead[] {
    return frozenCopyOf(this.#list.view.state.matching);
  }

  /** Whether there is a next page, as far as the API's count tells. */
  get hasMore(): boolean {
    return this.#list.view.state.hasMore;
  }

  /** Number of leads in the API's count; 0 until it is known. */
  get totalRows(): number {
    return this.#list.view.state.total;
  }

  /** Number of unread messages in `leads`. There may be more while `hasMore` is true. */
  get unread(): number {
    return this.#list.view.state.unread;
  }

  /** The clock for timeouts, retries and refreshes. Tests override it. */
  protected get clock(): Clock {
    return systemClock;
  }

  get #texts(): Language {
    const { lang, pageLang } = this.#lang;
    return this.#createLanguage(builtInTexts, lang, pageLang, this.#messages);
  }

  /**
   * Discards server-rendered content, to which Lit would append. Listens for clicks on rows at the
   * root: with a listener on the list, screen readers would call each row clickable.
   */
  protected override createRenderRoot(): ShadowRoot {
    const root = this.shadowRoot ?? this.attachShadow(ClientLeads.shadowRootOptions);
    root.replaceChildren();
    this.#place = new ReadersPlace(root);
    const listener = rowActivation(root, {
      leads: () => this.#list.view.state.leads,
      onOpen: () => this.#list.clientList?.recovery.noteOutdated(),
      onSelect: (lead) =>
        this.dispatchEvent(createEvent('lead-select', { lead }, { cancelable: true })),
    });
    OPENING_EVENTS.forEach((type) => root.addEventListener(type, listener));
    return root;
  }

  /** Adopts the styles only after the first request has left, since reading them takes time. */
  protected override firstUpdated(): void {
    adoptStyles(this.renderRoot, ClientLeads.elementStyles);
    const properties = [...ClientLeads.elementProperties];
    const attributes = properties.map(([name, { attribute }]) => [name, attribute] as const);
    warnOfPropertyNames(this, attributes, this.#log.warn);
  }

  /** A script that signs the client out by `client` or `token` ends the session of the site, too. */
  override requestUpdate(...args: Parameters<ClientLeadsProperties['requestUpdate']>): void {
    const [name] = args;
    // The constructors of base classes call this before the fields exist.
    if (#list in this && name !== undefined) {
      this.#list.noteChange();
      if (this.hasUpdated && (name === 'client' || name === 'token') && this[name] === null) {
        this.#list.signIn?.sessionEnded();
      }
    }
    super.requestUpdate(...args);
  }

  /** Reports failures before the update, which then includes what a listener has set. */
  protected override scheduleUpdate(): void {
    // The tests of a page may have closed its window.
    if (!(globalThis as Partial<typeof globalThis>).document) {
      return;
    }
    try {
      this.#list.takeFailures().forEach((failure) => this.#report(failure));
    } finally {
      void super.scheduleUpdate();
    }
  }

  /** Tells the page of a failure. It may cancel the event to show the failure itself. */
  #report(failure: Failure): void {
    this.#log.warnOfFailure(failure.error, this.#list.clientList?.configuration.base);
    const event = failureEvent(failure, this.#texts);
    const isShown = this.dispatchEvent(event);
    if (!isShown) {
      this.#cancelled.add(failure);
    }
    if (!isRefresh(failure.operation)) {
      this.#announcer.announce(isShown ? event.detail.message : '');
    }
  }

  /** Removes the rows if an update fails: they may be another client's. */
  protected override performUpdate(): void {
    try {
      super.performUpdate();
    } catch (error) {
      this.#removeAll();
      throw error;
    }
  }

  /** Removes what is drawn, also if Lit cannot do so. Lit draws anew, before another node. */
  #removeAll(): void {
    const end = document.createComment('');
    this.renderRoot.replaceChildren(end);
    this.renderOptions.renderBefore = end;
  }

  /** Derives settings, filters and the client's list, in this order. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('messages')) {
      this.#messages = readMessages(this.messages, this.#log.warn);
    }
    if (this.#list.update()) {
      const { hasShownList, settings } = this.#list;
      const hasLeft = hasShownList && settings.who.state === 'nobody';
      this.#announcer.startOver(hasLeft ? this.#texts.text('signedOut') : '');
    }
    this.#viewport.isLazy = this.#list.settings.preferences.loading === 'lazy';
    if (this.#viewport.mayBegin) {
      this.#list.start();
    }
  }

  /** Creates texts and rows only now, after the Task has sent the first request. */
  protected override update(changed: PropertyValues<this>): void {
    const before = this.#drawn;
    const { clientList, state, drawn: now, isCovered } = this.#list.view;
    this.#steps = [...(clientList?.takeSteps() ?? []), ...this.#list.filters.takeSteps()];
    this.#announcer.announceSteps(this.#steps, state, this.#texts);
    const restorePlace = this.#place.keep(this.#steps, before, { ...now, isCovered });
    if (now.leads !== before.leads || now.matching !== before.matching) {
      this.#blocks = blocksOf(now.leads, now.matching, this.#blocks);
    }
    const { preferences, statusTones } = this.#list.settings;
    const { leadHref } = preferences;
    const { selectable, renderLead } = this;
    const rowOptions = { leadHref, selectable, statusTones, renderLead, log: this.#log };
    this.#rowOptions = hasNewContent(rowOptions, this.#rowOptions) ? rowOptions : this.#rowOptions;
    this.#drawn = now;
    try {
      super.update(changed);
    } catch (error) {
      // Lit stops in the middle if a directive of the page's rows throws while it is removed.
      this.#removeAll();
      this.#log.warn('An update failed; all is drawn anew. See renderLead.', error);
      super.update(changed);
    }
    restorePlace();
  }

  protected override updated(): void {
    const now = this.#list.view.state;
    const { status } = now;
    this.#states.clear();
    this.#states.add(status);
    this.#viewport.observe(status === 'loading');
    const isWaiting =
      !now.isQuiet &&
      this.#viewport.mayBegin &&
      (status === 'loading' || (status === 'loading-more' && !this.filter));
    this.#announcer.announceWait(isWaiting, () => this.#texts.text('loading'));
    const events = drawnEvents(this.#steps, this, this.#reported, now);
    this.#reported = now;
    for (const event of events) {
      if (event.type !== 'leads-load' || this.#list.view.clientList) {
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
    const opening = this.#list.clientList?.isOpening ? this.#list.clientList : undefined;
    await this.#ask((clientList) =>
      clientList.isOpening && clientList !== opening
        ? clientList.open()
        : clientList.refresh(BY_PAGE),
    );
  }

  /**
   * Loads the next page, if there is one. Joins a running load; waits for a running refresh. While
   * a filter is set, it joins the reading, or reads up to 2000 more rows. The promise never
   * rejects: it resolves to true if rows were added, so `while (await leads.loadMore());` reads all
   * pages.
   */
  async loadMore(): Promise<boolean> {
    return this.#ask((clientList) => clientList.loadMore(BY_PAGE));
  }

  /** Lets a method read. Does nothing outside the page. */
  async #ask(read: ReadRows, question?: Promise<void>): Promise<boolean> {
    await untilActivated(this.ownerDocument);
    this.#viewport.release();
    const haveCome = this.isConnected && (await this.#list.ask(read, question));
    if (!haveCome) {
      // A page that calls methods in a loop must not freeze.
      await wait(systemClock, 0);
    }
    return haveCome;
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
    await this.#ask((clientList) => clientList.open(), this.#list.signIn?.sessionChanged());
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
      this.#list.signIn?.sessionEnded();
    }
  }

  protected override render(): TemplateResult | typeof noChange {
    if (this.#firstDrawing.isDelayed(this.#drawn.status === 'loading')) {
      return noChange;
    }
    const { preferences, statusTones } = this.#list.settings;
    const { isCovered } = this.#list.view;
    const { failure, leads, isComplete } = this.#drawn;
    const hasWaiting = knowsWaiting(statusTones);
    return renderWidget({
      list: this.#drawn,
      error: failure && !this.#cancelled.has(failure) ? failure.error : undefined,
      filters: {
        controls: preferences.filterControls.filter((each) => each !== 'waiting' || hasWaiting),
        filter: this.#list.filters.filter,
        searchText: this.#list.filters.searchText,
        leads,
        isComplete,
        isCovered,
        statusTones,
        language: this.#texts,
        onFilter: (conditions) => this.#list.filters.setByReader(conditions),
      },
      preferences,
      blocks: this.#blocks,
      canRenewToken: !isMissing(this.sessionUrl),
      isCovered,
      hasShownList: this.#list.hasShownList,
      isFilled: (slot) => this.querySelector(`:scope > [slot=${slot}]`) !== null,
      announcement: this.#announcer.sentence,
      language: this.#texts,
      rowOptions: this.#rowOptions,
      loginUrl: () => preferences.loginHref && loginUrl(preferences.loginHref, location.href),
      onSlotChange: () => this.requestUpdate(),
      onLoadMore: () => this.#list.press(),
    });
  }
}
