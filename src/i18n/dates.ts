import { limitToMilliseconds } from '../api/read-field.js';
import type { LeadTime } from '../model/lead.js';

const DATE_ONLY = /^\d{4}-\d\d-\d\d$/;

const SHORT = { day: 'numeric', month: 'short' } as const;
const DATES = {
  short: SHORT,
  shortWithYear: { ...SHORT, year: 'numeric' },
  full: { day: 'numeric', month: 'long', year: 'numeric', weekday: 'long' },
  year: { year: 'numeric' },
  hour: { hour: 'numeric' },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

type FormatName = keyof typeof DATES;

/** Creating a format is slow, and every row needs several. */
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * Formats a time for people, as briefly as possible: day and month, the year unless it is that of
 * `now`, and the time of day if `time` has one.
 *
 * An instant is shown in the reader's time zone. A wall-clock time of the API is shown as written,
 * wherever the reader is. `Intl` must support the locale.
 */
export function formatTime(time: LeadTime, locale: string, now: Date): string {
  return write(time, isOfYear(time, locale, now) ? 'short' : 'shortWithYear', locale);
}

export function formatTimeWithYear(time: LeadTime, locale: string): string {
  return write(time, 'shortWithYear', locale);
}

/** Formats a time for people in full, with weekday and year, and the time of day if it has one. */
export function formatFullTime(time: LeadTime, locale: string): string {
  return write(time, 'full', locale);
}

/** Returns the year of a date, in the reader's time zone and the calendar of the language. */
export function yearOf(date: Date, locale: string): string {
  return getFormat('year', locale, undefined, false).format(date);
}

/** Returns the year of a time as `yearOf` writes it. */
export function yearOfTime(time: LeadTime, locale: string): string {
  return write(time, 'year', locale);
}

function isOfYear(time: LeadTime, locale: string, now: Date): boolean {
  return yearOfTime(time, locale) === yearOf(now, locale);
}

function write(time: LeadTime, name: FormatName, locale: string): string {
  const { iso, instant } = time;
  const hasTimeOfDay = !DATE_ONLY.test(iso) && 'day' in DATES[name];
  if (instant) {
    return getFormat(name, locale, undefined, hasTimeOfDay).format(instant);
  }
  // Parsed and formatted in the same zone, so the result is as written.
  return getFormat(name, locale, 'UTC', hasTimeOfDay).format(wallClockOf(time));
}

/** Returns the instant at which UTC clocks show the time that the API wrote. */
function wallClockOf({ iso }: LeadTime): Date {
  return new Date(DATE_ONLY.test(iso) ? `${iso}T00:00Z` : `${limitToMilliseconds(iso)}Z`);
}

function getFormat(
  name: FormatName,
  locale: string,
  timeZone: 'UTC' | undefined,
  hasTimeOfDay: boolean,
): Intl.DateTimeFormat {
  const key = [name, locale, timeZone, hasTimeOfDay].join(' ');
  let format = formats.get(key);
  if (!format) {
    const timeOfDay = hasTimeOfDay ? timeOfDayFor(locale) : {};
    format = new Intl.DateTimeFormat(locale, { ...DATES[name], ...timeOfDay, timeZone });
    formats.set(key, format);
  }
  return format;
}

/** 24-hour clocks have two digits: `02:25`, but `2:25 AM`. */
function timeOfDayFor(locale: string): Intl.DateTimeFormatOptions {
  const { hour12 } = getFormat('hour', locale, undefined, false).resolvedOptions();
  return { hour: hour12 ? 'numeric' : '2-digit', minute: '2-digit' };
}

/** Returns a value for `<time datetime>`: the date, the time of day and the offset that `time` has. */
export function machineTime({ iso }: LeadTime): string {
  return limitToMilliseconds(iso);
}
