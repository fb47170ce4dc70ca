import {
  createEvent,
  type LeadsChangeDetail,
  type LeadsErrorDetail,
  type LeadsFilterChangeDetail,
} from '../events.js';
import { errorSentence, type Translator } from '../i18n/sentences.js';
import { frozenCopyOf } from '../model/lead.js';
import { hasSameItems } from '../model/memoize.js';
import type { Failure, ListState, Step } from '../session/list-state.js';

/** Creates the event of a failure, before that is drawn. The page may cancel it to hide the failure. */
export function failureEvent(
  { error, operation }: Failure,
  translator: Translator,
): CustomEvent<LeadsErrorDetail> {
  const { kind, code, status } = error;
  const isFurther = operation === 'more' || operation === 'readOn';
  const detail = {
    kind,
    ...(code === undefined ? {} : { code }),
    ...(status === undefined ? {} : { status }),
    message: errorSentence(error, translator, isFurther ? 'errorMore' : 'error'),
  };
  return createEvent('leads-error', detail, { cancelable: true });
}

/** Creates the event of a state, unless the page has heard of the same. */
export function changeEvent(
  before: ListState,
  now: ListState,
): CustomEvent<LeadsChangeDetail> | undefined {
  const isSame =
    before.status === now.status &&
    before.total === now.total &&
    before.hasMore === now.hasMore &&
    hasSameItems(before.leads, now.leads) &&
    hasSameItems(before.matching, now.matching);
  const { status, hasMore } = now;
  const detail = { status, previous: before.status, ...countsOf(now), hasMore };
  return isSame ? undefined : createEvent('leads-change', detail);
}

/** Creates the events of what has been drawn: a changed filter, the state, and then the rows. */
export function drawnEvents(
  steps: readonly Step[],
  { filter, begDate, endDate }: LeadsFilterChangeDetail,
  before: ListState,
  now: ListState,
): Event[] {
  const isFilterNew = steps.some(({ type }) => type === 'filters');
  const leads = frozenCopyOf(now.leads);
  const counts = countsOf(now);
  return [
    isFilterNew && createEvent('leads-filter-change', { filter, begDate, endDate }),
    changeEvent(before, now),
    ...steps.map(
      (step) =>
        step.type === 'change' &&
        createEvent('leads-load', { leads, added: step.change.added, ...counts }),
    ),
  ].filter((event) => event instanceof Event);
}

function countsOf({ leads, matching, total, unread }: ListState) {
  return { loaded: leads.length, matching: matching.length, totalRows: total, unread };
}
