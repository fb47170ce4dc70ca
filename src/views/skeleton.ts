import { html, nothing } from 'lit';

const BARS = html`<div class="bars"></div>`;

/** Placeholders for rows that are being loaded. */
export function renderSkeleton(rows: number, look = 'skeleton') {
  return rows === 0
    ? nothing
    : html`<div part="skeleton" class=${look} aria-hidden="true">
        ${Array<unknown>(rows).fill(BARS)}
      </div>`;
}
