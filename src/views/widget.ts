import { html, nothing, type TemplateResult } from 'lit';
import type { ApiError } from '../api/api-error.js';
import type { Language } from '../i18n/language.js';
import type { Block } from '../model/blocks.js';
import type { Period } from '../model/period.js';
import type { Status } from '../model/status.js';
import { renderPeriod } from './filters.js';
import { renderHeading } from './heading.js';
import { renderList } from './list.js';
import { messageOf, renderEmpty, renderError, renderMessage } from './notices.js';
import type { RowOptions } from './row.js';
import { renderReservedRows, renderSkeleton } from './skeleton.js';

/** Everything that is shown, and what the reader can do. */
export interface WidgetState {
  readonly status: Status;
  readonly blocks: readonly Block[];
  /** How many leads are shown. */
  readonly shown: number;
  /** How many there are by the host's count. */
  readonly total: number;
  /** How many the next page will bring; 0 if there is none to ask for. */
  readonly next: number;
  /** How many placeholders the first page has while it loads. */
  readonly skeletonRows: number;
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
  readonly period: Period;
  /** 1 to 6. */
  readonly headingLevel: number;
  /** Whether the page has a heading of its own in the slot. */
  readonly hasOwnHeading: boolean;
  /** Whether the controls of the period are shown. */
  readonly hasPeriodControl: boolean;
  /** Whether the reader has asked for a period that starts after it ends. */
  readonly isPeriodRefused: boolean;
  /** The last sentence for screen readers. */
  readonly announcement: string;
  readonly language: Language;
  readonly rowOptions: RowOptions;
  /** Handles `slotchange` of the heading. */
  readonly onHeadingChange: (event: Event) => void;
  /** Loads the next page, or tries again what failed. */
  readonly onLoadMore: () => void;
  readonly onPeriod: (period: Period) => void;
  /** Called when the reader has changed one end of the period. */
  readonly onPeriodChange: (end: keyof Period) => void;
}

export function renderWidget(state: WidgetState): TemplateResult {
  const { status, error, hasPeriodControl, announcement, language } = state;
  // While a required setting is missing, or if the page shows a failure itself.
  const isSilent = status === 'unconfigured' || (status === 'error' && !error && !hasPeriodControl);
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
  const { status, headingLevel, hasOwnHeading, hasPeriodControl, language, onHeadingChange } =
    state;
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
    ${hasPeriodControl ? renderPeriod({ ...state, translator: language }) : nothing}
    ${renderBody(state)}
    <slot name="footer"></slot>
  </section>`;
}

function renderSummary({ status, error, shown, total, language }: WidgetState) {
  if (status === 'loading' && !error) {
    // Reserves the space, so that the rows come where the skeleton was.
    return html`<p class="summary" aria-hidden="true">&nbsp;</p>`;
  }
  if (shown === 0 || shown > total) {
    return nothing;
  }
  return html`<p part="summary" class="summary">${language.text('shown', { shown, total })}</p>`;
}

function renderBody(state: WidgetState): TemplateResult | typeof nothing {
  const { status } = state;
  switch (status) {
    case 'unconfigured':
      return nothing;
    case 'loading':
      // A retry leaves the message where it is.
      return state.error
        ? renderFailure(state)
        : renderSkeleton(state.skeletonRows, state.skeletonRows >= state.pageSize);
    case 'error':
      return renderFailure(state);
    case 'empty':
      return renderNothing(state);
    case 'refreshing':
      return state.shown === 0 && state.total === 0 ? renderNothing(state) : renderRows(state);
    case 'ready':
    case 'complete':
    case 'loading-more':
    case 'error-more':
      return renderRows(state);
    default:
      return status satisfies never;
  }
}

/** The period can be lifted only if the reader could have set it. */
function renderNothing({ language, period, hasPeriodControl, onPeriod }: WidgetState) {
  const onAll = () => onPeriod({ from: null, to: null });
  return renderEmpty(language, period, hasPeriodControl ? onAll : undefined);
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
  const { status, shown, total, reserved, error, language } = state;
  const isBusy = status === 'loading-more';
  return html`${renderList({ ...state, isBusy, size: Math.max(total, shown) })}
    ${reserved > 0 ? renderReservedRows(reserved) : nothing}
    <div class=${error ? 'notice is-failure' : 'more'}>
      ${error ? renderMessage(messageOf(error, language, 'errorMore')) : nothing}
      ${renderLoadMore(state)}
    </div>`;
}

/** The button stays the same node over a failure, so that it keeps the focus. */
function renderLoadMore({ status, shown, total, next, error, language, onLoadMore }: WidgetState) {
  if (next === 0) {
    return nothing;
  }
  const isBusy = status === 'loading-more';
  const idleText = error ? language.text('retry') : language.text('loadMore', { n: next });
  return html`${error ? nothing : renderProgress(shown / total)}<button
      type="button"
      class="button"
      part=${error ? 'load-more retry' : 'load-more'}
      id="load-more"
      aria-disabled=${isBusy}
      @click=${onLoadMore}
    >
      ${isBusy ? html`<span class="spinner"></span>${language.text('loadingMore')}` : idleText}
    </button>`;
}

/** How much of the list is shown, for the eye; the summary says it. */
function renderProgress(share: number): TemplateResult {
  return html`<div class="progress" aria-hidden="true">
    <div .style=${`--share: ${share}`}></div>
  </div>`;
}
