import { html, nothing, type TemplateResult } from 'lit';
import { formatTime, machineTime } from '../i18n/dates.js';
import type { Language } from '../i18n/language.js';
import type { Lead } from '../model/lead.js';
import { leadUrl } from '../settings/lead-href.js';
import { customRow, type RenderLead } from './custom-row.js';

/** How rows look and what they do. */
export interface RowOptions {
  /** The URL template that makes the subject a link, if any. */
  readonly leadHref: string | null;
  /** Makes the subject a button if it is not a link. */
  readonly isSelectable: boolean;
  /** Draws the inside of a row in place of the built-in fields. */
  readonly renderLead: RenderLead | null;
}

/** The place of a row in the whole list, which screen readers announce. */
export interface RowPlace {
  /** From 1. */
  readonly position: number;
  readonly size: number;
}

/** Renders a row of the list. */
export function renderRow(
  lead: Lead,
  { position, size }: RowPlace,
  language: Language,
  options: RowOptions,
): TemplateResult {
  const { renderLead } = options;
  const renderBuiltIn = () => renderFields(lead, language, options);
  return html`<div
    class=${lead.unread > 0 ? 'row is-unread' : 'row'}
    part="lead"
    role="listitem"
    tabindex="-1"
    aria-posinset=${position}
    aria-setsize=${size}
  >
    ${renderLead ? customRow(lead, renderLead, renderBuiltIn) : renderBuiltIn()}
  </div>`;
}

/** Returns the row that contains an element, or null. */
export function rowOf(inside: Element): HTMLElement | null {
  return inside.closest<HTMLElement>('[part~=lead]');
}

/** Returns the index of a row in the list. Rows know their position for screen readers' sake. */
export function rowIndexOf(row: HTMLElement): number {
  return Number(row.ariaPosInSet) - 1;
}

/** Returns the link or button that activates a row, or null. */
export function controlOf(row: HTMLElement): HTMLElement | null {
  return row.querySelector<HTMLElement>(':scope > :is(a, button).subject');
}

/**
 * Renders the fields that a lead has. They are set as `textContent`, which takes fewer nodes than a text
 * binding: a list may have thousands.
 */
function renderFields(lead: Lead, language: Language, options: RowOptions): TemplateResult {
  const { status, time, number, mark, unread } = lead;
  const { text, locale, timeZone } = language;
  const title = titleOf(lead, language);
  const meta = metaOf(lead, title);
  return html`${renderSubject(lead, title, options)}${
    status ? html`<span class="status" part="status" .textContent=${status}></span>` : nothing
  }${
    time
      ? html`<time
          class="time"
          part="time"
          datetime=${machineTime(time)}
          .textContent=${formatTime(time, locale, timeZone)}
        ></time>`
      : nothing
  }${
    number > 0
      ? html`<span class="number" part="number" .textContent=${text('number', { number })}></span>`
      : nothing
  }${mark ? html`<span class="mark" part="mark" .textContent=${mark}></span>` : nothing}${
    unread > 0 ? renderUnread(unread, language) : nothing
  }${meta ? html`<span class="meta" part="meta" .textContent=${meta}></span>` : nothing}`;
}

function renderSubject(
  lead: Lead,
  title: string,
  { leadHref, isSelectable }: RowOptions,
): TemplateResult {
  const url = leadHref === null ? undefined : leadUrl(leadHref, lead);
  if (url !== undefined) {
    return html`<a class="subject" part="subject" href=${url}>${title}</a>`;
  }
  if (isSelectable && leadHref === null) {
    return html`<button type="button" class="subject" part="subject">${title}</button>`;
  }
  return html`<span class="subject" part="subject" .textContent=${title}></span>`;
}

/** Renders a number for the eye, and a sentence for the ear. */
function renderUnread(unread: number, { text, number }: Language): TemplateResult {
  return html`<span class="unread" part="unread"
    ><span aria-hidden="true" .textContent=${number(unread)}></span
    ><span class="spoken" .textContent=${text('unread', { n: unread })}></span
  ></span>`;
}

/** Returns the subject, or a substitute if it is missing. */
function titleOf({ subject, form, type, number }: Lead, { text }: Language): string {
  return subject || form || type || text(number > 0 ? 'untitled' : 'unnamed', { number });
}

/** Returns type, source and form, except what the title says already. */
function metaOf({ type, source, form }: Lead, title: string): string {
  return [type, source, form].filter((word) => word !== '' && word !== title).join('\u00a0· ');
}
