/** A period of days (`YYYY-MM-DD`), inclusive at both ends; null for an open end. */
export interface Period {
  readonly from: string | null;
  readonly to: string | null;
}

const DAY = /^\s*(\d{4}-\d\d-\d\d)/;

/** Returns the days of a period whose ends are dates or ISO date-times. */
export function periodOf(begDate: string | null, endDate: string | null): Period {
  return { from: dayOf(begDate), to: dayOf(endDate) };
}

function dayOf(date: string | null): string | null {
  const day = DAY.exec(date ?? '')?.[1];
  return day && !Number.isNaN(Date.parse(day)) ? day : null;
}

/** Periods with a name: from today minus some months, open at the end. */
const MONTHS = { all: null, month: 1, quarter: 3, year: 12 };

export type Preset = keyof typeof MONTHS;

export const PRESETS = Object.keys(MONTHS) as readonly Preset[];

/** Returns the first day of a preset, in the reader's time zone; null for all time. */
export function firstDayOf(preset: Preset, today: Date): string | null {
  const months = MONTHS[preset];
  if (months === null) {
    return null;
  }
  const month = today.getMonth() - months;
  const date = new Date(Date.UTC(today.getFullYear(), month, today.getDate()));
  if (date.getUTCDate() !== today.getDate()) {
    // The month has no such day, so the date is in the next one: back to its last day.
    date.setUTCDate(0);
  }
  return date.toISOString().slice(0, 'YYYY-MM-DD'.length);
}

/** Returns the preset that a period is; undefined for any other period, which only a page sets. */
export function presetOf({ from, to }: Period, today: Date): Preset | undefined {
  return PRESETS.find((preset) => to === null && from === firstDayOf(preset, today));
}
