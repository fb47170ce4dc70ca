import { html, nothing, type TemplateResult } from 'lit';
import type { ApiError } from '../model/api-error.js';
import { countSentence, foundSentence } from '../i18n/sentences.js';
import { MAX_MORE } from '../model/lead-list.js';
import type { Preferences } from '../settings/preferences.js';
import { renderFilterBar, renderReset, type FilterView } from './filter-bar.js';
import { renderList, type ListView } from './list.js';
import {
  renderEmpty,
  renderError,
  renderFailure,
  renderNoMatches,
  renderSignedOut,
} from './notices.js';
import { renderBar, renderCover, renderFirstSkeleton } from './skeleton.js';

export interface WidgetState extends ListView {
  /** The failure that the reader sees, since the page may show one itself. */
  readonly error: ApiError | undefined;
  readonly filters: FilterView;
  readonly preferences: Preferences;
  /** Whether there may be another token, which a retry after a refusal needs. */
  readonly canRenewToken: boolean;
  /**
   * Whether what belongs to the reader keeps its place, but for nobody, until the site has said who
   * is signed in.
   */
  readonly isCovered: boolean;
  readonly hasShownList: boolean;
  readonly isFilled: (slot: string) => boolean;
  readonly announcement: string;
  /** Returns the URL of the sign-in page, for the current URL of the page; null if there is none. */
  readonly loginUrl: () => string | null;
  readonly onSlotChange: () => void;
  /** Loads the next page, or retries a failure. */
  readonly onLoadMore: () => void;
}

export function renderWidget(state: WidgetState): TemplateResult {
  const { list, error, announcement, language } = state;
  const { status } = list;
  // Draws no section while a required setting is missing, or if the page shows a failure itself. The
  // footer stays: a form to sign out stands there.
  const isSilent = status === 'unconfigured' || (status === 'error' && !error);
  return html`<div class="widget" lang=${language.textsLang}>
    ${isSilent ? nothing : renderSection(state)}
    ${
      list.hasClient
        ? html`<div ?inert=${state.isCovered}><slot name="footer"></slot></div>`
        : nothing
    }
    <div class="spoken" aria-live="polite">${announcement}</div>
  </div>`;
}

/** Not during a retry: after a refusal, nobody but the client must read the typed text. */
function hasFilters({ list, filters }: WidgetState): boolean {
  const isFirst = list.status === 'loading' && !list.failure;
  return filters.controls.length > 0 && (isFirst || list.leads.length > 0);
}

/** Whether there is something to tell a visitor who is not signed in. */
function canTellSignedOut({ preferences, hasShownList, isFilled }: WidgetState): boolean {
  return hasShownList || isFilled('signed-out') || preferences.loginHref !== null;
}

/**
 * The box of the heading receives the focus if the focused element is gone or covered. The name of the
 * section is the heading element, so it remains even if the page hides that part or the content of its
 * slot. If the section has nothing to tell, it is hidden but stays: a slot that is filled later fires
 * `slotchange`.
 */
function renderSection(state: WidgetState): TemplateResult {
  const { list, error, filters, preferences, language, isCovered, onSlotChange } = state;
  const isLoading = list.status === 'loading';
  // During a retry, the message stays.
  const isFirst = isLoading && !error;
  const summary = isFirst ? renderSummaryBar(state) : summaryOf(state);
  const hasRows = list.leads.length > 0;
  // An empty line keeps the button that removes the filters in its place.
  const hasSummary = summary || (hasRows && filters.filter);
  return html`<section
    ?hidden=${list.status === 'signed-out' && !canTellSignedOut(state)}
    aria-labelledby=${state.isFilled('heading') ? 'own-heading' : 'heading'}
    aria-busy=${isLoading || isCovered}
  >
    <div class="header">
      <div id="own-heading" tabindex="-1">
        <slot name="heading" @slotchange=${onSlotChange}
          ><div
            id="heading"
            class="heading"
            part="heading"
            role="heading"
            aria-level=${preferences.headingLevel}
          >
            ${language.text('heading')}
          </div></slot
        >
      </div>
      ${hasFilters(state) ? renderFilterBar(filters) : nothing}
      <p
        part="summary"
        class=${isCovered ? 'summary is-covered' : 'summary'}
        ?hidden=${!hasSummary}
      >
        <span ?inert=${isCovered}>${summary}</span>
      </p>
      ${hasRows ? renderReset(filters) : nothing}
    </div>
    ${isFirst ? renderFirstSkeleton(preferences) : renderBox(state)}
  </section>`;
}

/** What replaces the first placeholders is another box, so it has not moved if it begins higher. */
function renderBox(state: WidgetState): TemplateResult {
  const { isCovered } = state;
  return html`<div class="body">
    <div ?inert=${isCovered}>${renderBody(state)}</div>
    ${isCovered ? renderCover() : nothing}
  </div>`;
}

