import { LitElement, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { ApiError } from './api/api-error.js';
import { systemClock, type Clock } from './api/clock.js';
import type { WireFormat } from './api/leads-api.js';
import type { TokenProvider, TokenValue } from './api/token-source.js';
import { styles } from './client-leads.styles.js';
import { swapCustomState } from './custom-state.js';
import type { LeadsErrorDetail, LeadsLoadDetail } from './events.js';
import { LeadsController, type Operation } from './leads-controller.js';
import type { Change } from './leads/lead-list.js';
import type { Lead } from './leads/lead.js';
import { NearViewport } from './near-viewport.js';
import { RefreshTimer } from './refresh-timer.js';
import { readSettings } from './settings.js';
import type { Status } from './status.js';
import { version } from './version.js';
import { languageFor } from './views/language.js';
import { errorText } from './views/states.js';
import { renderWidget } from './views/widget.js';

const DEFAULT_PREFERENCES = readSettings({}, '').preferences;

/** Older React writes `false` for an attribute that is off. */
const switchConverter = {
  fromAttribute: (value: string | null) => value !== null && value !== 'false',
};

/**
 * The signed-in client's inquiries to the loyalty programme, page after page.
 *
 * @fires leads-load - A page or a refresh stands in the DOM.
 * @fires leads-error - A request or the configuration failed; cancelable: cancelled, the element
 * shows nothing of it.
 *
 * @slot heading - In place of the heading.
 * @slot empty - In place of the sentence that there are no inquiries.
 * @slot error - In place of the message and the retry button when the first page failed.
 * @slot footer - Below the list.
 *
 * @csspart heading - The heading.
 * @csspart summary - How many of how many are shown.
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
 * @csspart skeleton - What stands where the first rows will.
 *
 * @cssprop [--client-leads-accent] - Buttons, links, focus and badges.
 * @cssprop [--client-leads-text] - Text.
 * @cssprop [--client-leads-muted] - Text of less weight.
 * @cssprop [--client-leads-surface] - Background of rows and buttons.
 * @cssprop [--client-leads-border] - Lines.
 * @cssprop [--client-leads-radius=0.75em] - Radius of corners.
 * @cssprop [--client-leads-gap=0.75em] - Space between rows and inside them.
 * @cssprop [--client-leads-danger] - Text of failures.
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

  /** The version of the package. */
  static readonly version = version;

  /** The API base of elements without `api-base`; the script-tag file takes it from its script. */
  static defaultApiBase = (globalThis as Partial<typeof globalThis>).origin ?? '';

  /** The time that timeouts, retries and refreshes go by. */
  protected get clock(): Clock {
    return systemClock;
  }

  readonly #internals = this.attachInternals();
  readonly #reported = new Set<string>();
  #language = languageFor(undefined);
  #preferences = DEFAULT_PREFERENCES;
  #hasPeriod = false;
  #announcement = '';
  #hadFocus = false;
  #hasBeenNear = false;

  readonly #leads = new LeadsController(this, {
    clock: this.clock,
    isHeld: () => this.#isHeld,
    isAwake,
    onStatus: (before, after) => swapCustomState(this.#internals, before, after),
    onChange: (change, after) => this.#handleChange(change, after),
    onDrawn: (change, after) => this.#handleDrawn(change, after),
    onFailure: (error, next) => this.#handleFailure(error, next),
  });

  readonly #nearHost = new NearViewport(() => this.#handleNear());
  readonly #nearEnd = new NearViewport(() => void this.loadMore());
  readonly #refreshTimer = new RefreshTimer(() => void this.#leads.request('refresh-head'), {
    clock: this.clock,
    random: Math.random,
    isAwake,
  });

  @query('[part=load-more]') private readonly loadMoreButton!: HTMLButtonElement | null;

  /** `SiteCode` of the API: the code of the widget that asks. Required. */
  @property({ attribute: 'sitecode' }) siteCode: string | null = null;

  /** `Client` of the API: digits, 1 to 9223372036854775807. Required. */
  @property() client: TokenValue | null = null;

  /** `Token` of the API: digits, 1 to 9223372036854775807. Required, unless `tokenProvider` is set. */
  @property() token: TokenValue | null = null;

  /** Gives the token, or a promise of it, in place of the attribute; asked again on 401 or 403. */
  @property({ attribute: false }) tokenProvider: TokenProvider | null = null;

  /** `Operator` of the API: digits. Not sent by default. */
  @property() operator: TokenValue | null = null;

  /** Start of the period, inclusive: `YYYY-MM-DD`, or an ISO date-time. Not sent by default. */
  @property({ attribute: 'begdate' }) begDate: string | null = null;

  /** End of the period, inclusive: `YYYY-MM-DD`, or an ISO date-time. Not sent by default. */
  @property({ attribute: 'enddate' }) endDate: string | null = null;

  /** Rows per page, 1 to 200; 20 by default. */
  @property({ attribute: 'length' }) pageSize: string | number | null = null;

  /** The API's base URL; by default the script's `data-api-base`, else where the script came from. */
  @property({ attribute: 'api-base' }) apiBase: string | null = null;

  /** `json`, `form`, `xml` or `auto`: JSON to the page's own origin, a form to another. */
  @property({ attribute: 'wire-format' }) wireFormat: WireFormat | (string & {}) | null = null;

  /** What the host calls its first record: 1 or 0; found out by default. */
  @property({ attribute: 'first-position' }) firstPosition: string | number | null = null;

  /** IANA zone for times that carry an offset; the reader's own by default. */
  @property({ attribute: 'time-zone' }) timeZone: string | null = null;

  /** Milliseconds for one page, retries included; 15000 by default. */
  @property() timeout: string | number | null = null;

  /** The next page loads as the list's end nears the viewport; off by default. */
  @property({ attribute: 'auto-load', converter: switchConverter }) autoLoad = false;

  /** `lazy`: the very first request waits until the element nears the viewport; else `eager`. */
  @property() loading: 'eager' | 'lazy' | (string & {}) = 'eager';

  /** Seconds between quiet refreshes, 15 at the least; 0, the default, is never. */
  @property({ attribute: 'refresh-interval' }) refreshInterval: string | number | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#handleWake);
    window.addEventListener('online', this.#handleWake);
    this.requestUpdate();
  }

  /** A move in the document disconnects too; what is still apart a microtask later was removed. */
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#handleWake);
    window.removeEventListener('online', this.#handleWake);
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#leads.cutOff();
      this.#watch();
    });
  }

  protected override willUpdate(): void {
    const { configuration, preferences, ignored } = readSettings(this, ClientLeads.defaultApiBase);
    for (const text of ignored) this.#report(text);
    if (this.#leads.configure(configuration)) this.#announcement = '';
    this.#leads.pageSize = preferences.pageSize;
    this.#leads.timeout = preferences.timeout;
    if (preferences.timeZone !== this.#preferences.timeZone) {
      this.#language = languageFor(preferences.timeZone);
    }
    this.#preferences = preferences;
    const asked = configuration instanceof ApiError ? undefined : configuration?.query;
    this.#hasPeriod = Boolean(asked?.begDate ?? asked?.endDate);
  }

  protected override updated(): void {
    this.#watch();
  }

  /** Waits for what makes it ask by itself; apart from the document, for nothing. */
  #watch(): void {
    const { status, list, isConfigured } = this.#leads;
    const isEndAwaited = this.autoLoad && status === 'ready' && list.hasMore;
    this.#nearEnd.watch(this.isConnected && isEndAwaited ? this.loadMoreButton : null);
    this.#nearHost.watch(this.isConnected && isConfigured && this.#isHeld ? this : null);
    this.#refreshTimer.run(this.isConnected ? this.#preferences.refreshIntervalMs : 0);
  }

  async #request(operation: Operation): Promise<void> {
    if (this.#isHeld) this.#handleNear();
    await this.updateComplete;
    await this.#leads.request(operation);
  }

  /** Says what came. A refresh speaks of new inquiries alone. */
  #handleChange({ added, arrived }: Change, after: Status): void {
    const { leads, total } = this.#leads.list;
    const { texts } = this.#language;
    this.#hadFocus = this.loadMoreButton?.matches(':focus') ?? false;
    if (after === 'loading-more') {
      this.#announcement = texts.text('loaded', { n: added, shown: leads.length, total });
    } else if (after === 'refreshing' && arrived > 0) {
      this.#announcement = texts.text('newLeads', { n: arrived });
    }
  }

  /** Hands the focus of the button on, so that reading goes on there, and tells the page. */
  #handleDrawn({ added, resumeAt }: Change, after: Status): void {
    const { leads, total, unread } = this.#leads.list;
    if (this.#hadFocus && after === 'loading-more') {
      const rows = this.renderRoot.querySelectorAll<HTMLElement>('[part=lead]');
      rows[Math.min(resumeAt, rows.length - 1)]?.focus();
    }
    this.#dispatch('leads-load', { leads, added, shown: leads.length, total, unread });
  }

  /** Tells the developer, then the page, which may keep it from the reader. */
  #handleFailure(error: ApiError, next: Status): boolean {
    const { kind, code, status } = error;
    const otherwise = next === 'error-more' ? 'errorMore' : 'error';
    const message = errorText(error, this.#language.texts, otherwise);
    if (!error.apiMessage && kind !== 'offline') {
      const { base } = this.#leads;
      this.#report(base ? `${error.message} The API base is ${base}` : error.message);
    }
    const isShown = this.#dispatch('leads-error', {
      kind,
      ...(code === undefined ? {} : { code }),
      ...(status === undefined ? {} : { status }),
      message,
    });
    if (this.#leads.status !== 'refreshing') this.#announcement = isShown ? message : '';
    return isShown;
  }

  /** Each thing once, so that a host that fails all day does not fill the console. */
  #report(text: string): void {
    if (this.#reported.has(text)) return;
    this.#reported.add(text);
    console.error(`<client-leads> ${text}`);
  }

  #dispatch(
    type: 'leads-load' | 'leads-error',
    detail: LeadsLoadDetail | LeadsErrorDetail,
  ): boolean {
    const cancelable = type === 'leads-error';
    return this.dispatchEvent(
      new CustomEvent(type, { bubbles: true, composed: true, cancelable, detail }),
    );
  }

  readonly #handleLoadMore = () => void this.loadMore();
  readonly #handleRetry = () => void this.refresh();

  readonly #handleWake = () => {
    this.#leads.wake();
    this.#refreshTimer.wake();
  };

  #handleNear(): void {
    this.#hasBeenNear = true;
    this.requestUpdate();
  }

  /** Whether the very first request waits for the element to near the viewport. */
  get #isHeld(): boolean {
    return this.loading === 'lazy' && !this.#hasBeenNear;
  }

  /** What the element is doing. */
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
   * Reads again all that is shown. Settles when the list has, and never rejects: a failure is an
   * event and a status. A call while one runs joins it.
   */
  refresh(): Promise<void> {
    return this.#request('refresh');
  }

  /**
   * Loads the next page, if there is one. Settles when the list has, and never rejects: a failure
   * is an event and a status. A call while one runs joins it; during a refresh it runs after it.
   */
  loadMore(): Promise<void> {
    return this.#request('more');
  }

  protected override render(): TemplateResult {
    const { status, list, error } = this.#leads;
    const { leads, total, hasMore } = list;
    return renderWidget(
      {
        status,
        leads,
        total,
        next: hasMore ? Math.min(this.#preferences.pageSize, total - leads.length) : 0,
        error,
        hasPeriod: this.#hasPeriod,
        announcement: this.#announcement,
        language: this.#language,
      },
      { onLoadMore: this.#handleLoadMore, onRetry: this.#handleRetry },
    );
  }
}

/** Whether there is somebody to see, and a connection to ask over. */
function isAwake(): boolean {
  return document.visibilityState === 'visible' && navigator.onLine;
}

declare global {
  interface HTMLElementTagNameMap {
    'client-leads': ClientLeads;
  }
}
