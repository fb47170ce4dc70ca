import { html, noChange, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { formatMonth, formatTime, machineTime } from '../i18n/dates.js';
import type { Language } from '../i18n/language.js';
import type { Lead, LeadTime } from '../model/lead.js';
import { NOT_SHOWN } from '../model/shown-blocks.js';
import { toneOf, type StatusTones } from '../model/tone.js';
import { leadUrl } from '../settings/lead-href.js';
import { customRow, type RenderLead, type RowHost } from './custom-row.js';
import { drawnLead } from './drawn-lead.js';
import { renderGroupLabel } from './heading.js';

/** How rows look and what they do. */
export interface RowOptions {
  /** The URL template that makes the subject a link, if any. */
  readonly leadHref: string | null;
  /** Makes the subject a button if it is not a link. */
  readonly selectable: boolean;
  /** The tones of statuses, if the page gives any. */
  readonly statusTones: StatusTones | null;
  /** The level of the heading of the list, 1 to 6. */
  readonly headingLevel: number;
  /** Draws the inside of a row in place of the built-in fields. */
  readonly renderLead: RenderLead | null;
  readonly host: RowHost;
}

/** The properties of the element that decide how rows look and what they do. */
export const ROW_PROPERTIES = [
  'leadHref',
  'selectable',
  'statusTones',
  'headingLevel',
  'renderLead',
] as const;

/** The place of a row in the whole list, which screen readers announce. */
export interface RowPlace {
  /** From 1, or `NOT_SHOWN`. */
  readonly position: number;
  readonly size: number;
  /** Whether it comes first in its month, and says so. */
  readonly startsMonth: boolean;
}

/** The most unread messages that the badge counts. */
const MAX_COUNT = 99;

/** How many links and buttons have been drawn. */
let controlCount = 0;

/**
 * Renders a row of the list. A filter changes its place, and not what is in it; a row that is hidden
 * keeps the place that it had, which nobody hears.
 */
export function renderRow(
  lead: Lead,
  { position, size, startsMonth }: RowPlace,
  language: Language,
  options: RowOptions,
): TemplateResult {
  const { renderLead, host } = options;
  const isShown = position !== NOT_SHOWN;
  const renderBuiltIn = () => renderFields(drawnLead(lead), language, options);
  return html`<div
    class=${lead.unread > 0 ? 'row is-unread' : 'row'}
    part=${lead.unread > 0 ? 'lead lead-unread' : 'lead'}
    role="listitem"
    ?hidden=${!isShown}
    aria-posinset=${isShown ? position : noChange}
    aria-setsize=${isShown ? size : noChange}
  >
    ${startsMonth && lead.time ? renderMonth(lead.time, language, options) : nothing}${guard(
      [lead, language, options],
      () => (renderLead ? customRow(lead, renderLead, renderBuiltIn, host) : renderBuiltIn()),
    )}
  </div>`;
}

function renderMonth(
  time: LeadTime,
  language: Language,
  { headingLevel }: RowOptions,
): TemplateResult {
  return renderGroupLabel(headingLevel, formatMonth(time, language, new Date()));
}

/**
 * Renders all fields of a row. Those that nearly every lead has are in one template, and hidden if
 * it lacks them: each template of its own would cost as much as its elements. They are set as
 * `textContent`, which takes fewer nodes than a text binding: a list may have thousands. What the
 * host wrote has the language of the page.
 *
 * Type, source and form have dots between them for the eye, and commas for the ear, of which the first
 * parts them from the field before.
 */
function renderFields(lead: Lead, language: Language, options: RowOptions): TemplateResult {
  const { status, time, number, mark, unread } = lead;
  const { locale, textsLang, text } = language;
  const hostLang = language.hostLang ?? nothing;
  const title = titleOf(lead, language);
  const tone = toneOf(status, options.statusTones);
  const meta = metaOf(lead, title);
  const control = controlFor(lead, options);
  const pause = meta.length > 0 && (number > 0 || mark) ? ', ' : '';
  // The space after a status parts it from the date, and lets the line break there.
  return html`${
      control ? renderControl(control, lead, title, language) : renderSubject(lead, title, language)
    }${unread > 0 ? renderUnread(lead, language, control !== undefined) : nothing}<span
      id=${control?.statusId ?? nothing}
      class="status is-${tone}"
      part="status status-${tone}"
      dir="auto"
      lang=${hostLang}
      ?hidden=${status === ''}
      .textContent=${status}
    ></span>
    <time
      id=${control?.timeId ?? nothing}
      class="time"
      part="time"
      lang=${locale === textsLang ? nothing : locale}
      datetime=${time ? machineTime(time) : nothing}
      ?hidden=${!time}
      .textContent=${time ? formatTime(time, language, new Date()) : ''}
    ></time
    ><span
      class="number"
      part="number"
      ?hidden=${number <= 0}
      .textContent=${number > 0 ? text('number', { number }) : ''}
    ></span
    >${mark ? renderMark(mark, number > 0, language) : nothing}<span
      class="meta"
      part="meta"
      dir="auto"
      lang=${hostLang}
      ?hidden=${meta.length === 0}
      ><span aria-hidden="true" .textContent=${meta.join('\u00a0· ')}></span
      ><span class="spoken" .textContent=${pause + meta.join(', ')}></span
    ></span>`;
}

/** What a press of a subject does: follows `href`, or tells the page if that is undefined. */
interface Control {
  readonly href: string | undefined;
  /** The ids of what describes it. */
  readonly statusId: string;
  readonly timeId: string;
}

/** Returns undefined if a lead is only to be read. */
function controlFor(lead: Lead, { leadHref, selectable }: RowOptions): Control | undefined {
  const href = leadHref === null ? undefined : leadUrl(leadHref, lead);
  if (href === undefined && (leadHref !== null || !selectable)) {
    return undefined;
  }
  // A lead may have no id of its own, and its place in the list changes.
  const key = ++controlCount;
  return { href, statusId: `status-${key}`, timeId: `time-${key}` };
}

function renderSubject(lead: Lead, title: string, language: Language): TemplateResult {
  return html`<span
    class="subject clamp"
    part="subject"
    dir="auto"
    lang=${subjectLang(lead, language)}
    .textContent=${title}
  ></span>`;
}

/**
 * A link or a button is named by subject and unread messages, and described by status and date, as
 * far as there are any.
 */
function renderControl(
  { href, statusId, timeId }: Control,
  lead: Lead,
  title: string,
  language: Language,
): TemplateResult {
  const label = lead.unread > 0 ? `${title}, ${unreadText(lead, language)}` : nothing;
  const description =
    [lead.status && statusId, lead.time && timeId].filter(Boolean).join(' ') || nothing;
  // Browsers clamp no lines of a button itself. The name of a link has another language than its text.
  const shown = html`<span
    class="clamp"
    dir="auto"
    lang=${subjectLang(lead, language)}
    .textContent=${title}
  ></span>`;
  return href === undefined
    ? html`<button
        type="button"
        class="subject"
        part="subject"
        aria-label=${label}
        aria-describedby=${description}
      >
        ${shown}
      </button>`
    : html`<a
        class="subject"
        part="subject"
        href=${href}
        aria-label=${label}
        aria-describedby=${description}
        >${shown}</a
      >`;
}

/** What the host wrote has the language of the page. */
function subjectLang({ subject, form, type }: Lead, { hostLang }: Language) {
  const isOwnText = (subject || form || type) === '';
  return isOwnText ? nothing : (hostLang ?? nothing);
}

function unreadText({ unread }: Lead, { text }: Language): string {
  return text('unread', { n: unread });
}

/** Renders the number of unread messages for the eye, and for the ear unless a control says it. */
function renderUnread(lead: Lead, language: Language, isSaid: boolean): TemplateResult {
  const { number } = language;
  const count = lead.unread > MAX_COUNT ? `${number(MAX_COUNT)}+` : number(lead.unread);
  return html`<span class="unread" part="unread" aria-hidden="true" .textContent=${count}></span>${
      isSaid
        ? nothing
        : html`<span class="spoken" .textContent=${unreadText(lead, language)}></span>`
    }`;
}

/** Renders a mark, with a pause after a number: all else before it brings a pause of its own. */
function renderMark(mark: string, hasNumber: boolean, { hostLang }: Language): TemplateResult {
  return html`<span
    class="mark ${hasNumber ? 'after-number' : ''}"
    part="mark"
    dir="auto"
    lang=${hostLang ?? nothing}
    .textContent=${mark}
  ></span>`;
}

/** Returns the subject, or a substitute if it is missing. */
function titleOf({ subject, form, type, number }: Lead, { text }: Language): string {
  return subject || form || type || text(number > 0 ? 'untitled' : 'unnamed', { number });
}

/** Returns type, source and form, except what the title says already. */
function metaOf({ type, source, form }: Lead, title: string): string[] {
  return [type, source, form].filter((word) => word !== '' && word !== title);
}
