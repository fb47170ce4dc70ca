import type { Lead } from '../model/lead.js';
import { momentOf, type Moment } from './dates.js';

const NONE: ReadonlySet<Lead> = new Set();

/**
 * Returns the leads whose rows come first in their month among the shown rows, if all leads are in
 * order, up or down. Returns none otherwise, since a label would be wrong. Skips leads without a
 * time.
 */
export function labelledLeads(
  leads: readonly Lead[],
  shown: readonly Lead[],
  locale: string,
): ReadonlySet<Lead> {
  const shownLeads = new Set(shown);
  const labelled = new Set<Lead>();
  const months = new Set<string>();
  let last: Moment | undefined;
  let labelledMonth: string | undefined;
  let direction = 0;
  for (const lead of leads) {
    if (!lead.time) {
      continue;
    }
    const moment = momentOf(lead.time, locale);
    const { month } = moment;
    const step = last ? Math.sign(moment.at - last.at) : 0;
    const isNewMonth = month !== last?.month;
    if ((step !== 0 && step === -direction) || (isNewMonth && months.has(month))) {
      return NONE;
    }
    direction = step || direction;
    months.add(month);
    if (month !== labelledMonth && shownLeads.has(lead)) {
      labelledMonth = month;
      labelled.add(lead);
    }
    last = moment;
  }
  return labelled;
}
