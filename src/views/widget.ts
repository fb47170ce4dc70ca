import { html, nothing, type TemplateResult } from 'lit';
import type { ApiError } from '../api/api-error.js';
import type { Language } from '../i18n/language.js';
import { foundSentence, type Findings } from '../i18n/sentences.js';
import type { Lead } from '../model/lead.js';
import type { BlockGroup } from '../model/block-groups.js';
import type { Status } from '../model/status.js';
import { renderFilterBar, type FilterBarState } from './filter-bar.js';
import { renderHeading } from './heading.js';
import { renderList } from './list.js';
import { renderNoMatches } from './no-matches.js';
import { messageOf, renderEmpty, renderError, renderMessage } from './notices.js';
import type { RowOptions } from './row.js';
import { renderReservedRows, renderSkeleton } from './skeleton.js';

/** How many placeholders the first page has, unless the page says so or a page is smaller. */
const DEFAULT_SKELETON_ROWS = 6;

/** Everything that is shown, and what the reader can do. */
export interface WidgetState {
  readonly status: Status;
  readonly groups: readonly BlockGroup[];
  /** The rows that come first in their month, if those have labels. */
  readonly monthStarts: ReadonlySet<Lead>;
  /** How many leads have been read; a filter may hide some. */
  readonly loaded: number;
  /** How many there are by the host's count. */
  readonly total: number;
  /** How many the next page will bring; 0 if there is none to ask for. */
  readonly next: number;
  /** How many placeholders the first page has while it loads, if the page says so. */
  readonly skeletonRows: number | null;
  /** How many rows a page has. */
  readonly pageSize: number;
  /** How many rows the reader waits for, below those that are shown. */
  readonly reserved: number;
  /** The failure to show, unless the page has canceled `leads-error`. */
  readonly error: ApiError | undefined;
  /** Whether another token may come, which a retry after a refusal needs. */
  readonly hasTokenProvider: boolean;
  /** Where the reader can sign in again, if the page has said so. */
  readonly loginHref: string | null;
  /** What the filter has found, if one is set. */
  readonly findings: Findings | undefined;
  /** Whether it reads on because of the filter, or is about to. */
  readonly isSearching: boolean;
  readonly filterBar: FilterBarState;
  /** 1 to 6. */
  readonly headingLevel: number;
  /** Whether the page has a heading of its own in the slot. */
  readonly hasOwnHeading: boolean;
  /** The last sentence for screen readers. */
  readonly announcement: string;
  readonly language: Language;
  readonly rowOptions: RowOptions;
  /** Handles `slotchange` of the heading. */
  readonly onHeadingChange: (event: Event) => void;
  /** Loads the next page, or tries again what failed. */
  readonly onLoadMore: () => void;
}

export function renderWidget(state: WidgetState): TemplateResult {
  const { status, error, filterBar, announcement, language } = state;
  const hasFilterBar = filterBar.controls.length > 0;
  // Draws no section while a required setting is missing, or if the page shows a failure itself.
  const isSilent = status === 'unconfigured' || (status === 'error' && !error && !hasFilterBar);
  return html`<div class="widget" lang=${language.textsLang}>
    ${isSilent ? nothing : renderSection(state)}
    <div class="spoken" aria-live="polite">${announcement}</div>
  </div>`;
}

/**
 * The section takes the focus if what had it is gone. Its name is the heading itself, so that it
 * stays where the page hides that part, or what the page has put in its place.
 */
function renderSection(state: WidgetState): TemplateResult {
  const { status, headingLevel, hasOwnHeading, filterBar, language, onHeadingChange } = state;
  return html`<section
    aria-labelledby=${hasOwnHeading ? 'own-heading' : 'heading'}
    aria-busy=${status === 'loading'}
    tabindex="-1"
  >
    <div class="header">
      <div id="own-heading">
        <slot name="heading" @slotchange=${onHeadingChange}
          >${renderHeading(headingLevel, language.text('heading'))}</slot
        >
      </div>
      ${renderSummary(state)}
    </div>
    ${filterBar.controls.length > 0 ? renderFilterBar(filterBar) : nothing} ${renderBody(state)}
    <slot name="footer"></slot>
  </section>`;
}

function renderSummary({ status, error, loaded, total, findings, language }: WidgetState) {
  if (status === 'loading' && !error) {
    // Reserves the space, so that the rows come where the skeleton was.
    return html`<p class="summary" aria-hidden="true">&nbsp;</p>`;
  }
  if (loaded === 0 || (loaded > total && !findings)) {
    return nothing;
  }
  const sentence = findings
    ? foundSentence(language, findings)
    : language.text('shown', { shown: loaded, total });
  return html`<p part="summary" class="summary">${sentence}</p>`;
}

function renderBody(state: WidgetState): TemplateResult | typeof nothing {
  const { status } = state;
  switch (status) {
    case 'unconfigured':
      return nothing;
    case 'loading':
      // A retry leaves the message where it is.
      return state.error ? renderFailure(state) : renderPlaceholders(state);
    case 'error':
      return renderFailure(state);
    case 'empty':
      return renderNothing(state);
    case 'refreshing':
      return state.loaded === 0 && state.total === 0 ? renderNothing(state) : renderRows(state);
    case 'ready':
    case 'complete':
    case 'loading-more':
    case 'error-more':
      return renderRows(state);
    default:
      return status satisfies never;
  }
}

