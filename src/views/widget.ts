import { html, nothing, type TemplateResult } from 'lit';
import type { ApiError } from '../api/api-error.js';
import type { Language } from '../i18n/language.js';
import { foundSentence } from '../i18n/sentences.js';
import type { Filters } from '../session/filters.js';
import type { ListState } from '../session/list-state.js';
import type { Preferences } from '../settings/preferences.js';
import { columnsOf } from './columns.js';
import { renderFilterBar } from './filter-bar.js';
import { renderHeading } from './heading.js';
import { renderList, type ListView } from './list.js';
import {
  messageOf,
  renderEmpty,
  renderError,
  renderMessage,
  renderNoMatches,
  renderSignedOut,
} from './notices.js';
import { renderReservedRows, renderSkeleton } from './skeleton.js';

/** The number of expected leads, unless the page sets it. */
const DEFAULT_TOTAL = 6;

/** Numbers for which the summary has room. */
const ROOM = { n: 8888, shown: 8888, loaded: 8888, total: 88_888 };

export interface WidgetState extends Pick<ListView, 'blocks' | 'language' | 'rowOptions'> {
  readonly list: ListState;
  /** Whether the reader sees the failure, since the page may show it itself. */
  readonly isFailureShown: boolean;
  readonly filters: Filters;
  readonly preferences: Preferences;
  /** Whether there may be another token, which a retry after a refusal needs. */
  readonly canRenewToken: boolean;
  /** Whether nothing may be visible until the site has said who is signed in. */
  readonly isCovered: boolean;
  /** Whether the reader has seen a list. */
  readonly hasShownList: boolean;
  /** Whether the page has filled these slots. */
  readonly hasOwnHeading: boolean;
  readonly hasOwnSignedOut: boolean;
  /** The last sentence for screen readers. */
  readonly announcement: string;
  /** Returns the URL of the sign-in page, for the current URL of the page; null if there is none. */
  readonly loginUrl: () => string | null;
  /** Handles `slotchange` of the slots `heading` and `signed-out`. */
  readonly onSlotChange: (event: Event) => void;
  /** Loads the next page, or retries a failure. */
  readonly onLoadMore: () => void;
}

export function renderWidget(state: WidgetState): TemplateResult {
  const { list, announcement, language } = state;
  const { status } = list;
  const hasFilterBar = hasFilters(state);
  // Draws no section while a required setting is missing, or if the page shows a failure itself.
  const isSilent =
    status === 'unconfigured' || (status === 'error' && !errorOf(state) && !hasFilterBar);
  return html`<div class="widget" lang=${language.textsLang} ?inert=${state.isCovered}>
    ${isSilent ? renderFooter(list) : renderSection(state)}
    <div class="spoken" aria-live="polite">${announcement}</div>
  </div>`;
}

/** Nobody but the client must read the typed text. */
function hasFilters({ list, preferences, hasShownList }: WidgetState): boolean {
  const isRefused = list.failure?.error.kind === 'auth';
  const isNobodys = !list.hasClient && (list.status === 'signed-out' || list.failure);
  const hasEnded = isRefused || (isNobodys && hasShownList);
  return preferences.filterControls !== '' && !hasEnded;
}

/** Whether the space for a first page is reserved, which may never come if nobody is signed in. */
function isRoomReserved(state: WidgetState): boolean {
  const { status } = state.list;
  const isSignedOut = status === 'signed-out' && !state.hasShownList;
  return isSignedOut || (status === 'loading' && !errorOf(state));
}

/** Whether there is something to tell a visitor who is not signed in. */
function canTellSignedOut({ preferences, hasShownList, hasOwnSignedOut }: WidgetState): boolean {
  return hasShownList || hasOwnSignedOut || preferences.loginHref !== null;
}

/** The failure to show, unless the page has cancelled `leads-error`. */
function errorOf({ list, isFailureShown }: WidgetState): ApiError | undefined {
  return isFailureShown ? list.failure?.error : undefined;
}

/** The likely number of leads while the first page loads: more than a page if that may be full. */
function expectedTotal({ skeletonRows, pageSize }: Preferences): number {
  return skeletonRows ?? (pageSize > DEFAULT_TOTAL ? DEFAULT_TOTAL : 2 * pageSize);
}

/** The number of rows in the next page, or 0 if there is none. */
function nextCount({ list, preferences }: WidgetState): number {
  return list.hasMore ? Math.min(preferences.pageSize, list.total - list.leads.length) : 0;
}

/**
 * The section receives the focus if the focused element is gone. Its name is the heading element,
 * so it remains even if the page hides that part or the content of its slot.
 */
