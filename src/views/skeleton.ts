import { html, nothing, type TemplateResult } from 'lit';

/** About a screen of placeholders is drawn. For the rest there is room, since each costs what a row does. */
const MOST_DRAWN = 10;

/** A row of one line that has all but a mark and unread messages. */
const ROW = html`<div class="row">
  <span class="subject bar">&nbsp;</span>
  <span class="status bar">&nbsp;</span>
  <span class="time bar">&nbsp;</span>
  <span class="number bar">&nbsp;</span>
  <span class="meta bar">&nbsp;</span>
</div>`;

/**
 * Placeholders for the rows of the first page, and for the button below if they fill a page: then
 * there are likely to be more.
 */
export function renderSkeleton(rows: number, isPage: boolean): TemplateResult {
  return html`${
    rows > 0
      ? html`<div part="skeleton" class="list" aria-hidden="true">
          ${renderRoom(rows, 'room pulsing')}
        </div>`
      : nothing
  }
  ${
    isPage
      ? html`<div class="more is-placeholder" aria-hidden="true">
          <div class="progress"></div>
          <div class="button">&nbsp;</div>
        </div>`
      : nothing
  }`;
}

/** Placeholders for the rows of a further page, and a spinner that says that they are on their way. */
export function renderReservedRows(rows: number): TemplateResult {
  return html`<div part="skeleton" class="list reserved" aria-hidden="true">
    ${renderRoom(rows, 'room')}
    <span class="spinner"></span>
  </div>`;
}

/** Renders room for so many rows, of which the first are drawn. */
function renderRoom(rows: number, classes: string): TemplateResult {
  const drawn = Array.from({ length: Math.min(rows, MOST_DRAWN) }, () => ROW);
  return html`<div class=${classes} .style=${`--rows: ${rows}`}>${drawn}</div>`;
}
