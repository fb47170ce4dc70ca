import { html, nothing, type TemplateResult } from 'lit';
import type { ApiError } from '../api/api-error.js';
import type { Lead } from '../leads/lead.js';
import type { Status } from '../status.js';
import { renderPeriodFilter, type Period } from './period-filter.js';
import type { RowActivation } from './row-activation.js';
import type { RowLook } from './row-look.js';
import { renderEmpty, renderError, renderErrorMore, renderSkeleton } from './states.js';

/** All that is to be seen. */
export interface WidgetState {
  readonly status: Status;
  readonly leads: readonly Lead[];
  readonly total: number;
  /** How many the next page will bring; 0 where there is none to ask for. */
  readonly next: number;
  /** The failure to show, unless the page has taken that upon itself. */
  readonly error: ApiError | undefined;
  /** What is asked for, as days where the filter can show them. */
  readonly period: Period;
  readonly hasFilter: boolean;
  readonly isPeriodRefused: boolean;
  /** The last sentence for screen readers. */
  readonly announcement: string;
  readonly look: RowLook;
}

/** What the reader can do. */
export interface WidgetHandlers {
  readonly onLoadMore: () => void;
  readonly onRetry: () => void;
  readonly onPeriod: (period: Period) => void;
  readonly activation: RowActivation;
}

export function renderWidget(state: WidgetState, handlers: WidgetHandlers): TemplateResult {
  return html`<div class="widget" lang=${state.look.language.textsLang}>
    ${isSilent(state) ? nothing : renderSection(state, handlers)}
    <div class="spoken" role="status">${state.announcement}</div>
  </div>`;
}

/** The section takes the focus where what had it goes. */
function renderSection(state: WidgetState, handlers: WidgetHandlers): TemplateResult {
  const { texts } = state.look.language;
  return html`<section
    aria-labelledby="heading"
    aria-busy=${state.status === 'loading'}
    tabindex="-1"
  >
    <header>
      <slot name="heading"
        ><h2 part="heading" class="heading" id="heading">${texts.text('heading')}</h2></slot
      >
      ${renderSummary(state)}
    </header>
    ${renderFilter(state, handlers)} ${renderBody(state, handlers)}
    <slot name="footer"></slot>
  </section>`;
}

/** While it waits for what is required, or where the page has taken a failure upon itself. */
function isSilent({ status, error, hasFilter }: WidgetState): boolean {
  return status === 'unconfigured' || (status === 'error' && !error && !hasFilter);
}

function renderSummary({ status, leads, total, look }: WidgetState) {
  // The space stands ready, so that the rows come where the skeleton was.
  if (status === 'loading') return html`<p class="summary" aria-hidden="true">&nbsp;</p>`;
  if (leads.length === 0 || leads.length > total) return nothing;
  return html`<p part="summary" class="summary">
    ${look.language.texts.text('shown', { shown: leads.length, total })}
  </p>`;
}

function renderFilter(state: WidgetState, { onPeriod }: WidgetHandlers) {
  const { hasFilter, period, isPeriodRefused, look } = state;
  if (!hasFilter) return nothing;
  const { texts } = look.language;
  return renderPeriodFilter({ ...period, isRefused: isPeriodRefused, texts }, onPeriod);
}

function renderBody(state: WidgetState, handlers: WidgetHandlers) {
  const { status, error, leads, period } = state;
  const { texts } = state.look.language;
  switch (status) {
    case 'unconfigured':
      return nothing;
    case 'loading':
      return renderSkeleton();
    case 'empty':
      return renderEmpty(texts, period);
    case 'error':
      return error ? renderError(error, texts, handlers.onRetry) : nothing;
    case 'refreshing':
      return leads.length > 0 ? renderList(state, handlers) : renderEmpty(texts, period);
    case 'ready':
    case 'complete':
    case 'loading-more':
    case 'error-more':
      return renderList(state, handlers);
    default:
      return status satisfies never;
  }
}

/** The rows are put in by `KeyedRows`. */
function renderList(
  { status, next, error, look }: WidgetState,
  { onLoadMore, activation }: WidgetHandlers,
): TemplateResult {
  const { texts, textsLang, locale } = look.language;
  // For the keyboard, each row that takes a click has a link or a button.
  // eslint-disable-next-line lit-a11y/click-events-have-key-events
  return html`<div
      id="list"
      part="list"
      class="list"
      role="list"
      aria-labelledby="heading"
      aria-busy=${status === 'loading-more'}
      lang=${textsLang === locale ? nothing : locale}
      @pointerdown=${activation.handlePointerDown}
      @click=${activation.handleClick}
    ></div>
    ${error ? renderErrorMore(error, texts) : nothing}
    ${
      next > 0
        ? html`<button
            type="button"
            id="load-more"
            part="load-more"
            class="button load-more"
            aria-disabled=${status === 'loading-more'}
            @click=${onLoadMore}
          >
            ${texts.text('loadMore', { n: next })}
          </button>`
        : nothing
    }`;
}
