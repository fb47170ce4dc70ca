import { html, type TemplateResult } from 'lit';

/** Placeholders for the first rows, in their shape: a subject, facts and a line below. */
export function renderSkeleton(): TemplateResult {
  const row = html`<div class="row">
    <span class="subject bar">&nbsp;</span>
    <span class="status bar">&nbsp;</span>
    <span class="time bar">&nbsp;</span>
    <span class="meta bar">&nbsp;</span>
  </div>`;
  return html`<div part="skeleton" class="list" aria-hidden="true">${row}${row}${row}</div>`;
}