function renderSection(state: WidgetState): TemplateResult {
  const { list, filters, preferences, hasOwnHeading, language, onSlotChange } = state;
  const { status } = list;
  const controls = preferences.filterControls.split(' ');
  const isSignedOut = status === 'signed-out';
  return html`<section
    class=${isSignedOut && !canTellSignedOut(state) ? 'is-placeholder' : nothing}
    aria-labelledby=${hasOwnHeading ? 'own-heading' : 'heading'}
    aria-busy=${status === 'loading'}
    tabindex="-1"
  >
    <div class="header">
      <div id="own-heading">
        <slot name="heading" @slotchange=${onSlotChange}
          >${renderHeading(preferences.headingLevel, language.text('heading'))}</slot
        >
      </div>
      ${renderSummary(state)}
    </div>
    ${
      hasFilters(state)
        ? html`<div class=${isSignedOut ? 'is-placeholder' : nothing}>
            ${renderFilterBar({ controls, filters, list, translator: language })}
          </div>`
        : nothing
    }
    ${renderBody(state)} ${renderFooter(list)}
  </section>`;
}

/** Stays if the page shows a failure itself: a form to sign out stands there. */
function renderFooter({ hasClient }: ListState) {
  return hasClient ? html`<slot name="footer"></slot>` : nothing;
}

/**
 * The place of the sentence is as wide as the longest one that may come, since a sentence that
 * wraps would move the rows.
 */
function renderSummary(state: WidgetState) {
  const { list, preferences, language } = state;
  const isFirstPage = isRoomReserved(state);
  const rows = isFirstPage ? expectedTotal(preferences) : list.leads.length;
  if (rows === 0) {
    return nothing;
  }
  const sentence = isFirstPage ? '' : summaryOf(list, language);
  const isFiltered = hasFilters(state) || list.filterResult;
  const room = language.text(isFiltered ? 'foundSoFar' : 'shown', ROOM);
  return html`<p
    part="summary"
    class=${sentence ? 'stack summary' : 'stack summary is-placeholder'}
    data-text=${room}
  >
    <span>${sentence}</span>
  </p>`;
}

/** Returns '' if more rows have come than the API counts. */
function summaryOf({ filterResult, total, leads }: ListState, language: Language): string {
  if (filterResult) {
    return foundSentence(language, filterResult);
  }
  return leads.length > total ? '' : language.text('shown', { shown: leads.length, total });
}

function renderBody(state: WidgetState): TemplateResult | typeof nothing {
  const { status, leads, total } = state.list;
  switch (status) {
    case 'unconfigured':
      return nothing;
    case 'loading':
      // During a retry, the message stays.
      return errorOf(state) ? renderFailure(state) : renderPlaceholders(state);
    case 'error':
      return renderFailure(state);
    case 'signed-out':
      return renderNobody(state);
    case 'empty':
      return renderNothing(state);
    case 'refreshing':
      return leads.length === 0 && total === 0 ? renderNothing(state) : renderRows(state);
    case 'ready':
    case 'complete':
    case 'loading-more':
    case 'error-more':
      return renderRows(state);
    default:
      return status satisfies never;
  }
}

/** Reserves the space of the first page, as far as it is known. */
function renderPlaceholders(state: WidgetState): TemplateResult {
  const { preferences, language } = state;
  const { pageSize } = preferences;
  const total = expectedTotal(preferences);
  if (total === 0) {
    return html`<div class="is-placeholder" aria-hidden="true">${renderNothing(state)}</div>`;
  }
  const rows = Math.min(total, pageSize);
  return renderSkeleton(rows, Math.min(total - rows, pageSize), language);
}

function renderNothing(state: WidgetState) {
  return renderEmpty(state.language, state.filters.period, onAllTime(state));
}

/** Keeps the space of the first page if no list was shown, so that nothing below moves. */
function renderNobody(state: WidgetState): TemplateResult {
  const { language, hasShownList, onSlotChange } = state;
  const notice = html`<slot name="signed-out" @slotchange=${onSlotChange}
    >${
      hasShownList || state.preferences.loginHref !== null
        ? renderSignedOut(language, renderLogin(state))
        : nothing
    }</slot
  >`;
  return isRoomReserved(state)
    ? html`<div class="stack">
        <div class="is-placeholder" aria-hidden="true">${renderPlaceholders(state)}</div>
        <div>${notice}</div>
      </div>`
    : notice;
}

/** The reader can remove the period only if there is a control to set it. */
function onAllTime({ filters, preferences }: WidgetState): (() => void) | undefined {
  const { from, to } = filters.period;
  const canWiden = preferences.filterControls.includes('period') && (from ?? to) !== null;
  return canWiden ? () => filters.choosePeriod('all') : undefined;
}

