import { html, noChange, nothing, type TemplateResult } from 'lit';
import { isTemplateResult } from 'lit/directive-helpers.js';
import { guard } from 'lit/directives/guard.js';
import { isObject } from '../model/is-object.js';
import { limitToMilliseconds } from '../api/read-field.js';
import type { DateStyle } from '../i18n/built-in-dates.js';
import { formatTime, isOfThisYear } from '../i18n/dates.js';
import type { Language } from '../i18n/language.js';
import { badgeNumber } from '../i18n/unread-texts.js';
import { NOT_SHOWN } from '../model/blocks.js';
import type { Lead } from '../model/lead.js';
import { toneOf, type StatusTones } from '../model/tone.js';
import type { DeveloperLog } from '../settings/developer-log.js';
import { leadUrl } from '../settings/urls.js';
import { ownContent } from './own-content.js';

/** The content of a row. JSX and Vue's nodes are objects that Lit cannot draw. */
export type LeadContent =
  Node | string | number | TemplateResult | typeof nothing | null | undefined;

/** Returns the content of a row; `nothing`, null or undefined if it has none. */
export type RenderLead = (lead: Lead) => LeadContent;

/** The settings that affect the look and behaviour of rows. */
export interface RowOptions {
  readonly leadHref: string | null;
  readonly selectable: boolean;
  readonly statusTones: StatusTones;
  readonly renderLead: RenderLead | null;
  readonly log: DeveloperLog;
}

/** A status with more letters than that may need more than one line of a wide list. */
const MAX_SHORT_STATUS = 24;

/** The number of links and buttons that have been drawn. */
let controlCount = 0;

export interface RowView {
  readonly lead: Lead;
  /** Its place in the whole list, from 1, or `NOT_SHOWN`. */
  readonly position: number;
  /** The number of rows in the whole list, or -1 if it is unknown. */
  readonly size: number;
  readonly language: Language;
  readonly options: RowOptions;
}

/**
 * Renders a row of the list. A filter changes only the place of a row and hides it, but keeps its
 * content: to draw 2,000 rows takes a quarter of a second, to hide them a few milliseconds. A
 * hidden row keeps its last place, which is never spoken.
 */
export function renderRow({ lead, position, size, language, options }: RowView): TemplateResult {
  const isShown = position !== NOT_SHOWN;
  const isUnread = lead.unread > 0;
  return html`<div
    class=${isUnread ? 'row is-unread' : 'row'}
    part=${isUnread ? 'lead lead-unread' : 'lead'}
    role="listitem"
    ?hidden=${!isShown}
    aria-posinset=${isShown ? position : noChange}
    aria-setsize=${isShown ? size : noChange}
  >
    ${guard([lead, language, options], () => renderContent(lead, language, options))}
  </div>`;
}

/** Renders the page's own content, or the built-in fields if there is none or it throws. */
function renderContent(lead: Lead, language: Language, options: RowOptions): unknown {
  const { renderLead, log } = options;
  return renderLead
    ? ownContent(
        () => html`<div class="own">${drawable(renderLead(lead))}</div>`,
        (error) => {
          log.warn('renderLead failed; the built-in row is shown.', error);
          return renderFields(lead, language, options);
        },
      )
    : renderFields(lead, language, options);
}

/**
 * Returns the content. Throws an error if it is another object, which Lit would draw as `[object
 * Object]`. A node may come from another window.
 */
function drawable(content: unknown): unknown {
  const isOther = isObject(content) && !('nodeType' in content) && !isTemplateResult(content);
  if (isOther || typeof content === 'function') {
    throw new Error('renderLead must return a node, a string or a Lit template.');
  }
  return content;
}

/**
 * Renders all fields of a row. Fields that nearly every lead has are in one template, and hidden if
 * they are empty, since a separate template would cost as much as its elements. Texts are set as
 * `textContent`, which needs fewer nodes than a text binding in a list of thousands. The API's
 * texts have the language of the page.
 *
 * Type, source and form have visible dots and spoken commas between them; a narrow list shows the
 * most telling of them alone, and dates without the time of day, which would need a line of its own.
 * The dot behind the number is an element of its own: in right-to-left text, it would stand at the
 * wrong end of either.
 */
