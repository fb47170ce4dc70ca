import { html, nothing, type TemplateResult } from 'lit';
import type { Preferences } from '../settings/preferences.js';

/** More would be drawn for nobody: they are higher than a screen. */
const MOST_COVERS = 20;

const BARS = html`<div class="bars"></div>`;

/** Placeholders for rows that are being loaded. */
export function renderSkeleton(rows: number, look = 'skeleton') {
  return rows === 0
    ? nothing
    : html`<div part="skeleton" class=${look} aria-hidden="true">
        ${Array<unknown>(rows).fill(BARS)}
      </div>`;
}

/** A placeholder for a sentence, whose room it has. */
export function renderBar(sentence: string): TemplateResult {
  return html`<span class="bar" aria-hidden="true" data-text=${sentence}></span>`;
}

/** Keeps room for the rows that the page expects, while the first ones are loading. */
export function renderFirstSkeleton({ skeletonRows, pageSize }: Preferences) {
  return renderSkeleton(Math.min(skeletonRows, pageSize), 'list skeleton');
}

/** Covers what keeps its place. */
export function renderCover() {
  return renderSkeleton(MOST_COVERS, 'list skeleton cover');
}
