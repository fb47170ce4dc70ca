import { html, type TemplateResult } from 'lit';

/** Placeholders for the first rows, of one line each, in the shape of rows. */
export function renderSkeleton(): TemplateResult {
  const row = html`<div class="row">
    <span class="subject"><span class="bar">&nbsp;</span></span>
    <span class="status bar">&nbsp;</span>
    <span class="time bar">&nbsp;</span>
    <span class="number bar">&nbsp;</span>
    <span class="meta"><span class="bar">&nbsp;</span></span>
  </div>`;
  return html`<div part="skeleton" class="list" aria-hidden="true">${row}${row}${row}</div>`;
}
