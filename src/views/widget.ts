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
  renderEmpty,
  renderError,
  renderErrorTitle,
  renderNoMatches,
  renderSignedOut,
} from './notices.js';

/** The number of expected leads, unless the page sets it. */
const DEFAULT_TOTAL = 6;

export interface WidgetState extends ListView {
  /** The failure that the reader sees, since the page may show one itself. */
  readonly error: ApiError | undefined;
  readonly filters: Filters;
  readonly preferences: Preferences;
  /** Whether there may be another token, which a retry after a refusal needs. */
  readonly canRenewToken: boolean;
  /** Whether nothing may be visible until the site has said who is signed in. */
  readonly isCovered: boolean;
  /** Whether the page shows the inquiries of a period only. */
  readonly hasPeriod: boolean;
  /** Whether the reader has seen a list. */
  readonly hasShownList: boolean;
  /** Whether the page has filled a slot. */
  readonly isFilled: (slot: string) => boolean;
  /** The last sentence for screen readers. */
  readonly announcement: string;
  /** Returns the URL of the sign-in page, for the current URL of the page; null if there is none. */
  readonly loginUrl: () => string | null;
  /** Handles `slotchange` of the slots `heading` and `signed-out`. */
  readonly onSlotChange: () => void;
  /** Loads the next page, or retries a failure. */
  readonly onLoadMore: () => void;
}

export function renderWidget(state: WidgetState): TemplateResult {
  const { list, error, announcement, language } = state;
  const { status } = list;
  // Draws no section while a required setting is missing, or if the page shows a failure itself. The
  // footer stays: a form to sign out stands there.
  const isSilent =
    status === 'unconfigured' || (status === 'error' && !error && !hasFilters(state));
  return html`<div class="widget" lang=${language.textsLang} ?inert=${state.isCovered}>
    ${isSilent ? nothing : renderSection(state)}
    ${list.hasClient ? html`<slot name="footer"></slot>` : nothing}
    <div class="spoken" aria-live="polite">${announcement}</div>
  </div>`;
}

/** Nobody but the client must read the typed text. */
function hasFilters({ list, preferences, hasShownList }: WidgetState): boolean {
  const isRefused = list.failure?.error.kind === 'auth';
  const isNobodys = !list.hasClient && (list.status === 'signed-out' || list.failure);
  const hasEnded = isRefused || (isNobodys && hasShownList);
  return preferences.filterControls.length > 0 && !hasEnded;
}

/** Whether there is something to tell a visitor who is not signed in. */
function canTellSignedOut({ preferences, hasShownList, isFilled }: WidgetState): boolean {
  return hasShownList || isFilled('signed-out') || preferences.loginHref !== null;
}

/**
 * The section receives the focus if the focused element is gone. Its name is the heading element,
 * so it remains even if the page hides that part or the content of its slot.
 */
