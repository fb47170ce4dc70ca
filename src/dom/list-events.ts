import {
  createEvent,
  type LeadsChangeDetail,
  type LeadsErrorDetail,
  type LeadsFilterChangeDetail,
} from '../events.js';
import { errorSentence } from '../i18n/sentences.js';
import type { Translator } from '../i18n/translator.js';
import { frozenCopyOf, type Lead } from '../model/lead.js';
import { hasSameItems } from '../model/memoize.js';
import type { Status } from '../model/status.js';
import type { LeadsSession } from '../session/leads-session.js';
import type { ChangeNews, Failure, News } from '../session/news.js';
import { TRAITS } from '../session/operations.js';

/** The state that `leads-change` reports. An unchanged lead is the same object. */
export interface ToldState {
  readonly status: Status;
  readonly leads: readonly Lead[];
  readonly matching: readonly Lead[];
  readonly totalRows: number;
  readonly unread: number;
  readonly hasMore: boolean;
}

/** What a page knows that has heard of nothing. */
export const UNTOLD: ToldState = {
  status: 'unconfigured',
  leads: [],
  matching: [],
  totalRows: 0,
  unread: 0,
  hasMore: false,
};

export function stateOf({ status, list, matching }: LeadsSession): ToldState {
  const { leads, total: totalRows, unread, hasMore } = list;
  return { status, leads, matching, totalRows, unread, hasMore };
}

/** The event of a failure, before that is drawn. The page may cancel it to hide the failure. */
export function failureEvent(
  { error, operation }: Failure,
  translator: Translator,
): CustomEvent<LeadsErrorDetail> {
  const { kind, code, status } = error;
  const detail = {
    kind,
    ...(code === undefined ? {} : { code }),
    ...(status === undefined ? {} : { status }),
    message: errorSentence(error, translator, TRAITS[operation].failureText ?? 'error'),
  };
  return createEvent('leads-error', detail, { cancelable: true });
}

/** The event of a state, unless it is the one before. */
export function changeEvent(
  before: ToldState,
  now: ToldState,
): CustomEvent<LeadsChangeDetail> | undefined {
  const isSame =
    before.status === now.status &&
    before.totalRows === now.totalRows &&
    before.hasMore === now.hasMore &&
    hasSameItems(before.leads, now.leads) &&
    hasSameItems(before.matching, now.matching);
  const { status, hasMore } = now;
  const detail = { status, previous: before.status, ...countsOf(now), hasMore };
  return isSame ? undefined : createEvent('leads-change', detail);
}

/** The events of what has been drawn: a changed filter, the state of the list, and then its rows. */
export function drawnEvents(
  news: readonly News[],
  { filter, begDate, endDate }: LeadsFilterChangeDetail,
  before: ToldState,
  now: ToldState,
): Event[] {
  const isFilterNew = news.some(({ type }) => type === 'filters');
  const change = changeEvent(before, now);
  return [
    ...(isFilterNew ? [createEvent('leads-filter-change', { filter, begDate, endDate })] : []),
    ...(change ? [change] : []),
    ...news.filter(isChange).map((item) => loadEvent(item, now)),
  ];
}

function isChange(item: News): item is ChangeNews {
  return item.type === 'change';
}

function loadEvent({ change: { added } }: ChangeNews, now: ToldState): Event {
  return createEvent('leads-load', {
    // Frozen only if the page reads it.
    get leads() {
      return frozenCopyOf(now.leads);
    },
    added,
    ...countsOf(now),
  });
}

function countsOf({ leads, matching, totalRows, unread }: ToldState) {
  return { loaded: leads.length, matching: matching.length, totalRows, unread };
}
