import type { Lead } from './lead.js';

/** The maximum number of statuses. A list with more offers no choice of status. */
const MOST_STATUSES = 100;

export interface StatusCount {
  readonly status: string;
  readonly count: number;
}

/** Counts the leads of each status, in order of appearance. Always includes the chosen status. */
export function countStatuses(
  leads: readonly Lead[],
  chosen: string | undefined,
): readonly StatusCount[] {
  const counts = new Map<string, number>();
  for (const { status } of leads) {
    const isCounted = counts.has(status) || counts.size < MOST_STATUSES || status === chosen;
    if (status && isCounted) {
      counts.set(status, (counts.get(status) ?? 0) + 1);
    }
  }
  if (chosen !== undefined && !counts.has(chosen)) {
    counts.set(chosen, 0);
  }
  return [...counts].map(([status, count]) => ({ status, count }));
}
