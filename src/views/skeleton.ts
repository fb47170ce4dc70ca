import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '../i18n/language.js';
import { columnsOf, sampleTime } from './columns.js';

/** The number of drawn placeholders. Further rows only reserve space, which costs less. */
const MOST_DRAWN = 10;

/** The same for a further page, about half a screen, since it begins at the pressed button. */
const MOST_DRAWN_BELOW_ROWS = 5;

/** Placeholders for the rows of the first page, and for the button if there are `next` more. */
export function renderSkeleton(rows: number, next: number, language: Language): TemplateResult {
  const columns = columnsOf([], language);
  return html`<div part="skeleton" class="list" .style=${columns} aria-hidden="true">
      ${renderRoom(rows, MOST_DRAWN, 'room pulsing', language)}
    </div>
    ${
      next > 0
        ? html`<div class="more is-placeholder" aria-hidden="true">
            <div class="button">${language.text('loadMore', { n: next })}</div>
          </div>`
        : nothing
    }`;
}

/** Placeholders for the rows of a further page, with a spinner, in the columns of the list. */
export function renderReservedRows(
  rows: number,
  columns: string,
  language: Language,
): TemplateResult {
  return html`<div part="skeleton" class="list reserved" .style=${columns} aria-hidden="true">
    ${renderRoom(rows, MOST_DRAWN_BELOW_ROWS, 'room', language)}
    <span class="spinner"></span>
  </div>`;
}

/** Reserves space for rows, and draws the first of them. */
function renderRoom(
  rows: number,
  mostDrawn: number,
  classes: string,
  language: Language,
): TemplateResult {
  const row = renderPlaceholder(language);
  const drawn = Array.from({ length: Math.min(rows, mostDrawn) }, () => row);
  return html`<div class=${classes} .style=${`--rows: ${rows}`}>${drawn}</div>`;
}

/**
 * A row of one line without mark and unread messages. Its date is a sample, since the width of a date
 * in the language decides whether it has room next to the status.
 */
function renderPlaceholder(language: Language): TemplateResult {
  const time = sampleTime(language);
  return html`<div class="row">
    <span class="subject bar">&nbsp;</span>
    <span class="state"
      ><span class="status bar">&nbsp;</span><span class="time bar" data-text=${time}></span
    ></span>
    <span class="number bar">&nbsp;</span>
    <span class="meta bar">&nbsp;</span>
  </div>`;
}