/** Rendered only after everything has been read, since more leads might match. */
function renderNothingFound(state: WidgetState) {
  const { list, filters, language } = state;
  const { filterResult, isSearching } = list;
  if (!filterResult || filterResult.matching > 0 || isSearching || nextCount(state) > 0) {
    return nothing;
  }
  return renderNoMatches({
    language,
    isComplete: filterResult.isComplete,
    hasSearch: filters.filter?.search !== undefined,
    onClear: () => filters.clear(),
    onAll: onAllTime(state),
  });
}

/** The failure in words for the reader, and a way to continue if there is one. */
function renderFailure(state: WidgetState) {
  const error = errorOf(state);
  return error ? renderError(error, state.language, errorControls(error, state)) : nothing;
}

/** A retry does not help an invalid setting. A refused token needs another, or a new sign-in. */
function errorControls({ kind }: ApiError, state: WidgetState) {
  if (kind === 'config') {
    return nothing;
  }
  const canRetry = kind !== 'auth' || state.canRenewToken;
  return html`${kind === 'auth' ? renderLogin(state) : nothing}
  ${canRetry ? renderRetry(state) : nothing}`;
}

/** Keeps its focus while busy: it stays, and `disabled` would move the focus to `<body>`. */
function renderRetry({ list, language, onLoadMore }: WidgetState): TemplateResult {
  const isBusy = list.status === 'loading';
  return html`<button
    type="button"
    class="button"
    part="retry"
    aria-disabled=${isBusy}
    @click=${onLoadMore}
  >
    ${isBusy ? html`<span class="spinner"></span>` : nothing} ${language.text('retry')}
  </button>`;
}

/**
 * Filled, since a retry next to it is the less likely way on. The URL may contain that of the page,
 * which a router can change without drawing the list.
 */
function renderLogin({ loginUrl, language }: WidgetState) {
  const url = loginUrl();
  const follow = ({ currentTarget }: Event) => {
    if (currentTarget instanceof HTMLAnchorElement) {
      currentTarget.href = loginUrl() ?? '';
    }
  };
  return url === null
    ? nothing
    : html`<a class="button is-main" href=${url} @pointerdown=${follow} @click=${follow}
        >${language.text('login')}</a
      >`;
}

/** After a failure, the load-more button is the retry, in one block with the message. */
function renderRows(state: WidgetState): TemplateResult {
  const { list, language } = state;
  const { status, filterResult } = list;
  const error = errorOf(state);
  const isBusy = status === 'loading-more' && !filterResult;
  const reserved = isBusy ? nextCount(state) : 0;
  const columns = columnsOf(list.leads, language);
  // The number of rows in a filtered list is unknown until all are read.
  const foundSize = filterResult?.isComplete ? filterResult.matching : -1;
  return html`${renderList({
      ...state,
      isBusy,
      columns,
      size: filterResult ? foundSize : Math.max(list.total, list.leads.length),
      isFiltered: filterResult !== undefined,
    })}
    ${reserved > 0 ? renderReservedRows(reserved, columns, language) : nothing}
    ${renderNothingFound(state)}
    <div class=${error ? 'notice is-failure' : 'more'}>
      ${error ? renderMessage(messageOf(error, language, 'errorMore')) : nothing}
      ${renderLoadMore(state)}
    </div>`;
}

/**
 * The button stays the same node after a failure, so that it keeps the focus. While it is busy it
 * keeps its name: a screen reader would speak each new one, or, if the answer arrives soon, the
 * previous one.
 */
function renderLoadMore(state: WidgetState) {
  const { list, language, onLoadMore } = state;
  const { status, filterResult, isSearching } = list;
  const next = nextCount(state);
  if (next === 0) {
    return nothing;
  }
  const error = errorOf(state);
  const isBusy = status === 'loading-more' || isSearching;
  const label = labelOf(state, next);
  return html`<button
    type="button"
    class="button"
    part=${error ? 'load-more retry' : 'load-more'}
    id="load-more"
    aria-label=${label}
    aria-disabled=${isBusy}
    @click=${onLoadMore}
  >
    ${isBusy ? renderWork(language.text(filterResult ? 'searching' : 'loadingMore')) : label}
  </button>`;
}

/** The visible activity of a button. After a long wait, the live region announces it. */
function renderWork(text: string): TemplateResult {
  return html`<span class="spinner"></span><span class="work" data-text=${text}></span>`;
}

function labelOf(state: WidgetState, next: number): string {
  const { text } = state.language;
  if (errorOf(state)) {
    return text('retry');
  }
  return state.list.filterResult ? text('searchFurther') : text('loadMore', { n: next });
}
