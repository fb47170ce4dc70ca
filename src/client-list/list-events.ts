import { createEvent, type LeadsErrorDetail, type LeadsFilterChangeDetail } from '../events.js';
import { errorSentence, type Translator } from '../i18n/sentences.js';
import { frozenCopyOf } from '../model/lead.js';
import { hasSameItems } from '../model/memoize.js';
import type { Failure, ListState, Step } from './list-state.js';

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

/**
 * Creates the events of what has been drawn: a changed filter, a state that the page has not heard of,
 * and then the rows.
 */
export function* drawnEvents(
  steps: readonly Step[],
  { filter }: LeadsFilterChangeDetail,
  before: ListState,
  now: ListState,
): Generator<Event> {
  const { status, leads, matching, total, unread, hasMore } = now;
  const counts = { loaded: leads.length, matching: matching.length, totalRows: total, unread };
  if (steps.some(({ type }) => type === 'filters')) {
    yield createEvent('leads-filter-change', { filter });
  }
  const isSame =
    before.status === status &&
    before.total === total &&
    before.hasMore === hasMore &&
    hasSameItems(before.leads, leads) &&
    hasSameItems(before.matching, matching);
  if (!isSame) {
    yield createEvent('leads-change', { status, previous: before.status, ...counts, hasMore });
  }
  for (const step of steps) {
    if (step.type === 'change') {
      const { added } = step.change;
      yield createEvent('leads-load', { leads: frozenCopyOf(leads), added, ...counts });
    }
  }
}
