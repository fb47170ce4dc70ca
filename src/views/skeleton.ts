import { html, type TemplateResult } from 'lit';

/** Placeholders for rows that are being loaded. */
export function renderSkeleton(rows: number): TemplateResult {
  return html`<div
    part="skeleton"
    class="list skeleton"
    .style=${`--rows: ${rows}`}
    aria-hidden="true"
  ></div>`;
}
