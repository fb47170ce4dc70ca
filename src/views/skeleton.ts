import { html, nothing, type TemplateResult } from 'lit';

/** How many placeholders are drawn: about a screen. For the rest there is room, since each costs what a row does. */
const MOST_DRAWN = 10;

/** Of a further page, whose placeholders begin where the button was pressed, half a screen. */
const MOST_DRAWN_BELOW_ROWS = 5;

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
          ${renderRoom(rows, MOST_DRAWN, 'room pulsing')}
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
    ${renderRoom(rows, MOST_DRAWN_BELOW_ROWS, 'room')}
    <span class="spinner"></span>
  </div>`;
}

/** Renders room for so many rows, of which the first are drawn. */
function renderRoom(rows: number, mostDrawn: number, classes: string): TemplateResult {
  const drawn = Array.from({ length: Math.min(rows, mostDrawn) }, () => ROW);
  return html`<div class=${classes} .style=${`--rows: ${rows}`}>${drawn}</div>`;
}
