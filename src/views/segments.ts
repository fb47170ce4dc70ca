import { html, nothing, type TemplateResult } from 'lit';
import { badgeNumber } from '../i18n/unread-texts.js';
import { filterLeads, type LeadsFilter } from '../model/filter.js';
import type { Language } from '../i18n/language.js';
import type { Lead } from '../model/lead.js';
import type { StatusTones } from '../model/tone.js';
import type { Control } from '../settings/preferences.js';

/** What the segments, and all other controls of the bar, are drawn from. */
export interface SegmentsView {
  readonly controls: readonly Control[];
  readonly filter: LeadsFilter | null;
  /** The leads that have been read: segments count them, and their statuses can be chosen. */
  readonly leads: readonly Lead[];
  /** Whether these are all. */
  readonly isComplete: boolean;
  readonly statusTones: StatusTones;
  readonly language: Language;
  readonly onFilter: (conditions: LeadsFilter) => void;
}

/** What each segment sets. A press on one takes the place of the others. */
const CONDITIONS = {
  all: { waiting: false, unread: false },
  waiting: { waiting: true, unread: false },
  unread: { waiting: false, unread: true },
} satisfies Readonly<Record<string, LeadsFilter>>;

type Segment = keyof typeof CONDITIONS;

const LABELS = { all: 'filterAll', waiting: 'filterWaiting', unread: 'filterUnread' } as const;

/** No segment shows a higher number. */
const MOST = 99;

/** One box of buttons, of which one is pressed; two if the page has set both conditions. */
export function renderSegments(view: SegmentsView): TemplateResult {
  const { controls, filter, language } = view;
  const conditions = (['waiting', 'unread'] as const).filter((each) => controls.includes(each));
  const isAny = filter?.waiting === true || filter?.unread === true;
  return html`<div class="segments" role="group" aria-label=${language.text('filterShow')}>
    ${renderSegment('all', !isAny, view)}
    ${conditions.map((each) => renderSegment(each, filter?.[each] === true, view))}
  </div>`;
}

/** Behind the words is the room of the widest that they can become: bold, with the highest number. */
function renderSegment(segment: Segment, isPressed: boolean, view: SegmentsView): TemplateResult {
  const { language, isComplete, onFilter } = view;
  const { text, number } = language;
  const label = text(LABELS[segment]);
  const n = segment === 'all' ? 0 : countOf(segment, view);
  const sentence = text(isComplete ? 'filterCount' : 'filterCountAtLeast', { n });
  const widest = segment === 'all' ? label : `${label} ${badgeNumber(number, MOST, true)}`;
  const shown = n > 0 ? badgeNumber(number, n, !isComplete) : '';
  return html`<button
    type="button"
    part="filter-${segment}"
    id="filter-${segment}"
    class="control segment"
    aria-pressed=${isPressed}
    aria-label=${n > 0 ? `${label}, ${sentence}` : nothing}
    @click=${() => onFilter(CONDITIONS[segment])}
  >
    <span class="room" data-text=${widest}></span>
    <span>${label} <bdi dir="ltr" aria-hidden="true" data-text=${shown}></bdi></span>
  </button>`;
}

/** Returns how many of the leads that have been read a press would show. */
function countOf(segment: Segment, { leads, filter, statusTones }: SegmentsView): number {
  return filterLeads(leads, { ...filter, ...CONDITIONS[segment] }, statusTones).length;
}
