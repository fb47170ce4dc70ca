import { html, type TemplateResult } from 'lit';

/**
 * Placeholders for rows that are being loaded.
 *
 * @param isFurther whether they are below the list
 */
export function renderSkeleton(rows: number, isFurther: boolean): TemplateResult {
  return html`<div
    part="skeleton"
    class=${isFurther ? 'list skeleton is-further' : 'list skeleton'}
    .style=${`--rows: ${rows}`}
    aria-hidden="true"
  ></div>`;
}