/** The sentence of a usual list, since nobody knows how many rows will come. */
function renderSummaryBar({ language, preferences: { pageSize } }: WidgetState): TemplateResult {
  return renderBar(countSentence(language, pageSize, 100 + pageSize));
}

/** Not before reading has ended or stopped, since more leads might match. */
function hasFoundNothing({ list, error }: WidgetState): boolean {
  return list.filterResult?.matching === 0 && !list.isSearching && !error;
}

/** Returns '' if there are no rows, or more than the API counts, or if a message tells it. */
function summaryOf(state: WidgetState): string {
  const { list, language } = state;
  const { filterResult, total, leads } = list;
  const shown = leads.length;
  if (shown === 0 || hasFoundNothing(state)) {
    return '';
  }
  if (filterResult) {
    return foundSentence(language, filterResult);
  }
  return shown > total ? '' : countSentence(language, shown, total);
}

function renderBody(state: WidgetState): TemplateResult | typeof nothing {
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
        const failed = { error, willRetry: list.willRetry };
        return renderError(failed, language, renderErrorControls(error, state));
      }
      return nothing;
    case 'empty':
    case 'refreshing':
      return leads.length === 0 && total === 0
        ? renderEmpty(language, list.hasPeriod)
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
 * The filled button probably helps. A retry does not help an invalid setting. A refused token needs
 * another, or a new sign-in; an API may report it by an `ErrorCode`, but also anything else.
 */
function renderErrorControls({ kind }: ApiError, state: WidgetState): TemplateResult {
  const isRefused = kind === 'auth';
  const canRetry = isRefused ? state.canRenewToken : kind !== 'config';
  const label = state.language.text('retry');
  const work = state.list.status === 'loading' ? label : undefined;
  const look = isRefused ? 'button' : 'button is-main';
  return html`${isRefused ? renderLogin(state) : nothing}
  ${canRetry ? renderButton('retry', label, work, state, look) : nothing}
  ${kind === 'api' ? renderLogin(state, 'button') : nothing}`;
}

/** The URL may contain that of the page, which a router can change without drawing the list. */
function renderLogin({ loginUrl, language }: WidgetState, look = 'button is-main') {
  const url = loginUrl();
  const follow = ({ currentTarget }: Event) => {
    if (currentTarget instanceof HTMLAnchorElement) {
      currentTarget.href = loginUrl() ?? '';
    }
  };
  return url === null
    ? nothing
    : html`<a class=${look} href=${url} @pointerdown=${follow} @click=${follow}
        ><bdi>${language.text('login')}</bdi></a
      >`;
}

/** After a failure, the load-more button is the retry, in one block with the message. */
function renderRows(state: WidgetState): TemplateResult {
  const { list, error, preferences, filters, language } = state;
  const { total, leads, hasMore, filterResult, willRetry } = list;
  const isNothing = hasFoundNothing(state);
  const isBusy = list.status === 'loading-more' && !filterResult;
  const mayContinue = hasMore && !filterResult?.isComplete;
  const next = mayContinue ? Math.min(preferences.pageSize, MAX_MORE, total - leads.length) : 0;
  return html`${renderList(state, isBusy ? next : 0)}
    ${isNothing && filterResult ? renderNoMatches(language, filterResult, filters.filter) : nothing}
    <div class=${error ? 'notice is-danger' : 'more'}>
      ${error ? renderFailure({ error, willRetry }, language, 'errorMore') : nothing}
      ${next > 0 ? renderLoadMore(next, isNothing, state) : nothing}
    </div>`;
}

/** @param isOnlyWay whether there is nothing else to see */
function renderLoadMore(next: number, isOnlyWay: boolean, state: WidgetState): TemplateResult {
  const { list, error, language } = state;
  const { status, filterResult, isSearching } = list;
  const { text } = language;
  const offer = filterResult ? text('searchFurther') : text('loadMore', { n: next });
  const label = error ? text('retry') : offer;
  const isBusy = status === 'loading-more' || isSearching;
  const activity = text(filterResult ? 'searching' : 'loadingMore');
  const work = isBusy ? html`<span class="work" data-text=${activity}></span>` : undefined;
  const look = isOnlyWay || error ? 'button is-main' : 'button';
  return renderButton(error ? 'load-more retry' : 'load-more', label, work, state, look);
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
  look: string,
): TemplateResult {
  return html`<button
    type="button"
    class=${look}
    part=${part}
    aria-label=${label}
    aria-disabled=${work !== undefined}
    @click=${onLoadMore}
  >
    ${work === undefined ? html`<bdi>${label}</bdi>` : html`<span class="spinner"></span>${work}`}
  </button>`;
}
