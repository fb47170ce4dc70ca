import { Task } from '@lit/task';
import { LitElement, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { ApiError } from './api/api-error.js';
import { systemClock, type Clock } from './api/clock.js';
import { LeadsApi, type WireFormat } from './api/leads-api.js';
import type { TokenProvider, TokenValue } from './api/token-source.js';
import { styles } from './client-leads.styles.js';
import { swapCustomState } from './custom-state.js';
import type { LeadsErrorDetail, LeadsLoadDetail } from './events.js';
import { knownFirstPosition, rememberFirstPosition } from './leads/first-positions.js';
import type { Lead } from './leads/lead.js';
import { LeadList, type Change } from './leads/lead-list.js';
import { NearViewport } from './near-viewport.js';
import { OperationQueue } from './operation-queue.js';
import { RefreshTimer } from './refresh-timer.js';
import { readSettings, sameConfiguration, type Settings } from './settings.js';
import type { Status } from './status.js';
import { version } from './version.js';
import { languageFor } from './views/language.js';
import { errorText } from './views/states.js';
import { renderWidget } from './views/widget.js';

const DEFAULT_PREFERENCES = readSettings({}, '').preferences;

/** Where a quiet refresh disturbs nothing. */
const RESTING: ReadonlySet<Status> = new Set(['empty', 'ready', 'complete', 'error-more']);

/** Older React writes `false` for an attribute that is off. */
const switchConverter = {
  fromAttribute: (value: string | null) => value !== null && value !== 'false',
};

/** What is done with a list that has its first page. */
type Operation = 'more' | 'refresh' | 'refresh-head' | 'probe';

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
  #configuration: Settings['configuration'];
  #api: LeadsApi | undefined;
  #list = new LeadList({ fetchPage: nothingToFetch });
  #status: Status = 'unconfigured';
  #error: ApiError | undefined;
  #announcement = '';
  #operations = new OperationQueue<Operation>();
  #isCutOff = false;
  #hasBeenNear = false;

  readonly #nearHost = new NearViewport(() => this.#handleNear());
  readonly #nearEnd = new NearViewport(() => void this.loadMore());
  readonly #refreshTimer = new RefreshTimer(() => void this.#request('refresh-head'), {
    clock: this.clock,
    random: Math.random,
    isAwake: () => document.visibilityState === 'visible' && navigator.onLine,
  });

  readonly #firstTask = new Task(this, {
    args: () => [this.#isHeld ? undefined : this.#configuration] as const,
    task: ([configuration], { signal }) => this.#loadFirst(configuration, signal),
  });

  readonly #furtherTask = new Task(this, {
    autoRun: false,
    task: ([operation]: readonly [Operation], { signal }) => this.#operate(operation, signal),
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
      if (!this.isConnected) this.#cutOff();
    });
  }

  protected override willUpdate(): void {
    const { configuration, preferences, ignored } = readSettings(this, ClientLeads.defaultApiBase);
    for (const text of ignored) this.#report(text);
    const isResumed = this.#isCutOff && this.isConnected;
    if (isResumed || !sameConfiguration(configuration, this.#configuration)) {
      this.#startOver(this.isConnected ? configuration : undefined);
    }
    if (this.#api) this.#api.timeout = preferences.timeout;
    if (preferences.timeZone !== this.#preferences.timeZone) {
      this.#language = languageFor(preferences.timeZone);
    }
    this.#preferences = preferences;
  }

  protected override updated(): void {
    const isIdle = this.#status === 'ready' && this.#list.hasMore;
    this.#nearEnd.watch(this.autoLoad && isIdle ? this.loadMoreButton : null);
    this.#nearHost.watch(this.#isHeld && this.#api ? this : null);
    this.#refreshTimer.run(this.isConnected ? this.#preferences.refreshIntervalMs : 0);
  }

  /** Nothing of one client's list stays for the next. */
  #startOver(configuration: Settings['configuration']): void {
    this.#firstTask.abort();
    this.#furtherTask.abort();
    this.#operations.close();
    this.#operations = new OperationQueue();
    this.#configuration = configuration;
    this.#error = undefined;
    this.#announcement = '';
    this.#isCutOff = false;
    this.#setStatus('unconfigured');
    if (!configuration || configuration instanceof ApiError) {
      this.#api = undefined;
      this.#list = new LeadList({ fetchPage: nothingToFetch });
      return;
    }
    const { base, query, firstPosition } = configuration;
    this.#api = new LeadsApi({ ...configuration, clock: this.clock });
    this.#list = new LeadList({
      fetchPage: this.#api.fetchPage,
      firstPosition: firstPosition ?? knownFirstPosition(base, query.siteCode),
    });
    this.#setStatus('loading');
  }

  #cutOff(): void {
    this.#nearHost.watch(null);
    this.#nearEnd.watch(null);
    this.#refreshTimer.run(0);
    this.#operations.close();
    this.#operations = new OperationQueue();
    this.#furtherTask.abort();
    if (this.#status === 'loading') {
      this.#isCutOff = true;
      this.#firstTask.abort();
    } else if (this.#status === 'loading-more' || this.#status === 'refreshing') {
      this.#setStatus(this.#settledStatus());
    }
  }

  async #loadFirst(configuration: Settings['configuration'], signal: AbortSignal): Promise<void> {
    if (configuration instanceof ApiError) {
      // The update that found the error must end first: a listener may change an attribute.
      await Promise.resolve();
      if (!signal.aborted) this.#fail(configuration, 'error');
    } else if (configuration) {
      await this.#attempt(
        'loading',
        'error',
        this.#list.first(this.#preferences.pageSize, signal),
        signal,
      );
    }
  }

  async #operate(operation: Operation, signal: AbortSignal): Promise<void> {
    const list = this.#list;
    switch (operation) {
      case 'more':
        if (!list.hasMore) return;
        return this.#attempt(
          'loading-more',
          'error-more',
          list.more(this.#preferences.pageSize, signal),
          signal,
        );
      case 'refresh':
        return this.#attempt(
          'refreshing',
          this.#status,
          list.refresh(this.#preferences.pageSize, signal),
          signal,
        );
      case 'refresh-head':
        if (!RESTING.has(this.#status)) return;
        return this.#attempt(
          'refreshing',
          this.#status,
          list.refreshHead(this.#preferences.pageSize, signal),
          signal,
        );
      case 'probe':
        return this.#probe(signal);
    }
  }

  /** Shows that the work runs, and then what came of it. */
  async #attempt(
    busy: Status,
    failed: Status,
    work: Promise<Change>,
    signal: AbortSignal,
  ): Promise<void> {
    const list = this.#list;
    this.#setStatus(busy);
    let change: Change;
    try {
      change = await work;
    } catch (error) {
      if (!signal.aborted) this.#fail(toApiError(error), failed);
      await this.updateComplete;
      return;
    }
    if (signal.aborted) return;
    await this.#show(change, busy, signal);
    if (list === this.#list && list.needsProbe) void this.#request('probe');
  }

  async #probe(signal: AbortSignal): Promise<void> {
    const list = this.#list;
    let change: Change;
    try {
      change = await list.probe(signal);
    } catch {
      return; // It was only a question; the list is as good as before.
    }
    if (signal.aborted) return;
    const configuration = this.#configuration;
    if (configuration instanceof ApiError || !configuration) return;
    const { base, query } = configuration;
    if (list.firstPosition !== undefined) {
      rememberFirstPosition(base, query.siteCode, list.firstPosition);
    }
    if (change.added === 0) return;
    console.warn('<client-leads> This host counts from 0: set first-position="0".');
    await this.#show(change, this.#status, signal);
  }

  /** Draws the list as it is now, hands the focus on, says what came, and tells the page. */
  async #show(
    { added, arrived, resumeAt }: Change,
    after: Status,
    signal: AbortSignal,
  ): Promise<void> {
    const { leads, total, unread } = this.#list;
    const { texts } = this.#language;
    const hadFocus = this.loadMoreButton?.matches(':focus');
    this.#error = undefined;
    if (after === 'loading-more') {
      this.#announcement = texts.text('loaded', { n: added, shown: leads.length, total });
    } else if (after === 'refreshing' && arrived > 0) {
      this.#announcement = texts.text('newLeads', { n: arrived });
    }
    this.#setStatus(this.#settledStatus());
    await this.updateComplete;
    if (signal.aborted) return;
    if (hadFocus && after === 'loading-more') this.#focusRow(Math.min(resumeAt, leads.length - 1));
    this.#dispatch('leads-load', {
      leads,
      added,
      shown: leads.length,
      total,
      unread,
    });
  }

  /** Tells the page, then the developer, then the reader; the page may keep it from the reader. */
  #fail(error: ApiError, status: Status): void {
    const { kind, code, status: httpStatus } = error;
    const sentence = errorText(
      error,
      this.#language.texts,
      status === 'error-more' ? 'errorMore' : 'error',
    );
    if (kind === 'config' || kind === 'http' || kind === 'protocol') this.#report(error.message);
    const isShown = this.#dispatch('leads-error', {
      kind,
      ...(code === undefined ? {} : { code }),
      ...(httpStatus === undefined ? {} : { status: httpStatus }),
      message: sentence,
    });
    if (status === 'error' || status === 'error-more') {
      this.#error = isShown ? error : undefined;
      this.#announcement = isShown ? sentence : '';
    }
    this.#setStatus(status);
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

  #setStatus(status: Status): void {
    swapCustomState(this.#internals, this.#status, status);
    this.#status = status;
    this.requestUpdate();
  }

  #settledStatus(): Status {
    const { leads, total, isComplete } = this.#list;
    if (leads.length === 0 && total === 0) return 'empty';
    return isComplete ? 'complete' : 'ready';
  }

  #focusRow(index: number): void {
    this.renderRoot.querySelectorAll<HTMLElement>('[part=lead]')[index]?.focus();
  }

  async #request(operation: Operation): Promise<void> {
    await this.updateComplete;
    if (!this.isConnected || !this.#api) return;
    if (this.#isHeld) this.#handleNear();
    await this.updateComplete;
    if (this.#status === 'error') void this.#firstTask.run();
    if (this.#status === 'loading') {
      await this.#firstTask.taskComplete;
      return;
    }
    if (operation !== 'probe' && this.#operations.has('probe')) this.#furtherTask.abort();
    await this.#operations.run(operation, () => this.#furtherTask.run([operation]));
  }

  readonly #handleLoadMore = () => void this.loadMore();
  readonly #handleRetry = () => void this.refresh();
  readonly #handleWake = () => this.#refreshTimer.wake();

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
    return this.#status;
  }

  /** The leads shown, in the host's order. */
  get leads(): readonly Lead[] {
    return this.#list.leads;
  }

  /** How many leads there are by the host's count; 0 before it is known. */
  get totalRows(): number {
    return this.#list.total;
  }

  /** Unread messages in the leads shown. */
  get unread(): number {
    return this.#list.unread;
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
    const list = this.#list;
    const configuration = this.#configuration;
    const query = configuration instanceof ApiError ? undefined : configuration?.query;
    return renderWidget(
      {
        status: this.#status,
        leads: list.leads,
        total: list.total,
        next: list.hasMore
          ? Math.min(this.#preferences.pageSize, list.total - list.leads.length)
          : 0,
        error: this.#error,
        hasPeriod: Boolean(query?.begDate ?? query?.endDate),
        announcement: this.#announcement,
        language: this.#language,
      },
      { onLoadMore: this.#handleLoadMore, onRetry: this.#handleRetry },
    );
  }
}

function nothingToFetch(): never {
  throw new Error('The element is not configured.');
}

function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  return new ApiError('protocol', 'The answer could not be read.', { cause: error });
}

declare global {
  interface HTMLElementTagNameMap {
    'client-leads': ClientLeads;
  }
}
