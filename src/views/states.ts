import { html, nothing, type TemplateResult } from 'lit';
import type { ApiError } from '../api/api-error.js';
import type { Messages } from '../i18n/messages.js';
import type { Translator } from '../i18n/translator.js';
import type { Period } from './period-filter.js';

/** Where the first rows will stand, in their shape: rows of a subject, facts and a line below. */
export function renderSkeleton(): TemplateResult {
  const row = html`<div class="row">
    <span class="subject bar">&nbsp;</span>
    <span class="status bar">&nbsp;</span>
    <span class="time bar">&nbsp;</span>
    <span class="meta bar">&nbsp;</span>
  </div>`;
  return html`<div part="skeleton" class="list" aria-hidden="true">${row}${row}${row}</div>`;
}

/** A sentence in place of the list or below it, and a button where trying again can help. */
export function renderNotice(
  sentence: string,
  className: 'danger' | '' = '',
  button: unknown = nothing,
): TemplateResult {
  return html`<div class="notice">
    <p part="message" class=${className}>${sentence}</p>
    ${button}
  </div>`;
}

/** That there is nothing, at all or in the period asked for. */
export function emptyText({ text }: Translator, { from, to }: Period): string {
  return text((from ?? to) ? 'emptyPeriod' : 'empty');
}

/** The API's own words where it has some, else a sentence of what went wrong, where there is one. */
export function errorText(
  { apiMessage, kind }: ApiError,
  { text }: Translator,
  otherwise: 'error' | 'errorMore',
): string {
  return apiMessage || text(kind as keyof Messages) || text(otherwise);
}