function renderSection(state: WidgetState): TemplateResult {
  const { list, preferences, language, onSlotChange } = state;
  const isSignedOut = list.status === 'signed-out';
  const hasBar = hasFilters(state);
  return html`<section
    class=${isSignedOut && !canTellSignedOut(state) ? 'is-placeholder' : nothing}
    aria-labelledby=${state.isFilled('heading') ? 'own-heading' : 'heading'}
    aria-busy=${list.status === 'loading'}
    tabindex="-1"
  >
    <div class="header">
      <div id="own-heading">
        <slot name="heading" @slotchange=${onSlotChange}
          >${renderHeading(preferences.headingLevel, language.text('heading'))}</slot
        >
      </div>
      <p part="summary" class="summary">${summaryOf(list, language)}</p>
      ${
        hasBar
          ? html`<div class="reset" data-text=${language.text('filterClear')}>
              ${isSignedOut ? nothing : renderReset(state, 'text-button')}
            </div>`
          : nothing
      }
    </div>
    ${
      hasBar
        ? html`<div class=${isSignedOut ? 'is-placeholder' : nothing}>
            ${renderFilterBar(state)}
          </div>`
        : nothing
    }
    ${renderRoom(state)}
  </section>`;
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

/**
 * The room that the first page is expected to need. It stays until the page is left, whatever comes,
 * so that nothing below the list moves. If more rows are expected than a page, it needs a button.
 */
function renderRoom(state: WidgetState): TemplateResult {
  const { skeletonRows, pageSize } = state.preferences;
  const total = skeletonRows ?? DEFAULT_TOTAL;
  const rows = Math.min(total, pageSize);
  return html`<div
    class=${rows === 0 ? 'body has-no-rows' : 'body'}
    .style=${`--rows: ${rows}; --buttons: ${total > pageSize ? 1 : 0}`}
  >
    ${renderBody(state, rows)}
  </div>`;
}

/** @param rows the number of placeholders for the first page */
function renderBody(state: WidgetState, rows: number): TemplateResult | typeof nothing {
  const { list, error, language } = state;
  const { status, leads, total } = list;
  switch (status) {
    case 'unconfigured':
      return nothing;
    case 'signed-out':
      return html`<slot name="signed-out" @slotchange=${state.onSlotChange}
        >${canTellSignedOut(state) ? renderSignedOut(language, renderLogin(state)) : nothing}</slot
      >`;
    case 'loading':
    case 'error':
      // During a retry, the message stays.
      if (error) {
        return renderError(error, language, renderErrorControls(error, state));
      }
      return status === 'loading' && rows > 0 ? renderSkeleton(rows, false) : nothing;
    case 'empty':
    case 'refreshing':
      return leads.length === 0 && total === 0
        ? renderEmpty(language, state.hasPeriod)
        : renderRows(state);
    case 'ready':
    case 'complete':
    case 'loading-more':
    case 'error-more':
      return renderRows(state);
    default:
      return status satisfies never;
  }
}

/**
 * Placeholders for rows that are being loaded.
 *
 * @param isFurther whether they are below the list
 */
function renderSkeleton(rows: number, isFurther: boolean): TemplateResult {
  return html`<div
    part="skeleton"
    class=${isFurther ? 'list skeleton is-further' : 'list skeleton'}
    .style=${`--rows: ${rows}`}
    aria-hidden="true"
  ></div>`;
}

/** A retry does not help an invalid setting. A refused token needs another, or a new sign-in. */
function renderErrorControls({ kind }: ApiError, state: WidgetState): TemplateResult {
  const isRefused = kind === 'auth';
  const canRetry = isRefused ? state.canRenewToken : kind !== 'config';
  const label = state.language.text('retry');
  const work = state.list.status === 'loading' ? label : undefined;
  return html`${isRefused ? renderLogin(state) : nothing}
  ${canRetry ? renderButton('retry', label, work, state) : nothing}`;
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
  const { list, error, preferences, language } = state;
  const { total, leads, hasMore } = list;
  const isBusy = list.status === 'loading-more' && !list.filterResult;
  const next = hasMore ? Math.min(preferences.pageSize, total - leads.length) : 0;
  return html`${renderList(state, isBusy)} ${isBusy ? renderSkeleton(next, true) : nothing}
    ${renderNothingFound(state)}
    <div class=${error ? 'notice is-danger' : 'more'}>
      ${error ? renderErrorTitle(error, language, 'errorMore') : nothing}
      ${next > 0 ? renderLoadMore(next, state) : nothing}
    </div>`;
}

/** Not before reading has ended or stopped, since more leads might match. */
function renderNothingFound(state: WidgetState) {
  const { list, error, filters, language } = state;
  const { filterResult, isSearching } = list;
  if (filterResult?.matching !== 0 || isSearching || error) {
    return nothing;
  }
  const hasSearch = filters.filter?.search !== undefined;
  return renderNoMatches(language, filterResult, hasSearch, renderReset(state, 'button'));
}

/** @param next the number of rows in the next page */
function renderLoadMore(next: number, state: WidgetState): TemplateResult {
  const { list, error, language } = state;
  const { status, filterResult, isSearching } = list;
  const { text } = language;
  const offer = filterResult ? text('searchFurther') : text('loadMore', { n: next });
  const label = error ? text('retry') : offer;
  const isBusy = status === 'loading-more' || isSearching;
  const activity = text(filterResult ? 'searching' : 'loadingMore');
  const work = isBusy ? html`<span class="work" data-text=${activity}></span>` : undefined;
  return renderButton(error ? 'load-more retry' : 'load-more', label, work, state);
}

/**
 * A button that loads. It stays the same node while it is busy and after a failure, so that it keeps
 * the focus; `disabled` would move the focus to `<body>`. It also keeps its name: a screen reader
 * would speak each new one, or, if the answer arrives soon, the previous one.
 *
 * @param work what it shows while it is busy; undefined if it is not
 */
function renderButton(
  part: string,
  label: string,
  work: unknown,
  { onLoadMore }: WidgetState,
): TemplateResult {
  return html`<button
    type="button"
    class="button"
    part=${part}
    aria-label=${label}
    aria-disabled=${work !== undefined}
    @click=${onLoadMore}
  >
    ${work === undefined ? label : html`<span class="spinner"></span>${work}`}
  </button>`;
}
