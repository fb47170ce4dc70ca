import { html, nothing, type TemplateResult } from 'lit';
import type { ApiError } from '../api/api-error.js';
import type { Language } from '../i18n/language.js';
import { foundSentence } from '../i18n/sentences.js';
import type { Filters } from '../session/filters.js';
import type { ListState } from '../session/list-state.js';
import type { Preferences } from '../settings/preferences.js';
import { renderFilterBar, renderReset } from './filter-bar.js';
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
import { renderSkeleton } from './skeleton.js';

/** The number of expected leads, unless the page sets it. */
const DEFAULT_TOTAL = 6;

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

/** Whether there is something to tell a visitor who is not signed in. */
function canTellSignedOut({ preferences, hasShownList, hasOwnSignedOut }: WidgetState): boolean {
  return hasShownList || hasOwnSignedOut || preferences.loginHref !== null;
}

/** The failure to show, unless the page has cancelled `leads-error`. */
function errorOf({ list, isFailureShown }: WidgetState): ApiError | undefined {
  return isFailureShown ? list.failure?.error : undefined;
}

/**
 * The room that the first page is expected to need. It stays until the page is left, whatever comes,
 * so that nothing below the list moves. If more rows are expected than a page, it needs a button.
 */
function renderInRoom({ preferences }: WidgetState, content: unknown): TemplateResult {
  const { skeletonRows, pageSize } = preferences;
  const total = skeletonRows ?? DEFAULT_TOTAL;
  return html`<div
    class=${total === 0 ? 'body has-no-rows' : 'body'}
    .style=${`--rows: ${Math.min(total, pageSize)}; --buttons: ${total > pageSize ? 1 : 0}`}
  >
    ${content}
  </div>`;
}

/** Placeholders for the first page. */
function renderPlaceholders({ skeletonRows, pageSize }: Preferences) {
  const rows = Math.min(skeletonRows ?? DEFAULT_TOTAL, pageSize);
  return rows > 0 ? renderSkeleton(rows, false) : nothing;
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
      ${renderSummary(state)} ${renderHeaderReset(state)}
    </div>
    ${
      hasFilters(state)
        ? html`<div class=${isSignedOut ? 'is-placeholder' : nothing}>
            ${renderFilterBar({ controls, filters, leads: list.leads, language })}
          </div>`
        : nothing
    }
    ${renderInRoom(state, renderBody(state))} ${renderFooter(list)}
  </section>`;
}

/** Stays if the page shows a failure itself: a form to sign out stands there. */
function renderFooter({ hasClient }: ListState) {
  return hasClient ? html`<slot name="footer"></slot>` : nothing;
}

/** Stays without a sentence, so that the rows do not move when it comes. */
function renderSummary({ list, language }: WidgetState): TemplateResult {
  return html`<p part="summary" class="summary">${summaryOf(list, language)}</p>`;
}

/** Returns '' if there are no rows, or more than the API counts. */
function summaryOf({ filterResult, total, leads }: ListState, language: Language): string {
  const shown = leads.length;
  if (shown === 0) {
    return '';
  }
  if (filterResult) {
    return foundSentence(language, filterResult);
  }
  return shown > total ? '' : language.text('shown', { shown, total });
}

function renderBody(state: WidgetState): TemplateResult | typeof nothing {
  const { status, leads, total } = state.list;
  switch (status) {
    case 'unconfigured':
      return nothing;
    case 'loading':
      // During a retry, the message stays.
      return errorOf(state) ? renderFailure(state) : renderPlaceholders(state.preferences);
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

function renderNothing(state: WidgetState) {
  return renderEmpty(state.language, state.filters.period, renderResetIfSet(state, 'button'));
}

function renderNobody(state: WidgetState): TemplateResult {
  const { language, hasShownList, onSlotChange } = state;
  const canTell = hasShownList || state.preferences.loginHref !== null;
  return html`<slot name="signed-out" @slotchange=${onSlotChange}
    >${canTell ? renderSignedOut(language, renderLogin(state)) : nothing}</slot
  >`;
}

/** The place of the button is kept, since the controls below must not move. */
function renderHeaderReset(state: WidgetState) {
  return hasFilters(state)
    ? html`<div class="reset" data-text=${state.language.text('filterClear')}>
        ${state.list.status === 'signed-out' ? nothing : renderResetIfSet(state, 'text-button')}
      </div>`
    : nothing;
}

/** The reader can remove the period only if there is a control to set it. */
function renderResetIfSet({ filters, preferences, language }: WidgetState, look: string) {
  const controls = preferences.filterControls.split(' ');
  const { from, to } = filters.period;
  const hasPeriod = controls.includes('period') && (from ?? to) !== null;
  return filters.filter || hasPeriod
    ? renderReset(language, look, `filter-${controls[0]}`, () => filters.clear(hasPeriod))
    : nothing;
}

/** Not before reading has ended or stopped, since more leads might match. */
function renderNothingFound(state: WidgetState) {
  const { list, filters, language } = state;
  const { filterResult, isSearching } = list;
  if (!filterResult || filterResult.matching > 0 || isSearching || errorOf(state)) {
    return nothing;
  }
  const hasSearch = filters.filter?.search !== undefined;
  return renderNoMatches(language, filterResult, hasSearch, renderResetIfSet(state, 'button'));
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
  // The number of rows in a filtered list is unknown until all are read.
  const foundSize = filterResult?.isComplete ? filterResult.matching : -1;
  return html`${renderList({
      ...state,
      isBusy,
      size: filterResult ? foundSize : Math.max(list.total, list.leads.length),
      isFiltered: filterResult !== undefined,
    })}
    ${isBusy ? renderSkeleton(nextCount(state), true) : nothing} ${renderNothingFound(state)}
    <div class=${error ? 'notice is-danger' : 'more'}>
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
