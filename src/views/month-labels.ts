import { momentOf, type TimeOptions } from '../i18n/dates.js';
import type { Lead } from '../model/lead.js';
import { monthStarts } from '../model/month-groups.js';

/** Returns the leads whose rows come first in their month among the shown rows. */
export function labelledLeads(
  leads: readonly Lead[],
  shown: readonly Lead[],
  timeOptions: TimeOptions,
): ReadonlySet<Lead> {
  const moments = leads.map(({ time }) => time && momentOf(time, timeOptions));
  const shownLeads = new Set(shown);
  const isShown = (index: number) => leads[index] !== undefined && shownLeads.has(leads[index]);
  const starts = monthStarts(moments, isShown);
  return new Set(leads.filter((_, index) => starts.has(index)));
}
