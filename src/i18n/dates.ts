import type { LeadTime } from '../model/lead.js';

const DATE_ONLY = /^\d{4}-\d\d-\d\d$/;
const MINUTES_LENGTH = 'YYYY-MM-DDTHH:MM'.length;

/** Creating a format is slow, and every row needs one. */
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * Formats a time for people: date and time of day, or the date alone if `time` has no time of day.
 *
 * An instant is shown in `timeZone`, or in the reader's own zone if that is undefined. A wall-clock
 * time of the host is shown as written, wherever the reader is.
 */
export function formatTime(
  { iso, instant }: LeadTime,
  locale: string,
  timeZone: string | undefined,
): string {
  if (instant) {
    return getFormat(locale, timeZone, 'short').format(instant);
  }
  // Parsed and formatted in the same zone, so that it comes out as written.
  if (DATE_ONLY.test(iso)) {
    return getFormat(locale, 'UTC', undefined).format(new Date(`${iso}T00:00Z`));
  }
  return getFormat(locale, 'UTC', 'short').format(new Date(`${iso.slice(0, MINUTES_LENGTH)}Z`));
}

/** Returns a format of dates, with a time of day if `timeStyle` is given. */
function getFormat(
  locale: string,
  timeZone: string | undefined,
  timeStyle: 'short' | undefined,
): Intl.DateTimeFormat {
  const key = [locale, timeZone, timeStyle].join(' ');
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle, timeZone });
    formats.set(key, format);
  }
  return format;
}

/**
 * Returns a value for `<time datetime>`: the date, the time of day and the offset that `time` has.
 * HTML allows at most three digits for fractions of a second.
 */
export function machineTime({ iso }: LeadTime): string {
  return iso.replace(/(\.\d{3})\d+/, '$1');
}
