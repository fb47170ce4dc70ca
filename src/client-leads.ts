import { LitElement, type PropertyValues, type TemplateResult } from 'lit';
import type { ApiError } from './api/api-error.js';
import { systemClock, type Clock } from './api/clock.js';
import type { WireFormat } from './api/leads-api.js';
import type { TokenProvider, TokenValue } from './api/token-source.js';
import { isAwake } from './controllers/awake.js';
import { styles } from './client-leads.styles.js';
import type { LeadSelectDetail, LeadsErrorDetail, LeadsLoadDetail } from './events.js';
import { followLang } from './controllers/language-controller.js';
import type { Messages } from './i18n/messages.js';
import { LeadsController, type Operation } from './controllers/leads-controller.js';
import type { Change } from './model/lead-list.js';
import type { Lead } from './model/lead.js';
import { nearViewport } from './controllers/viewport-controller.js';
import { refreshTimer } from './controllers/refresh-controller.js';
import { readSettings, type Settings } from './settings/settings.js';
import type { Status } from './model/status.js';
import { version } from './version.js';
import { keyedRows, type KeyedRows } from './views/keyed-rows.js';
import type { Period } from './views/period-filter.js';
import { rowActivation } from './views/row-activation.js';
import { rowLooks, type RenderLead, type RowLook } from './views/row-look.js';
import { emptyText, errorText } from './views/states.js';
import { renderWidget } from './views/widget.js';

/** What may wake the page; the first bubbles from the document. */
const WAKING = ['visibilitychange', 'online'];
/** Before that, a reader has no need to know that they wait. */
const SLOW_MS = 1000;
const DAY = /^\s*(\d{4}-\d\d-\d\d)/;

/** Older React writes `false` for an attribute that is off. */
const isOn = (value: string | null) => value !== null && value !== 'false';

/**
 * The signed-in client's inquiries to the loyalty programme, page after page.
 *
 * @tag client-leads
 *
 * @fires {CustomEvent<LeadsLoadDetail>} leads-load - A page or a refresh stands in the DOM, also
 * when it brought nothing new.
 * @fires {CustomEvent<LeadsErrorDetail>} leads-error - A request or the configuration failed, before
 * anything is drawn of it; cancelable: cancelled, the element shows nothing of it.
 * @fires {CustomEvent<LeadSelectDetail>} lead-select - A lead is activated; cancelable: cancelled,
 * its link is not followed.
 *
 * @attr {string} lang - Language of texts, dates and numbers, followed live. By default that of the
 * nearest ancestor that has one, else Russian. Built in are `ru` and `en`.
 *
 * @slot heading - In place of the heading.
 * @slot empty - In place of the sentence that there are no inquiries.
 * @slot error - In place of the message and the retry button when the first page failed.
 * @slot footer - Below the list.
 *
 * @csspart heading - The heading.
 * @csspart summary - How many leads of how many are shown.
 * @csspart filter - The filter by period.
 * @csspart list - The list of rows.
 * @csspart lead - A row.
 * @csspart subject - The subject of a lead.
 * @csspart number - The number of a lead.
 * @csspart time - The date and time of a lead.
 * @csspart status - The status of a lead.
 * @csspart meta - Type, source and form of a lead.
 * @csspart mark - The mark of a lead.
 * @csspart unread - The badge with the number of unread messages.
 * @csspart load-more - The button that loads the next page.
 * @csspart message - A sentence in place of the list, or below it.
 * @csspart retry - The button that tries again.
 * @csspart skeleton - What stands where the first rows will be.
 *
 * @cssprop {<color>} [--client-leads-accent=light-dark(#0b5cad, #8ec5ff)] - The text of buttons
 * and links, focus, and the badge.
 * @cssprop {<color>} [--client-leads-text=CanvasText] - Text.
 * @cssprop {<color>} [--client-leads-muted=light-dark(#59636e, #a3adb8)] - Quiet text.
 * @cssprop {<color>} [--client-leads-surface=light-dark(#fff, #1c2128)] - What is behind
 * rows and buttons.
 * @cssprop {<color>} [--client-leads-border=light-dark(#d9dee4, #3d444d)] - Lines.
 * @cssprop {<length>} [--client-leads-radius=0.75em] - Radius of corners.
 * @cssprop {<length>} [--client-leads-gap=0.75em] - Space between rows and inside them.
 * @cssprop {<color>} [--client-leads-danger=light-dark(#b3261e, #ffa198)] - Text of failures.
 *
 * @cssstate unconfigured - A required attribute is missing.
 * @cssstate loading - The first page loads.
 * @cssstate empty - There are no inquiries.
 * @cssstate error - The first page, or the configuration, failed.
 * @cssstate ready - Rows are shown, and there may be more.
 * @cssstate complete - Every row is shown.
 * @cssstate loading-more - A further page loads.
 * @cssstate error-more - A further page failed; the rows are shown.
 * @cssstate refreshing - What is shown is read again.
 */
