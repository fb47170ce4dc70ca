import { limitToMilliseconds } from '../api/read-field.js';
import type { LeadTime } from '../model/lead.js';
import { writeDate, type DateStyle } from './built-in-dates.js';
import { builtInFormatsOf } from './built-in-formats.js';

const MINUTE_MS = 60_000;
const DATE_ONLY = /^\d{4}-\d\d-\d\d$/;

const SHORT = { day: 'numeric', month: 'short' } as const;
const FORMATS: Readonly<Record<DateStyle | 'hour', Intl.DateTimeFormatOptions>> = {
  short: SHORT,
  shortWithTime: SHORT,
  shortWithYear: { ...SHORT, year: 'numeric' },
  full: { ...SHORT, month: 'long', year: 'numeric' },
  hour: { hour: 'numeric' },
};

/** Creating a format is slow, and every row needs several. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** Whether a date is clear without its year. */
export function isOfThisYear(time: LeadTime, now: Date): boolean {
  return clockOf(time).getUTCFullYear() === now.getFullYear();
}

/**
 * Formats a time for people, with the time of day if it has one and the style shows it.
 *
 * An instant is shown in the reader's time zone. A wall-clock time of the API is shown as written,
 * wherever the reader is. Russian and English need no `Intl`, which must support any other locale.
 */
export function formatTime(time: LeadTime, style: DateStyle, locale: string): string {
  const clock = clockOf(time);
  const showsTime = style === 'shortWithTime' || style === 'full';
  const hasTimeOfDay = showsTime && !DATE_ONLY.test(time.iso);
  const language = builtInFormatsOf(locale);
  return language
    ? writeDate(clock, style, hasTimeOfDay, language)
    : getFormat(style, locale, hasTimeOfDay).format(clock);
}

/**
 * Returns the instant at which UTC clocks show what the reader's clocks show at an instant, or what
 * the API wrote. A date without a time of day is midnight in UTC.
 */
function clockOf({ iso, instant }: LeadTime): Date {
  if (instant) {
    return new Date(instant.getTime() - instant.getTimezoneOffset() * MINUTE_MS);
  }
  return new Date(DATE_ONLY.test(iso) ? iso : `${limitToMilliseconds(iso)}Z`);
}

function getFormat(
  name: keyof typeof FORMATS,
  locale: string,
  hasTimeOfDay: boolean,
): Intl.DateTimeFormat {
  const key = [name, locale, hasTimeOfDay].join(' ');
  let format = formats.get(key);
  if (!format) {
    const timeOfDay = hasTimeOfDay ? timeOfDayFor(locale) : {};
    format = new Intl.DateTimeFormat(locale, { ...FORMATS[name], ...timeOfDay, timeZone: 'UTC' });
    formats.set(key, format);
  }
  return format;
}

/** 24-hour clocks have two digits: `02:25`, but `2:25 AM`. */
function timeOfDayFor(locale: string): Intl.DateTimeFormatOptions {
  const { hour12 } = getFormat('hour', locale, false).resolvedOptions();
  return { hour: hour12 ? 'numeric' : '2-digit', minute: '2-digit' };
}