function renderFields(lead: Lead, language: Language, options: RowOptions): TemplateResult {
  const { status, time, mark, unread } = lead;
  const { locale, textsLang, apiLang = nothing, text } = language;
  const title = titleOf(lead, language);
  const number =
    hasOwnTitle(lead) && lead.number > 0 ? text('number', { number: lead.number }) : '';
  const tone = toneOf(status, options.statusTones);
  const meta = metaOf(lead, title);
  const [short = ''] = metaOf({ ...lead, source: '' }, title).concat(meta);
  const isLong = status.length > MAX_SHORT_STATUS;
  const hasDetails = number !== '' || mark !== '' || meta.length > 0;
  const timeBeside = status === '' ? 'is-beside-time' : '';
  const control = controlFor(lead, options);
  const unreadText = unread > 0 ? text('unread', { n: unread }) : '';
  const write = (style: DateStyle) => (time ? formatTime(time, style, locale) : '');
  const withYear = write('shortWithYear');
  const isClear = time !== null && isOfThisYear(time, new Date());
  return html`<div class="subject-line ${hasDetails ? '' : timeBeside}">
      ${renderSubject(control, lead, title, unreadText, language)}${
        unreadText && !control
          ? html`<span class="spoken" .textContent=${unreadText}></span>`
          : nothing
      }
    </div>
    <span
      id=${control?.statusId ?? nothing}
      class=${isLong ? `status is-${tone} is-long` : `status is-${tone}`}
      part="status status-${tone}"
      dir="auto"
      lang=${apiLang}
      ?hidden=${status === ''}
      .textContent=${status}
    ></span
    ><time
      id=${control?.timeId ?? nothing}
      class="time"
      part="time"
      lang=${locale === textsLang ? nothing : locale}
      datetime=${time ? limitToMilliseconds(time.iso) : nothing}
      title=${time ? write('full') : nothing}
      data-print=${withYear}
      ?hidden=${!time}
      ><span class="short" .textContent=${isClear ? write('short') : withYear}></span
      ><span class="whole" .textContent=${isClear ? write('shortWithTime') : withYear}></span
    ></time>
    <div class="details ${isLong ? 'is-beside-status' : timeBeside}" ?hidden=${!hasDetails}>
      <span
        class=${mark || meta.length > 0 ? 'number is-followed' : 'number'}
        part="number"
        dir="auto"
        ?hidden=${!number}
        .textContent=${number}
      ></span
      >${
        mark
          ? html`<span
              class=${meta.length > 0 ? 'mark is-followed' : 'mark'}
              part="mark"
              lang=${apiLang}
              .textContent=${mark}
            ></span>`
          : nothing
      }<span class="meta" part="meta" lang=${apiLang} ?hidden=${meta.length === 0}
        ><span
          class="dot"
          aria-hidden="true"
          .textContent=${number && meta.length > 0 ? '\u00b7' : ''}
        ></span
        ><span class="short" aria-hidden="true" dir="auto" .textContent=${short}></span
        ><span
          class="whole"
          aria-hidden="true"
          dir="auto"
          .textContent=${meta.join('\u00a0\u00b7 ')}
        ></span
        ><span class="spoken" .textContent=${meta.join(', ')}></span
      ></span>
    </div>`;
}

/** Whether the title comes from the API. Otherwise, the number is part of it. */
function hasOwnTitle({ subject, form, type }: Lead): boolean {
  return Boolean(subject || form || type);
}

/** The action of a subject: follows `href`, or notifies the page if `href` is undefined. */
interface Control {
  readonly href: string | undefined;
  /** The ids of its description. */
  readonly statusId: string;
  readonly timeId: string;
}

/** Returns undefined if a lead cannot be activated. */
function controlFor(lead: Lead, { leadHref, selectable }: RowOptions): Control | undefined {
  const href = leadHref === null ? undefined : leadUrl(leadHref, lead);
  if (href === undefined && (leadHref !== null || !selectable)) {
    return undefined;
  }
  // A lead may have no id, and its place in the list changes.
  const key = ++controlCount;
  return { href, statusId: `status-${key}`, timeId: `time-${key}` };
}

/** A control's name is its subject and unread messages, its description status and date. */
function renderSubject(
  control: Control | undefined,
  lead: Lead,
  title: string,
  unreadText: string,
  { apiLang, number }: Language,
): TemplateResult {
  // The API's text has the language of the page.
  const lang = (hasOwnTitle(lead) ? apiLang : undefined) ?? nothing;
  const badge = lead.unread > 0 ? badgeNumber(number, lead.unread) : '';
  // The sign of a number does not end a line.
  const words = title.replaceAll('№ ', '№\u00a0');
  if (!control) {
    return badge
      ? html`<span class="subject">${renderNumbered(words, lang, badge, 'subject')}</span>`
      : html`<span
          class="subject clamp"
          part="subject"
          dir="auto"
          lang=${lang}
          .textContent=${words}
        ></span>`;
  }
  const { href, statusId, timeId } = control;
  const label = unreadText ? `${title}, ${unreadText}` : nothing;
  const description =
    [lead.status && statusId, lead.time && timeId].filter(Boolean).join(' ') || nothing;
  // Browsers do not clamp the lines of a button itself. The language of a link's name differs from
  // that of its text.
  const shown = badge
    ? renderNumbered(words, lang, badge, nothing)
    : html`<span class="clamp" dir="auto" lang=${lang} .textContent=${words}></span>`;
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

/**
 * Renders a subject with the number of unread messages behind its last word. If the subject is cut,
 * the number at the end of its last line is seen instead. Neither is a text, which would be copied,
 * and be a part of the name, as a part of the last word.
 *
 * @param part the part that the words alone are
 */
function renderNumbered(
  words: string,
  lang: string | typeof nothing,
  badge: string,
  part: string | typeof nothing,
): TemplateResult {
  const number = html`<span
    class="unread badge"
    part="unread"
    aria-hidden="true"
    data-text=${badge}
  ></span>`;
  return html`<span class="lines"
      ><span class="words" part=${part} dir="auto" lang=${lang} .textContent=${words}></span
      >${number}</span
    ><span class="cut" aria-hidden="true">${number}</span>`;
}

/** Returns the subject, or a substitute if it is missing. */
function titleOf({ subject, form, type, number }: Lead, { text }: Language): string {
  return subject || form || type || text(number > 0 ? 'untitled' : 'unnamed', { number });
}

/** Returns type, source and form, except for the title. */
function metaOf({ type, source, form }: Lead, title: string): string[] {
  return [type, source, form].filter((word) => word !== '' && word !== title);
}