export class ClientLeads extends LitElement {
  static override readonly styles = styles;

  /** Declared here and not by decorators, whose helpers weigh more than the element's own code. */
  static override readonly properties = {
    siteCode: { attribute: 'sitecode' },
    client: {},
    token: {},
    tokenProvider: { attribute: false },
    operator: {},
    begDate: { attribute: 'begdate' },
    endDate: { attribute: 'enddate' },
    pageSize: { attribute: 'length' },
    apiBase: { attribute: 'api-base' },
    wireFormat: { attribute: 'wire-format' },
    firstPosition: { attribute: 'first-position' },
    timeZone: { attribute: 'time-zone' },
    timeout: {},
    autoLoad: { attribute: 'auto-load', converter: isOn },
    loading: {},
    refreshInterval: { attribute: 'refresh-interval' },
    periodFilter: { attribute: 'period-filter', converter: isOn },
    leadHref: { attribute: 'lead-href' },
    selectable: { converter: isOn },
    messages: { attribute: false },
    renderLead: { attribute: false },
  };

  /** The version, also by `customElements.get('client-leads').version`. */
  static readonly version: string = version;

  /**
   * The API base of elements without `api-base`; the script-tag file takes it from its script.
   *
   * @internal
   */
  static defaultApiBase = (globalThis as Partial<typeof globalThis>).origin ?? '';

  /** The time that timeouts, retries and refreshes go by. */
  protected get clock(): Clock {
    return systemClock;
  }

  readonly #reported = new Set<string>();
  readonly #lang = followLang(this);
  readonly #lookOf = rowLooks();
  #settings!: Settings;
  #look!: RowLook;
  /** What is asked for, in days, as the filter shows it. */
  #period!: Period;
  #listElement: HTMLElement | null = null;
  #rows: KeyedRows | null = null;
  #isPeriodRefused = false;
  /** The last sentence for screen readers. */
  #announcement = '';
  #cancelSlow: (() => void) | undefined;
  #focused: Element | null = null;
  #handsFocusOn = false;
  #hasBeenNear = false;

