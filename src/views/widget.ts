import { html, nothing, type TemplateResult } from 'lit';
import type { ApiError } from '../api/api-error.js';
import type { Lead } from '../leads/lead.js';
import type { Status } from '../status.js';
import { keyedRows } from './keyed-rows.js';
import type { Language } from './language.js';
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
  readonly hasPeriod: boolean;
  /** The last sentence for screen readers. */
  readonly announcement: string;
  readonly language: Language;
}

/** What the reader can do. */
export interface WidgetHandlers {
  readonly onLoadMore: () => void;
  readonly onRetry: () => void;
}

export function renderWidget(state: WidgetState, handlers: WidgetHandlers): TemplateResult {
  return html`${isSilent(state) ? nothing : renderSection(state, handlers)}
    <div class="announcer" role="status">${state.announcement}</div>`;
}

function renderSection(state: WidgetState, handlers: WidgetHandlers): TemplateResult {
  const { texts } = state.language;
  return html`<section aria-labelledby="heading">
    <header>
      <slot name="heading"><h2 part="heading" id="heading">${texts.text('heading')}</h2></slot>
      ${renderSummary(state)}
    </header>
    ${renderBody(state, handlers)}
    <slot name="footer"></slot>
  </section>`;
}

/** While it waits for what is required, or where the page has taken a failure upon itself. */
function isSilent({ status, error }: WidgetState): boolean {
  return status === 'unconfigured' || (status === 'error' && !error);
}

function renderSummary({ status, leads, total, language }: WidgetState) {
  // The space stands ready, so that the rows come where the skeleton was.
  if (status === 'loading') return html`<p part="summary" aria-hidden="true">&nbsp;</p>`;
  if (leads.length === 0 || leads.length > total) return nothing;
  return html`<p part="summary">
    ${language.texts.text('shown', { shown: leads.length, total })}
  </p>`;
}

function renderBody(state: WidgetState, handlers: WidgetHandlers) {
  const { status, error, language, hasPeriod } = state;
  switch (status) {
    case 'unconfigured':
      return nothing;
    case 'loading':
      return renderSkeleton();
    case 'empty':
      return renderEmpty(language.texts, hasPeriod);
    case 'error':
      return error ? renderError(error, language.texts, handlers.onRetry) : nothing;
    case 'refreshing':
      return state.leads.length > 0
        ? renderList(state, handlers)
        : renderEmpty(language.texts, hasPeriod);
    case 'ready':
    case 'complete':
    case 'loading-more':
    case 'error-more':
      return renderList(state, handlers);
    default:
      return status satisfies never;
  }
}

function renderList(state: WidgetState, { onLoadMore }: WidgetHandlers): TemplateResult {
  const { status, leads, total, next, error, language } = state;
  return html`<div
      part="list"
      role="list"
      aria-labelledby="heading"
      aria-busy=${status === 'loading-more'}
      ${keyedRows(leads, total, language)}
    ></div>
    ${error ? renderErrorMore(error, language.texts) : nothing}
    ${
      next > 0
        ? html`<button
            type="button"
            part="load-more"
            class="button"
            aria-disabled=${status === 'loading-more'}
            @click=${onLoadMore}
          >
            ${language.texts.text('loadMore', { n: next })}
          </button>`
        : nothing
    }`;
}
