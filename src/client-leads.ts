import type { PropertyValues, TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { adoptStylesAnywhere } from './adopt-styles.js';
import { systemClock, type Clock } from './api/clock.js';
import { ClientLeadsProperties } from './client-leads-properties.js';
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
import { emptyRoot } from './empty-root.js';
import { LeadSelectEvent, LeadsLoadEvent } from './events.js';
import { filterBarState } from './filter-bar-state.js';
import type { LeadsFilter } from './model/filter.js';
import type { Change, LeadList } from './model/lead-list.js';
import { frozenCopyOf } from './model/frozen-copy.js';
import type { Lead } from './model/lead.js';
import type { Status } from './model/status.js';
import { ownBaseUrl } from './settings/parse-url.js';
import { pickPreferences, type Preferences } from './settings/preferences.js';
import { readSettings, type Settings } from './settings/settings.js';
import { version } from './version.js';
import { blocksIn, rowIndexOf } from './views/list.js';
import { rowActivation } from './views/row-activation.js';
import { controlOf, rowOf, searchedTextsOf, type RowOptions } from './views/row.js';
import { renderWidget } from './views/widget.js';

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
 */
export class ClientLeads extends ClientLeadsProperties {
  static override readonly styles = styles;

  /** The version, also by `customElements.get('client-leads').version`. */
  static readonly version: string = version;

  /** @internal Returns the API base of elements without `api-base`; `script-tag.ts` replaces it. */
  static defaultApiBase = (): string => ('origin' in globalThis ? origin : '');

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

  /** Whether the page has put a heading of its own into the slot. */
  @state() private hasOwnHeading = false;

  @query('section') private readonly section!: HTMLElement | null;
  @query('#list') private readonly listElement!: HTMLElement | null;
  @query('#load-more') private readonly loadMoreButton!: HTMLElement | null;

  // Controllers are updated in the order in which they are made: the filter after the list, what
  // reads on or draws after the filter, and the status last.

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
    onEndNear: () => this.loadMore(),
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
    onPause: (findings) => this.#liveRegion.announceFindings(findings, this.#leads.list),
    onEnd: (findings, first) => {
      this.#liveRegion.announceFindings(findings, this.#leads.list);
      if (first && this.shadowRoot?.activeElement?.id === 'load-more') {
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
    blocksIn,
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
      blocks: () => (this.listElement ? blocksIn(this.listElement) : []),
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

  /** All leads that have been read, in the host's order. The array and what is in it are frozen. */
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

  /** Unread messages in `leads`: there may be more as long as `hasMore` is true. */
  get unread(): number {
    return this.#leads.list.unread;
  }

  /**
   * Discards what a server has rendered, to which Lit would add. Rows are clicked through a listener
   * of the root: with one of the list, screen readers would call each row clickable.
   */
  protected override createRenderRoot(): ShadowRoot {
    const root = this.shadowRoot ?? this.attachShadow(ClientLeads.shadowRootOptions);
    emptyRoot(root);
    root.addEventListener('pointerdown', this.#rowActivation);
    root.addEventListener('click', this.#rowActivation);
    return root;
  }

  /** The styles take time to read: by now, the first request has left. */
  protected override firstUpdated(): void {
    this.#adoptStyles();
  }

  /** A move to another document takes the styles away. */
  adoptedCallback(): void {
    this.#adoptStyles();
  }

  #adoptStyles(): void {
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

  readonly #handleHeadingChange = ({ currentTarget }: Event): void => {
    this.hasOwnHeading =
      currentTarget instanceof HTMLSlotElement && currentTarget.assignedElements().length > 0;
  };

  protected override render(): TemplateResult {
    const { status } = this;
    const { list, failure } = this.#leads;
    const { leads, total, hasMore } = list;
    const next = hasMore ? Math.min(this.pageSize, total - leads.length) : 0;
    return renderWidget({
      status,
      groups: this.#blocks.groups,
      monthStarts: this.#months.starts,
      loaded: leads.length,
      total,
      next,
      pageSize: this.pageSize,
      skeletonRows: this.skeletonRows,
      reserved:
        status === 'loading-more' && !this.#viewport.isAutoLoading && !this.filter ? next : 0,
      error: failure?.isShown ? failure.error : undefined,
      hasTokenProvider: Boolean(this.tokenProvider),
      loginHref: this.loginHref,
      headingLevel: this.headingLevel,
      hasOwnHeading: this.hasOwnHeading,
      findings: this.#readOn.findings,
      isSearching: this.#readOn.isActive,
      filterBar: filterBarState({
        controls: this.filterControls,
        list,
        filter: this.#filter,
        period: this.#period,
        translator: this.#language.language,
      }),
      announcement: this.#liveRegion.sentence,
      language: this.#language.language,
      rowOptions: this.#rowOptions,
      onHeadingChange: this.#handleHeadingChange,
      onLoadMore: () => void this.loadMore(),
    });
  }
}