function renderPlaceholders({ skeletonRows, pageSize }: WidgetState): TemplateResult {
  const rows = skeletonRows ?? Math.min(pageSize, DEFAULT_SKELETON_ROWS);
  return renderSkeleton(rows, rows >= pageSize);
}

/** The period can be lifted only if the reader could have set it. */
function renderNothing({ language, filterBar }: WidgetState) {
  return renderEmpty(language, filterBar.period, onAllTime(filterBar));
}

function onAllTime({ controls, period, onPeriodChoice }: FilterBarState): (() => void) | undefined {
  const canWiden = controls.includes('period') && (period.from ?? period.to) !== null;
  return canWiden ? () => onPeriodChoice('all') : undefined;
}

/** Nothing is said to be missing before everything is read that can be. */
function renderNothingFound({ findings, next, isSearching, filterBar, language }: WidgetState) {
  if (!findings || findings.matching > 0 || isSearching || next > 0) {
    return nothing;
  }
  const { filter, onFilter } = filterBar;
  return renderNoMatches({
    language,
    isComplete: findings.isComplete,
    hasSearch: filter?.search !== undefined,
    onClear: () => onFilter({ search: '', status: '', unread: false }),
    onAll: onAllTime(filterBar),
  });
}

/** What failed, in the reader's words, and a way on if there is one. */
function renderFailure({ error, ...state }: WidgetState) {
  return error ? renderError(error, state.language, errorControls(error, state)) : nothing;
}

type ErrorState = Omit<WidgetState, 'error'>;

/** Nothing helps a bad setting, and a refused token needs another one or another session. */
function errorControls({ kind }: ApiError, state: ErrorState) {
  if (kind === 'config') {
    return nothing;
  }
  const canRetry = kind !== 'auth' || state.hasTokenProvider;
  return html`${kind === 'auth' ? renderLogin(state) : nothing}
  ${canRetry ? renderRetry(state) : nothing}`;
}

/** The button stays while it works, so that it keeps the focus. */
function renderRetry({ status, language, onLoadMore }: ErrorState): TemplateResult {
  return html`<button
    type="button"
    class="button"
    part="retry"
    aria-disabled=${status === 'loading'}
    @click=${onLoadMore}
  >
    ${status === 'loading' ? html`<span class="spinner"></span>` : nothing}
    ${language.text('retry')}
  </button>`;
}

function renderLogin({ loginHref, language }: ErrorState) {
  return loginHref === null
    ? nothing
    : html`<a class="button" href=${loginHref}>${language.text('login')}</a>`;
}

/** After a failure, the load-more button is the retry, and stands with the message in one block. */
function renderRows(state: WidgetState): TemplateResult {
  const { status, loaded, total, reserved, findings, error, filterBar, language } = state;
  const isBusy = status === 'loading-more' && !findings;
  return html`${renderList({
      ...state,
      isBusy,
      size: findings ? foundSize(findings) : Math.max(total, loaded),
      isFiltered: findings !== undefined,
      hasFiltered: filterBar.hasFiltered,
    })}
    ${reserved > 0 ? renderReservedRows(reserved) : nothing} ${renderNothingFound(state)}
    <div class=${error ? 'notice is-failure' : 'more'}>
      ${error ? renderMessage(messageOf(error, language, 'errorMore')) : nothing}
      ${renderLoadMore(state)}
    </div>`;
}

/** How many rows a filtered list has is not known before all are read. */
function foundSize({ matching, isComplete }: Findings): number {
  return isComplete ? matching : -1;
}

/**
 * The button stays the same node over a failure, so that it keeps the focus. While it works it keeps
 * the name that it was pressed by: a screen reader would say each new one, or, if the answer comes
 * soon, the one before.
 */
function renderLoadMore(state: WidgetState) {
  const { status, loaded, total, next, findings, isSearching, error, language, onLoadMore } = state;
  if (next === 0) {
    return nothing;
  }
  const isBusy = status === 'loading-more' || isSearching;
  const label = labelOf(state);
  return html`${error ? nothing : renderProgress(loaded / total)}<button
      type="button"
      class="button"
      part=${error ? 'load-more retry' : 'load-more'}
      id="load-more"
      aria-label=${label}
      aria-disabled=${isBusy}
      @click=${onLoadMore}
    >
      ${isBusy ? renderWork(language.text(findings ? 'searching' : 'loadingMore')) : label}
    </button>`;
}

/** What a button does, for the eye alone; the live region says it if it takes long. */
function renderWork(text: string): TemplateResult {
  return html`<span class="spinner"></span><span class="work" data-text=${text}></span>`;
}

/** How much of the list has been read, for the eye; the summary says it. */
function renderProgress(share: number): TemplateResult {
  return html`<div class="progress" aria-hidden="true">
    <div .style=${`width: ${share * 100}%`}></div>
  </div>`;
}

function labelOf({ next, error, findings, language }: WidgetState): string {
  if (error) {
    return language.text('retry');
  }
  if (findings) {
    return language.text('searchFurther');
  }
  return language.text('loadMore', { n: next });
}
