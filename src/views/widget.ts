import { html, nothing, type TemplateResult } from 'lit';
import type { ApiError } from '../api/api-error.js';
import type { Lead } from '../model/lead.js';
import type { Status } from '../model/status.js';
import { renderPeriodFilter, type Period } from './period-filter.js';
import type { RowLook } from './row-look.js';
import { emptyText, errorText, renderNotice, renderSkeleton } from './states.js';

/** All that is to be seen, and what the reader can do. */
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
  /** The reader has asked for a period that starts after it ends. */
  readonly isPeriodRefused: boolean;
  /** The last sentence for screen readers. */
  readonly announcement: string;
  readonly look: RowLook;
  /** Asks for what comes next, or again for what failed. */
  readonly onLoadMore: () => void;
  readonly onPeriod: (period: Period) => void;
  /** Hears of pointerdown and click in the list. */
  readonly onPointer: (event: MouseEvent) => void;
}

export function renderWidget(state: WidgetState): TemplateResult {
  const { status, error, hasFilter, announcement, look } = state;
  // While it waits for what is required, or where the page has taken a failure upon itself.
  const isSilent = status === 'unconfigured' || (status === 'error' && !error && !hasFilter);
  return html`<div class="widget" lang=${look.textsLang}>
    ${isSilent ? nothing : renderSection(state)}
    <div class="spoken" role="status">${announcement}</div>
  </div>`;
}

/** The section takes the focus where what had it goes. */
function renderSection(state: WidgetState): TemplateResult {
  return html`<section
    aria-labelledby="heading"
    aria-busy=${state.status === 'loading'}
    tabindex="-1"
  >
    <header>
      <slot name="heading"><h2 part="heading" id="heading">${state.look.text('heading')}</h2></slot>
      ${renderSummary(state)}
    </header>
    ${state.hasFilter ? renderPeriodFilter(state) : nothing} ${renderBody(state)}
    <slot name="footer"></slot>
  </section>`;
}

function renderSummary({ status, leads, total, look }: WidgetState) {
  // The space stands ready, so that the rows come where the skeleton was.
  if (status === 'loading') return html`<p class="summary" aria-hidden="true">&nbsp;</p>`;
  const shown = leads.length;
  if (shown === 0 || shown > total) return nothing;
  return html`<p part="summary" class="summary">${look.text('shown', { shown, total })}</p>`;
}

function renderBody(state: WidgetState) {
  const { status, leads, total } = state;
  if (status === 'loading') return renderSkeleton();
  if (status === 'error') return renderError(state);
  return leads.length > 0 || total > 0 ? renderList(state) : renderEmpty(state);
}

function renderEmpty({ look, period }: WidgetState) {
  return html`<slot name="empty">${renderNotice(emptyText(look, period))}</slot>`;
}

/** What failed, in the reader's words, and a way to try again where that can help. */
function renderError({ error, look, onLoadMore }: WidgetState) {
  if (!error) return nothing;
  const sentence = errorText(error, look, 'error');
  const retry = html`<button type="button" class="button" part="retry" @click=${onLoadMore}>
    ${look.text('retry')}
  </button>`;
  return html`<slot name="error"
    >${error.kind === 'config' ? renderNotice(sentence) : renderNotice(sentence, 'danger', retry)}</slot
  >`;
}

/** The rows are put in by `keyedRows`; after a failure the load-more button is the retry. */
function renderList({ status, next, error, look, onLoadMore, onPointer }: WidgetState) {
  const { text, textsLang, locale } = look;
  const isBusy = status === 'loading-more';
  // For the keyboard, each row that takes a click has a link or a button.
  // eslint-disable-next-line lit-a11y/click-events-have-key-events
  return html`<div
      id="list"
      part="list"
      class="list"
      role="list"
      aria-labelledby="heading"
      aria-busy=${isBusy}
      lang=${textsLang === locale ? nothing : locale}
      @pointerdown=${onPointer}
      @click=${onPointer}
    ></div>
    ${error ? renderNotice(errorText(error, look, 'errorMore'), 'danger') : nothing}
    ${
      next > 0
        ? html`<button
            type="button"
            class="button"
            part="load-more"
            id="load-more"
            aria-disabled=${isBusy}
            @click=${onLoadMore}
          >
            ${text('loadMore', { n: next })}
          </button>`
        : nothing
    }`;
}
