import { html, nothing, type TemplateResult } from 'lit';
import type { ApiError } from '../api/api-error.js';
import type { Messages } from '../i18n/messages.js';
import type { Translator } from '../i18n/translator.js';
import type { Period } from './period-filter.js';

const SKELETON_ROWS = [1, 2, 3];

/** Where the first rows will stand, in their shape: rows of a subject, facts and a line below. */
export function renderSkeleton(): TemplateResult {
  const bar = (field: string) => html`<span class=${`${field} bar`}>&nbsp;</span>`;
  return html`<div part="skeleton" class="list" aria-hidden="true">
    ${SKELETON_ROWS.map(
      () => html`<div class="row">${['subject', 'status', 'time', 'meta'].map(bar)}</div>`,
    )}
  </div>`;
}

export function renderEmpty(texts: Translator, period: Period): TemplateResult {
  return html`<slot name="empty">
    <div class="notice">
      <p part="message" class="message">${emptyText(texts, period)}</p>
    </div>
  </slot>`;
}

/** That there is nothing, at all or in the period asked for. */
export function emptyText(texts: Translator, { from, to }: Period): string {
  return texts.text((from ?? to) ? 'emptyPeriod' : 'empty');
}

/** What failed, in the reader's words, and a way to try again where that can help. */
export function renderError(
  error: ApiError,
  texts: Translator,
  onRetry: () => void,
): TemplateResult {
  const isConfig = error.kind === 'config';
  return html`<slot name="error">
    <div class="notice">
      <p part="message" class=${isConfig ? 'message' : 'message danger'}>
        ${errorText(error, texts, 'error')}
      </p>
      ${
        isConfig
          ? nothing
          : html`<button type="button" part="retry" class="button retry" @click=${onRetry}>
              ${texts.text('retry')}
            </button>`
      }
    </div>
  </slot>`;
}

/** Below the rows; the load-more button is the retry. */
export function renderErrorMore(error: ApiError, texts: Translator): TemplateResult {
  return html`<p part="message" class="notice danger">${errorText(error, texts, 'errorMore')}</p>`;
}

/** The API's own words where it has some, else a sentence by what went wrong. */
export function errorText(
  error: ApiError,
  texts: Translator,
  otherwise: keyof Messages & ('error' | 'errorMore'),
): string {
  if (error.apiMessage) return error.apiMessage;
  switch (error.kind) {
    case 'config':
    case 'offline':
    case 'timeout':
      return texts.text(error.kind);
    case 'network':
    case 'http':
    case 'protocol':
    case 'api':
      return texts.text(otherwise);
  }
}
