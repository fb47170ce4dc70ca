/** A period of days (`YYYY-MM-DD`), inclusive at both ends; null for an open end. */
export interface Period {
  readonly from: string | null;
  readonly to: string | null;
}

const DAY = /^\s*(\d{4}-\d\d-\d\d)/;

/** The days of a period whose ends are given as dates or as ISO date-times. */
export function periodOf(begDate: string | null, endDate: string | null): Period {
  return { from: dayOf(begDate), to: dayOf(endDate) };
}

/** Whether the period starts after it ends. */
export function isBackwards({ from, to }: Period): boolean {
  return from !== null && to !== null && from > to;
}

function dayOf(date: string | null): string | null {
  return DAY.exec(date ?? '')?.[1] ?? null;
}
