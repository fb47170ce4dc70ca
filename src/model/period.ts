/** A period of days (`YYYY-MM-DD`), inclusive at both ends; null for an open end. */
export interface Period {
  readonly from: string | null;
  readonly to: string | null;
}

const DAY = /^\s*(\d{4}-\d\d-\d\d)/;

/**
 * Returns the days of a period for the controls. Its ends are dates or ISO date-times. The values
 * that are sent are checked in `settings/configuration.ts`.
 */
export function periodOf(begDate: string | null, endDate: string | null): Period {
  return { from: dayOf(begDate), to: dayOf(endDate) };
}

export function isSamePeriod(a: Period, b: Period): boolean {
  return a.from === b.from && a.to === b.to;
}

function dayOf(date: string | null): string | null {
  return DAY.exec(date ?? '')?.[1] ?? null;
}

/** Periods with a name: from today minus a span, open at the end. */
export const PRESETS = ['all', 'month', 'quarter', 'year'] as const;
export type Preset = (typeof PRESETS)[number];

/** A preset, or any other period, which only the page sets. */
export type PeriodChoice = Preset | 'other';

const MONTHS: Readonly<Record<Exclude<Preset, 'all'>, number>> = { month: 1, quarter: 3, year: 12 };

/** The period of a preset, counted back from `today`. */
export function presetPeriod(preset: Preset, today: string): Period {
  return { from: preset === 'all' ? null : monthsBefore(today, MONTHS[preset]), to: null };
}

export function presetOf({ from, to }: Period, today: string): Preset | undefined {
  return PRESETS.find((preset) => to === null && presetPeriod(preset, today).from === from);
}

/** The same day some months earlier, or the last day of that month if it has no such day. */
function monthsBefore(day: string, months: number): string {
  const date = new Date(`${day}T00:00Z`);
  const dayOfMonth = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() - months);
  if (date.getUTCDate() !== dayOfMonth) {
    date.setUTCDate(0);
  }
  return date.toISOString().slice(0, 'YYYY-MM-DD'.length);
}
