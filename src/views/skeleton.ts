import { html, nothing, type TemplateResult } from 'lit';
import { formatTime } from '../i18n/dates.js';
import type { Language } from '../i18n/language.js';

/** The number of drawn placeholders. Further rows only reserve space, which costs less. */
const MOST_DRAWN = 10;

/** The same for a further page, about half a screen, since it begins at the pressed button. */
const MOST_DRAWN_BELOW_ROWS = 5;

/** As wide as most numbers of leads, and as most times of this year. */
const SAMPLE_NUMBER = 500_000;
const SAMPLE_TIME = { iso: '2025-06-22T02:25' };
const SAMPLE_NOW = new Date(SAMPLE_TIME.iso);

/** Placeholders for the rows of the first page, and for the button if there are `next` more. */
export function renderSkeleton(rows: number, next: number, language: Language): TemplateResult {
  return html`<div part="skeleton" class="list" aria-hidden="true">
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

/** Placeholders for the rows of a further page, with a spinner. */
export function renderReservedRows(rows: number, language: Language): TemplateResult {
  return html`<div part="skeleton" class="list reserved" aria-hidden="true">
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
 * A row of one line without mark and unread messages. Its date and number are sample texts, since
 * their width in the language decides where a line breaks.
 */
function renderPlaceholder(language: Language): TemplateResult {
  const time = formatTime(SAMPLE_TIME, language, SAMPLE_NOW);
  const number = language.text('number', { number: SAMPLE_NUMBER });
  return html`<div class="row">
    <span class="subject bar">&nbsp;</span>
    <span class="status bar">&nbsp;</span>
    <span class="time bar" data-text=${time}></span>
    <span class="number bar" data-text=${number}></span>
    <span class="meta bar">&nbsp;</span>
  </div>`;
}
