import type { Lead } from './lead.js';

/** The most statuses that are counted. A list with more of them has none to choose from. */
const MOST_STATUSES = 100;

/** A status, and how many leads have it. */
export interface StatusCount {
  readonly status: string;
  readonly count: number;
}

/**
 * Counts the statuses of leads, in the order in which they come. A chosen status is among them even
 * if no lead has it.
 */
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
