import { LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { adoptStylesAnywhere } from './adopt-styles.js';
import { systemClock, type Clock } from './api/clock.js';
import type { WireFormat } from './api/leads-api.js';
import type { TokenProvider, TokenValue } from './api/token-source.js';
import { styles } from './client-leads.styles.js';
import { BlocksController } from './controllers/blocks-controller.js';
import { FailureReporter } from './controllers/failure-reporter.js';
import { FilterController } from './controllers/filter-controller.js';
import { FocusController } from './controllers/focus-controller.js';
import { HighlightController } from './controllers/highlight-controller.js';
import { LanguageController } from './controllers/language-controller.js';
import { LeadsController, type Operation } from './controllers/leads-controller.js';
import { LiveRegionController } from './controllers/live-region-controller.js';
import { MonthsController } from './controllers/months-controller.js';
import { PeriodController } from './controllers/period-controller.js';
import { ReadOnController } from './controllers/read-on-controller.js';
import { RefreshController } from './controllers/refresh-controller.js';
import { StatusController } from './controllers/status-controller.js';
import { ViewportController } from './controllers/viewport-controller.js';
import { LeadSelectEvent, LeadsLoadEvent } from './events.js';
import type { Messages } from './i18n/messages.js';
import { spokenFindings, type Findings } from './i18n/sentences.js';
import type { LeadsFilter } from './model/filter.js';
import type { Change, FirstPosition, LeadList } from './model/lead-list.js';
import { frozenCopyOf } from './model/frozen-copy.js';
import type { Lead } from './model/lead.js';
import type { Status } from './model/status.js';
import { countStatuses } from './model/statuses.js';
import type { StatusTones } from './model/tone.js';
import { booleanConverter, numberConverter } from './settings/converters.js';
import { hasNewContent } from './settings/has-new-content.js';
import { ownBaseUrl } from './settings/parse-url.js';
import { pickPreferences, type Preferences } from './settings/preferences.js';
import { readSettings, type Settings } from './settings/settings.js';
import { version } from './version.js';
import type { RenderLead } from './views/custom-row.js';
import type { FilterBarState } from './views/filter-bar.js';
import { rowActivation } from './views/row-activation.js';
import { controlOf, rowIndexOf, rowOf, searchedTextsOf, type RowOptions } from './views/row.js';
import { renderWidget } from './views/widget.js';

/** How many placeholders the first page has, unless the page says so or a page is smaller. */
const DEFAULT_SKELETON_ROWS = 6;

/** The properties that decide how rows look and what they do. */
const ROW_PROPERTIES = [
  'leadHref',
  'selectable',
  'statusTones',
  'headingLevel',
  'renderLead',
] as const;

/**
 * The signed-in client's inquiries to the loyalty programme, page after page.
 *
 * @tag client-leads
 *
 * @fires {CustomEvent<LeadsLoadDetail>} leads-load - A page or a refresh is in the DOM, even if it
 * brought nothing new.
 * @fires {CustomEvent<LeadsErrorDetail>} leads-error - A request or the configuration failed, before
 * anything is drawn of it. Cancelable: if canceled, the element shows nothing of it.
 * @fires {CustomEvent<LeadsStatusChangeDetail>} leads-status-change - `status` has changed, and what
 * is shown with it; also when the list is dropped.
 * @fires {CustomEvent<LeadsFilterChangeDetail>} leads-filter-change - The reader, not the page, has
 * changed a filter or the period; also if the element has taken the filter away.
 * @fires {CustomEvent<LeadSelectDetail>} lead-select - A lead is activated. Cancelable: if
 * canceled, its link is not followed.
 *
 * @attr {string} lang - Language of texts, dates and numbers, followed live. By default that of the
 * nearest ancestor that has one, otherwise Russian. Built in are `ru` and `en`.
 *
 * @slot heading - Replaces the heading.
 * @slot empty - Replaces what says that there are no inquiries.
 * @slot no-matches - Replaces what says that the filter or the period leaves nothing.
 * @slot error - Replaces the message and the retry button when the first page failed.
 * @slot footer - Below the list.
 *
 * @csspart heading - The heading.
 * @csspart summary - How many leads are shown, and of how many.
 * @csspart filter - The controls above the list.
 * @csspart filter-fold - The button that folds the other controls where the list is narrow.
 * @csspart filter-search - The search field.
 * @csspart filter-search-clear - The button that empties it.
 * @csspart filter-status - The choice of a status.
 * @csspart filter-unread - The button that leaves only leads with unread messages.
 * @csspart filter-period - The choice of a period.
 * @csspart filter-dates - The days of a period of the reader's own.
 * @csspart filter-condition - A button that takes off what is set.
 * @csspart filter-clear - The button that takes off all that is set, if it leaves nothing.
 * @csspart list - The list of rows.
 * @csspart group-label - The month above its first row.
 * @csspart lead - A row.
 * @csspart lead-unread - A row with unread messages.
 * @csspart subject - The subject of a lead.
 * @csspart number - The number of a lead.
 * @csspart time - The date and time of a lead.
 * @csspart status - The status of a lead.
 * @csspart status-neutral - A status that `statusTones` does not name.
 * @csspart status-progress - A status of the tone `progress`; so `status-attention`,
 * `status-success` and `status-danger`.
 * @csspart meta - Type, source and form of a lead.
 * @csspart mark - The mark of a lead.
 * @csspart unread - The badge with the number of unread messages.
 * @csspart load-more - The button that loads the next page.
 * @csspart message - The sentence in place of the list, or below it.
 * @csspart retry - The button that tries again.
 * @csspart show-all - The button that lifts a period that leaves nothing.
 * @csspart skeleton - Placeholders for rows while they load.
 *
 * @cssprop {<color>} [--client-leads-accent=light-dark(#0b5cad, #8ec5ff)] - Text of buttons and
 * links, focus rings, and the badge.
 * @cssprop {<color>} [--client-leads-text=CanvasText] - Text.
 * @cssprop {<color>} [--client-leads-muted=light-dark(#59636e, #a3adb8)] - Quiet text.
 * @cssprop {<color>} [--client-leads-surface=light-dark(#fff, #1c2128)] - Background of rows
 * and buttons.
 * @cssprop {<color>} [--client-leads-border-color=light-dark(#d9dee4, #3d444d)] - Lines.
 * @cssprop {<length>} [--client-leads-border-radius=0.75em] - Radius of corners.
 * @cssprop {<length>} [--client-leads-gap=0.625em] - Space between rows and inside them.
 * @cssprop {<color>} [--client-leads-danger=light-dark(#b3261e, #ffa198)] - Text of failures.
 * @cssprop {<color>} [--client-leads-tone-progress=light-dark(#6639ba, #c297ff)] - Statuses of the
 * tone `progress`.
 * @cssprop {<color>} [--client-leads-tone-attention=light-dark(#b35900, #f0a841)] - Statuses of the
 * tone `attention`.
 * @cssprop {<color>} [--client-leads-tone-success=light-dark(#1a7f37, #56d364)] - Statuses of the
 * tone `success`.
 * @cssprop {<color>} [--client-leads-tone-danger=light-dark(#b3261e, #ffa198)] - Statuses of the
 * tone `danger`.
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

  /** The version, also by `customElements.get('client-leads').version`. */
  static readonly version: string = version;

  /** @internal Returns the API base of elements without `api-base`; `script-tag.ts` replaces it. */
  static defaultApiBase = (): string => ('origin' in globalThis ? origin : '');

  /** `SiteCode` of the API. Required. */
  @property({ attribute: 'sitecode' }) siteCode: string | null = null;

  /**
   * `Client` of the API: digits, 1 to 9223372036854775807; the property takes a number, a bigint or
   * a string. Required.
   */
  @property() client: TokenValue | null = null;

  /** `Token` of the API: digits, like `client`. Required, unless `tokenProvider` is set. */
  @property() token: TokenValue | null = null;

  /**
   * A function that returns the token, or a promise of it, in place of the attribute. It is called
   * for each new list, and again after a failure: at once, once, after 401 or 403, otherwise by the
   * next attempt, automatic retries included. Setting it to null drops the list.
   */
  @property({ attribute: false }) tokenProvider: TokenProvider | null = null;

  /** `Operator` of the API: digits. Not sent by default. */
  @property() operator: TokenValue | null = null;

  /**
   * `BegDate` of the API, the start of the period, inclusive: `YYYY-MM-DD`, or an ISO date-time
   * sent as written. Not sent by default.
   */
  @property({ attribute: 'begdate' }) begDate: string | null = null;

  /** `EndDate` of the API, the end of the period, inclusive: like `begdate`. */
  @property({ attribute: 'enddate' }) endDate: string | null = null;

  /** Rows per page, 1 to 200. */
  @property({ attribute: 'length', converter: numberConverter }) pageSize = 20;

  /**
   * The API's base URL, with or without a path and a trailing slash. By default the `data-api-base`
   * of the script tag, otherwise the base that the file was built with, otherwise the origin of the
   * script; in the npm modules, the page's origin.
   */
  @property({ attribute: 'api-base' }) apiBase: string | null = null;

  /**
   * `json`, `form`, `xml` or `auto`: JSON to the page's own origin, form-urlencoded to another (no
   * preflight), and JSON from then on if the host cannot read a form.
   */
  @property({ attribute: 'wire-format' }) wireFormat: WireFormat = 'auto';

  /** What the host calls its first record: 1 or 0. Found out by default. */
  @property({ attribute: 'first-position', converter: numberConverter })
  firstPosition: FirstPosition | null = null;

  /**
   * IANA zone for times that carry an offset; wall-clock times stay as written. The reader's own by
   * default.
   */
  @property({ attribute: 'time-zone' }) timeZone: string | null = null;

  /** Milliseconds for one page, retries included. */
  @property({ converter: numberConverter }) timeout = 15000;

  /**
   * Loads the next page when the end of the list nears the viewport; the button stays. After a
   * failure it waits to be asked.
   */
  @property({ attribute: 'auto-load', converter: booleanConverter }) autoLoad = false;

  /** `lazy`: the first request waits until the element nears the viewport. */
  @property() loading: 'eager' | 'lazy' = 'eager';

  /**
   * Milliseconds between quiet refreshes, 15000 at the least (less becomes 15000), each up to 20 %
   * later at random; only while the page is visible and online, at once when overdue. 0 is never.
   */
  @property({ attribute: 'refresh-interval', converter: numberConverter }) refreshInterval = 0;

  /**
   * The controls above the list, in the order written, separated by spaces: any of `search`,
   * `status`, `unread` and `period`, which sets `begDate` and `endDate`. None by default.
   */
  @property({ attribute: 'filter-controls' }) filterControls = '';

  /**
   * `month`: a label above the first row of each month, while the rows that have a time are in its
   * order, up or down. None by default.
   */
  @property({ attribute: 'group-by' }) groupBy: 'month' | null = null;

  /**
   * How many placeholders the first page has while it loads, 0 to 200. A page that knows how many
   * inquiries come says so, and nothing below moves. By default a page or 6, whichever is less.
   */
  @property({ attribute: 'skeleton-rows', converter: numberConverter })
  skeletonRows: number | null = null;

  /**
   * Makes each subject a link: a URL template with `{id}` and `{number}` of the lead, http(s) or
   * relative. A lead without the value gets no link.
   */
  @property({ attribute: 'lead-href' }) leadHref: string | null = null;

  /** Where the reader can sign in again, http(s) or relative: a link after a 401 or 403. */
  @property({ attribute: 'login-href' }) loginHref: string | null = null;

  /**
   * The level of the heading, 1 to 6: a real `<h1>` to `<h6>`, so that it fits the page's outline.
   * If the page hides the part `heading`, it still names the list for screen readers.
   */
  @property({ attribute: 'heading-level', converter: numberConverter }) headingLevel = 2;

  /** Makes each subject a button, unless `lead-href` makes it a link. */
  @property({ converter: booleanConverter }) selectable = false;

  /** Texts that replace the built-in ones, any of them. */
  @property({ attribute: false, hasChanged: hasNewContent })
  messages: Partial<Messages> | null = null;

  /**
   * How each status looks, by its text as the API writes it: `neutral`, `progress`, `attention`,
   * `success` or `danger`. A status that is not named is `neutral`.
   */
  @property({ attribute: false, hasChanged: hasNewContent })
  statusTones: StatusTones | null = null;

  /**
   * A function that draws the inside of a row: from a lead to a node, a string or a Lit template.
   * If it throws, the built-in row is shown.
   */
  @property({ attribute: false }) renderLead: RenderLead | null = null;

  /**
   * Which leads are shown: `{ search?: string, status?: string, unread?: boolean }`, or null for all.
   * While it is set, the element reads on by itself. Reads back frozen. Another client, another site
   * code and a sign-out set it to null, unless the page sets it in the same task.
   */
  @property({ attribute: false })
  get filter(): LeadsFilter | null {
    return this.#filter.filter;
  }

  set filter(value: LeadsFilter | null) {
    this.#filter.setByPage(value);
  }

  /** The preferences of an element for which the page has set nothing. */
  readonly #defaults: Preferences = pickPreferences(this);
  #settings: Settings = {
    configuration: { state: 'missing' },
    preferences: this.#defaults,
    warnings: [],
  };
  #rowOptions!: RowOptions;
  /** Whether the next page loads because the end of the list is near, and nobody has pressed. */
  #isAutoLoading = false;

  /** Whether the page has put a heading of its own into the slot. */
  @state() private hasOwnHeading = false;

  @query('section') private readonly section!: HTMLElement | null;
  @query('#list') private readonly listElement!: HTMLElement | null;
  @query('#load-more') private readonly loadMoreButton!: HTMLElement | null;

  readonly #language = new LanguageController(this, () => ({
    timeZone: this.timeZone ?? undefined,
    messages: this.messages,
  }));

  readonly #viewport = new ViewportController(this, {
    isLazy: () => this.loading === 'lazy',
    isLoading: () => this.status === 'loading',
    box: () => this.section,
    awaitedEnd: () =>
      this.autoLoad && !this.filter && this.status === 'ready' ? this.loadMoreButton : null,
    onEndNear: () => void this.#loadMoreUnasked(),
  });

  readonly #leads: LeadsController = new LeadsController(this, {
    clock: this.clock,
    settings: () => this.#settings,
    isDeferred: () => this.#viewport.isDeferred,
    onDrop: () => this.#liveRegion.clear(),
    onChange: (...args) => this.#handleChange(...args),
    onDrawn: (change) => this.#handleDrawn(change),
    onFailure: (error, operation) => this.#reporter.report(error, operation),
  });

  readonly #filter = new FilterController(this, {
    leads: () => this.#leads.list.leads,
    configuration: () => this.#settings.configuration,
    onWarning: (text) => this.#reporter.logOnce(text),
    onChange: (change) => this.#readOn.handleFilterChange(change),
  });

  readonly #readOn: ReadOnController = new ReadOnController(this, {
    clock: this.clock,
    leads: this.#leads,
    filter: this.#filter,
    onPause: (findings) => this.#announceFindings(findings),
    onEnd: (findings, first) => {
      this.#announceFindings(findings);
      if (first && this.#isAtLoadMore) {
        this.#focus.focusRowAfterUpdate(this.#leads.list.leads.indexOf(first));
      }
    },
  });

  readonly #liveRegion = new LiveRegionController(this, {
    clock: this.clock,
    translator: () => this.#language.language,
    isBusy: () =>
      (this.status === 'loading-more' && !this.filter) ||
      (this.status === 'loading' && !this.#viewport.isDeferred),
    hasFocus: () => this.shadowRoot?.activeElement != null,
  });

  readonly #reporter = new FailureReporter(this, {
    translator: () => this.#language.language,
    apiBase: () => this.#leads.configuration?.base,
    announce: (sentence) => this.#liveRegion.announce(sentence),
  });

  readonly #period = new PeriodController(this, {
    clock: this.clock,
    onAsk: () => this.#filter.tell(),
    onRefuse: (wrongEnd) => {
      this.shadowRoot?.querySelector<HTMLElement>(`input[name=${wrongEnd}]`)?.focus();
      this.#liveRegion.announce(this.#language.language.text('periodError'));
    },
  });
  readonly #blocks = new BlocksController(this, {
    leads: () => this.#leads.list.leads,
    shown: () => this.#filter.matching,
  });
  readonly #months = new MonthsController(this, {
    leads: () => this.#leads.list.leads,
    shown: () => this.#filter.matching,
    timeOptions: () => this.#language.language,
    isGrouping: () => this.groupBy === 'month',
  });
  readonly #focus = new FocusController(this, {
    leads: () => this.#leads.list.leads,
    shown: () => this.#filter.matching,
    list: () => this.listElement,
    rowOf,
    rowIndexOf,
    controlOf,
    fallback: () => this.section,
  });

  readonly #rowActivation = rowActivation({
    leads: () => this.#leads.list.leads,
    onSelect: (lead) => this.dispatchEvent(new LeadSelectEvent({ lead })),
  });

  constructor() {
    super();
    new HighlightController(this, {
      words: () => this.#filter.words,
      list: () => this.listElement,
      textsOf: searchedTextsOf,
    });
    new RefreshController(this, {
      clock: this.clock,
      intervalMs: () => this.refreshInterval,
      onRefresh: () => void this.#leads.refreshQuietly(),
      onRestore: () => void this.#leads.checkRestored(),
    });
    new StatusController(this, {
      states: this.attachInternals().states,
      current: () => {
        const { leads, total, unread } = this.#leads.list;
        const { length: matching } = this.#filter.matching;
        const { status } = this;
        return { status, loaded: leads.length, matching, totalRows: total, unread };
      },
    });
  }

  /** The time that timeouts, retries and refreshes go by. */
  protected get clock(): Clock {
    return systemClock;
  }

  /** What the element is doing; each status is also a custom state. */
  get status(): Status {
    return this.#readOn.isReading ? 'loading-more' : this.#leads.status;
  }

  /** The leads shown, in the host's order. The array and what is in it are frozen. */
  get leads(): readonly Lead[] {
    return frozenCopyOf(this.#leads.list.leads);
  }

  /** Those of `leads` that pass `filter`. */
  get matchingLeads(): readonly Lead[] {
    return frozenCopyOf(this.#filter.matching);
  }

  /** Whether there is a next page to ask for, as far as the host's count tells. */
  get hasMore(): boolean {
    return this.#leads.list.hasMore;
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
   * Discards what a server has rendered, to which Lit would add. Rows are clicked through a listener
   * of the root: with one of the list, screen readers would call each row clickable.
   */
  protected override createRenderRoot(): ShadowRoot {
    const root = this.shadowRoot ?? this.attachShadow(ClientLeads.shadowRootOptions);
    root.replaceChildren();
    adoptStylesAnywhere(root, ClientLeads.styles);
    root.addEventListener('pointerdown', this.#rowActivation);
    root.addEventListener('click', this.#rowActivation);
    return root;
  }

  /** Brings the styles along, which a move to another document takes away. */
  adoptedCallback(): void {
    if (this.shadowRoot) {
      adoptStylesAnywhere(this.shadowRoot, ClientLeads.styles);
    }
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.size > 0) {
      this.#settings = readSettings(this, {
        preferences: this.#defaults,
        apiBase: ClientLeads.defaultApiBase,
        pageUrl: 'document' in globalThis ? ownBaseUrl(this) : undefined,
      });
      // From now on, each property reads back as what is used in its place.
      Object.assign(this, this.#settings.preferences);
      this.#settings.warnings.forEach((text) => this.#reporter.logOnce(text));
    }
    if (ROW_PROPERTIES.some((name) => changed.has(name))) {
      const { leadHref, selectable: isSelectable, statusTones, headingLevel, renderLead } = this;
      this.#rowOptions = { leadHref, isSelectable, statusTones, headingLevel, renderLead };
    }
  }

  /** Announces a change, and hands the focus of the button that asked for it to the first new row. */
  #handleChange(list: LeadList, change: Change, operation: Operation): void {
    const after = { shown: list.leads.length, total: list.total, period: this.#period.period };
    this.#liveRegion.announceChange(change, operation, after);
    this.#readOn.handleChange(change);
    const isAskedFor = operation === 'first' || operation === 'more';
    if (isAskedFor && this.shadowRoot?.activeElement?.matches('#load-more, [part=retry]')) {
      this.#focus.focusRowAfterUpdate(change.resumeAt);
    }
  }

  /** Whether the load-more button has the focus. */
  get #isAtLoadMore(): boolean {
    return this.shadowRoot?.activeElement?.id === 'load-more';
  }

  #announceFindings(findings: Findings | undefined): void {
    const { language } = this.#language;
    const { leads, total } = this.#leads.list;
    if (leads.length > 0) {
      const shown = () => language.text('shown', { shown: leads.length, total });
      this.#liveRegion.announce(findings ? spokenFindings(language, findings) : shown());
    }
  }

  #handleDrawn({ added }: Change): void {
    const { leads, total: totalRows, unread } = this.#leads.list;
    this.dispatchEvent(
      new LeadsLoadEvent({
        get leads() {
          return frozenCopyOf(leads);
        },
        added,
        loaded: leads.length,
        matching: this.#filter.matching.length,
        totalRows,
        unread,
      }),
    );
  }

  /**
   * Reads again all that is shown. The promise settles when the list has, and never rejects: a
   * failure is an event and a status. Joins only a refresh that has not been sent yet, otherwise is
   * sent after what runs: what the page has saved a moment ago is in it.
   */
  async refresh(): Promise<void> {
    this.#viewport.release();
    await this.#leads.refresh();
  }

  /**
   * Loads the next page, if there is one. A call while one runs joins it; during a refresh it runs
   * after it. The promise settles when the list has, and never rejects: it gives whether rows came,
   * so that `while (await leads.loadMore());` reads everything. With a filter it joins the reading,
   * or looks 2000 rows further.
   */
  loadMore(): Promise<boolean> {
    this.#viewport.release();
    const canReadOn = this.filter !== null && this.#leads.list.leads.length > 0;
    return canReadOn ? this.#readOn.readFurther() : this.#leads.loadMore();
  }

  get #filterBar(): FilterBarState {
    const { filter } = this;
    const { leads, total } = this.#leads.list;
    const { period, choice, isRefused } = this.#period;
    return {
      controls: this.filterControls.split(' ').filter(Boolean),
      filter,
      searchText: this.#filter.searchText,
      statuses: countStatuses(leads, filter?.status),
      readSoFar: leads.length < total ? leads.length : undefined,
      period,
      periodChoice: choice,
      isUnfolded: this.#filter.isUnfolded,
      isPeriodRefused: isRefused,
      translator: this.#language.language,
      onFilter: (conditions) => this.#filter.setByReader(conditions),
      onFold: () => this.#filter.fold(),
      onPeriod: (asked) => this.#period.ask(asked),
      onPeriodChange: (end) => this.#period.noteChange(end),
      onPeriodChoice: (chosen) => this.#period.choose(chosen),
    };
  }

  readonly #handleHeadingChange = ({ currentTarget }: Event): void => {
    this.hasOwnHeading =
      currentTarget instanceof HTMLSlotElement && currentTarget.assignedElements().length > 0;
  };

  async #loadMoreUnasked(): Promise<void> {
    this.#isAutoLoading = true;
    await this.loadMore();
    this.#isAutoLoading = false;
  }

  protected override render(): TemplateResult {
    const { status } = this;
    const { list, failure } = this.#leads;
    const { leads, total, hasMore } = list;
    const next = hasMore ? Math.min(this.pageSize, total - leads.length) : 0;
    return renderWidget({
      status,
      blocks: this.#blocks.blocks,
      monthStarts: this.#months.starts,
      shown: leads.length,
      total,
      next,
      pageSize: this.pageSize,
      skeletonRows: this.skeletonRows ?? Math.min(this.pageSize, DEFAULT_SKELETON_ROWS),
      reserved: status === 'loading-more' && !this.#isAutoLoading && !this.filter ? next : 0,
      error: failure?.isShown ? failure.error : undefined,
      hasTokenProvider: Boolean(this.tokenProvider),
      loginHref: this.loginHref,
      headingLevel: this.headingLevel,
      hasOwnHeading: this.hasOwnHeading,
      findings: this.#readOn.findings,
      isSearching: this.#readOn.isActive,
      filterBar: this.#filterBar,
      announcement: this.#liveRegion.sentence,
      language: this.#language.language,
      rowOptions: this.#rowOptions,
      onHeadingChange: this.#handleHeadingChange,
      onLoadMore: () => void this.loadMore(),
    });
  }
}