  readonly #leads = new LeadsController(this, {
    clock: this.clock,
    states: this.attachInternals().states,
    onChange: (...change) => this.#handleChange(...change),
    onFailure: (error, next) => this.#handleFailure(error, next),
  });

  readonly #watchNear = nearViewport(() => void this.loadMore());
  readonly #refreshTimer = refreshTimer(() => void this.#leads.request('refreshHead'), {
    clock: this.clock,
    isAwake,
  });

  readonly #handlePointer = rowActivation((lead) => this.#dispatch('lead-select', { lead }));

  /** `SiteCode` of the API. Required. */
  declare siteCode: string | null;

  /**
   * `Client` of the API: digits, 1 to 9223372036854775807; the property takes a number, a bigint or
   * a string. Required.
   */
  declare client: TokenValue | null;

  /** `Token` of the API: digits, like `client`. Required, unless `tokenProvider` is set. */
  declare token: TokenValue | null;

  /**
   * A function that gives the token, or a promise of it, in place of the attribute; asked again,
   * once, when the API answers 401 or 403, and with the next request after the API has refused in
   * its own words.
   */
  declare tokenProvider: TokenProvider | null;

  /** `Operator` of the API: digits. Not sent by default. */
  declare operator: TokenValue | null;

  /**
   * `BegDate` of the API, the start of the period, inclusive: `YYYY-MM-DD`, or an ISO date-time
   * sent as written. Not sent by default.
   */
  declare begDate: string | null;

  /** `EndDate` of the API, the end of the period, inclusive: like `begdate`. */
  declare endDate: string | null;

  /**
   * Rows per page, 1 to 200.
   *
   * @default 20
   */
  declare pageSize: string | number | null;

  /**
   * The API's base URL, with or without a path and a trailing slash. By default the `data-api-base`
   * of the script tag, else the origin the script came from; in the npm modules the page's origin.
   */
  declare apiBase: string | null;

  /**
   * `json`, `form`, `xml` or `auto`: JSON to the page's own origin, form-urlencoded to another (no
   * preflight), and JSON from then on where the host cannot read a form.
   *
   * @default 'auto'
   */
  declare wireFormat: WireFormat | (string & {}) | null;

  /** What the host calls its first record: 1 or 0. Found out by default. */
  declare firstPosition: string | number | null;

  /**
   * IANA zone for times that carry an offset; wall-clock times stay as written. The reader's own by
   * default.
   */
  declare timeZone: string | null;

  /**
   * Milliseconds for one page, retries included.
   *
   * @default 15000
   */
  declare timeout: string | number | null;

  /**
   * The next page loads as the list's end nears the viewport; the button stays. After a failure it
   * waits to be asked.
   */
  declare autoLoad: boolean;

  /** `lazy`: the very first request waits until the element nears the viewport. */
  declare loading: 'eager' | 'lazy' | (string & {});

  /**
   * Seconds between quiet refreshes, 15 at the least (less becomes 15), each up to 20 % later at
   * random; only while the page is visible and online, at once when overdue. 0 is never.
   *
   * @default 0
   */
  declare refreshInterval: string | number | null;

  /**
   * Shows a filter above the list, from one day to another, which sets `begDate` and `endDate`.
   */
  declare periodFilter: boolean;

  /**
   * Makes each subject a link: a URL template with `{Id}` and `{Leads}` of the lead, http(s) or
   * relative. A lead without the value gets no link.
   */
  declare leadHref: string | null;

  /** Without `lead-href`: makes each subject a button. */
  declare selectable: boolean;

  /** Texts in place of the built-in ones, any of them. */
  declare messages: Partial<Messages> | null;

  /**
   * A function that draws the inside of a row: from a lead to a node, a string or a Lit template.
   * Where it throws, the built-in row stands.
   */
  declare renderLead: RenderLead | null;

  constructor() {
    super();
    this.autoLoad = false;
    this.loading = 'eager';
    this.periodFilter = false;
    this.selectable = false;
    // As an attribute that is not there.
    for (const name in ClientLeads.properties) this[name as 'messages'] ??= null;
  }

  /** What a server has rendered makes way; Lit would add to it. */
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    this.shadowRoot?.replaceChildren();
    return super.createRenderRoot();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    for (const type of WAKING) window.addEventListener(type, this.#handleWake);
    this.requestUpdate();
  }

  /** A move in the document disconnects too; what is still apart at the update was removed. */
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const type of WAKING) window.removeEventListener(type, this.#handleWake);
    this.requestUpdate();
  }

  protected override willUpdate(changed: PropertyValues): void {
    const { messages, renderLead, selectable: isSelectable } = this;
    if (changed.size > 0) {
      this.#settings = readSettings(this, ClientLeads.defaultApiBase);
      for (const text of this.#settings.ignored) this.#report(text);
    }
    const { link, timeZone } = this.#settings.preferences;
    const lang = this.#lang();
    this.#look = this.#lookOf({ lang, timeZone, messages, link, isSelectable, renderLead });
    this.#period = { from: dayOf(this.begDate), to: dayOf(this.endDate) };
    if (this.#leads.configure(this.#settings, this.#isHeld)) this.#announcement = '';
    if (changed.has('begDate') || changed.has('endDate')) this.#isPeriodRefused = false;
    this.#focused = this.shadowRoot?.activeElement ?? null;
  }

  protected override updated(): void {
    const list = this.#find('#list');
    if (list !== this.#listElement) this.#rows = list && keyedRows(list);
    this.#listElement = list;
    this.#rows?.show(this.#leads.list, this.#look);
    const isFocusLost = this.#focused && !this.shadowRoot?.activeElement;
    if (isFocusLost && !this.#handsFocusOn) this.#find('section')?.focus();
    this.#watch();
  }

  /** By an id where there is one: any other selector would walk over every row before it. */
  #find(selector: string): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(selector);
  }

  /** Waits for what makes it ask by itself; apart from the document, for nothing. */
  #watch(): void {
    const status = this.isConnected && this.#leads.status;
    const isWaiting = status === 'loading' && this.#isHeld;
    const isEndAwaited = this.autoLoad && status === 'ready';
    this.#watchNear(isWaiting ? this : isEndAwaited ? this.#find('#load-more') : null);
    this.#refreshTimer.run(status ? this.#settings.preferences.refreshIntervalMs : 0);
    const isBusy = status === 'loading-more' || (status === 'loading' && !isWaiting);
    if (isBusy) {
      this.#cancelSlow ??= this.clock.after(SLOW_MS, () => this.#say(this.#look.text('loading')));
    } else {
      this.#cancelSlow?.();
      this.#cancelSlow = undefined;
    }
  }

  async #request(operation: Operation): Promise<void> {
    this.#hasBeenNear = true;
    this.requestUpdate();
    await this.updateComplete;
    await this.#leads.request(operation);
  }

  /**
   * Tells a screen reader, one sentence a change. The same again is another text, as a live region
   * speaks of changes alone.
   */
  #say(sentence: string): void {
    this.#announcement = sentence === this.#announcement ? `${sentence}\u00a0` : sentence;
    this.requestUpdate();
  }

  /**
   * Says what came: of a first page where somebody waits for it, of a refresh new inquiries alone.
   * Hands the focus of the button on, so that reading goes on there, and tells the page.
   */
  async #handleChange(
    { added, arrived, resumeAt }: Change,
    after: Status,
    signal: AbortSignal,
  ): Promise<void> {
    const { leads, total, unread } = this.#leads.list;
    const { text } = this.#look;
    const shown = leads.length;
    this.#handsFocusOn = after === 'loading-more' && this.#find('#load-more:focus') !== null;
    if (after === 'loading-more') {
      this.#say(text('loaded', { n: added, shown, total }));
    } else if (after === 'refreshing') {
      if (arrived > 0) this.#say(text('newLeads', { n: arrived }));
    } else if (this.#announcement || this.shadowRoot?.activeElement) {
      if (shown === 0) this.#say(emptyText(this.#look, this.#period));
      else if (shown <= total) this.#say(text('shown', { shown, total }));
    }

    await this.updateComplete;
    if (signal.aborted) return;
    if (this.#handsFocusOn) {
      this.#handsFocusOn = false;
      this.#rows?.focus(resumeAt);
    }
    this.#dispatch('leads-load', { leads, added, shown, total, unread });
  }

  /** Tells the developer, then the page, which may keep it from the reader. */
  #handleFailure(error: ApiError, next: Status): boolean {
    const { kind, code, status } = error;
    const otherwise = next === 'error-more' ? 'errorMore' : 'error';
    const message = errorText(error, this.#look, otherwise);
    if (!error.apiMessage && kind !== 'offline') {
      const base = this.#leads.asked?.base;
      this.#report(base ? `${error.message} The API base is ${base}` : error.message);
    }
    const isShown = this.#dispatch('leads-error', {
      kind,
      ...(code && { code }),
      ...(status && { status }),
      message,
    });
    if (this.#leads.status !== 'refreshing') this.#say(isShown ? message : '');
    return isShown;
  }

  /** Each thing once, so that a host that fails all day does not fill the console. */
  #report(text: string): void {
    if (this.#reported.has(text)) return;
    this.#reported.add(text);
    console.error(`<client-leads> ${text}`);
  }

  #dispatch(
    type: 'leads-load' | 'leads-error' | 'lead-select',
    detail: LeadsLoadDetail | LeadsErrorDetail | LeadSelectDetail,
  ): boolean {
    const cancelable = type !== 'leads-load';
    return this.dispatchEvent(
      new CustomEvent(type, { bubbles: true, composed: true, cancelable, detail }),
    );
  }

  /** A period that starts after it ends is refused; the fields keep what was typed. */
  #handlePeriod({ from, to }: Period): void {
    this.#isPeriodRefused = Boolean(from && to && from > to);
    this.requestUpdate();
    if (this.#isPeriodRefused) {
      this.#say(this.#look.text('periodError'));
    } else {
      if (from !== this.#period.from) this.begDate = from;
      if (to !== this.#period.to) this.endDate = to;
    }
  }

  readonly #handleWake = () => {
    this.#leads.wake();
    this.#refreshTimer.wake();
  };

  /** Whether the very first request waits for the element to near the viewport. */
  get #isHeld(): boolean {
    return this.loading === 'lazy' && !this.#hasBeenNear;
  }

  /** What the element is doing; each status is also a custom state. */
  get status(): Status {
    return this.#leads.status;
  }

  /** The leads shown, in the host's order. */
  get leads(): readonly Lead[] {
    return this.#leads.list.leads;
  }

  /** How many leads there are by the host's count; 0 before it is known. */
  get totalRows(): number {
    return this.#leads.list.total;
  }

  /** Unread messages in the leads shown. */
  get unread(): number {
    return this.#leads.list.unread;
  }

  /**
   * Reads again all that is shown. The promise settles when the list has, and never rejects: a
   * failure is an event and a status. A call while one runs joins it.
   */
  refresh(): Promise<void> {
    return this.#request('refresh');
  }

  /**
   * Loads the next page, if there is one. The promise settles when the list has, and never rejects:
   * a failure is an event and a status. A call while one runs joins it; during a refresh it runs
   * after it.
   */
  loadMore(): Promise<void> {
    return this.#request('more');
  }

  protected override render(): TemplateResult {
    const { status, list, error } = this.#leads;
    const { leads, total, hasMore } = list;
    const { pageSize } = this.#settings.preferences;
    return renderWidget({
      status,
      leads,
      total,
      next: hasMore ? Math.min(pageSize, total - leads.length) : 0,
      error,
      period: this.#period,
      hasFilter: this.periodFilter,
      isPeriodRefused: this.#isPeriodRefused,
      announcement: this.#announcement,
      look: this.#look,
      onLoadMore: () => void this.loadMore(),
      onPeriod: (period) => this.#handlePeriod(period),
      onPointer: this.#handlePointer,
    });
  }
}

function dayOf(date: string | null): string | null {
  return DAY.exec(date ?? '')?.[1] ?? null;
}

declare global {
  interface HTMLElementTagNameMap {
    'client-leads': ClientLeads;
  }
}
