import type { LeadTime } from '../leads/lead.js';

const OPTIONS: Intl.DateTimeFormatOptions = { dateStyle: 'medium', timeStyle: 'short' };

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * A time for people. A wall-clock time of the host is shown as written, wherever the reader sits;
 * an instant in `timeZone`, by default the reader's.
 */
export function formatTime(time: LeadTime, locale: string, timeZone: string | undefined): string {
  if (time.instant) return format(locale, timeZone).format(time.instant);
  const asWritten = new Date(`${time.iso.slice(0, 16)}Z`);
  return format(locale, 'UTC').format(asWritten);
}

/** A value for `<time datetime>`, which takes three digits of a second at the most. */
export function machineTime(time: LeadTime): string {
  return time.iso.replace(/(\.\d{3})\d+/, '$1');
}

/** Making a format is slow, and every row needs one. */
function format(locale: string, timeZone: string | undefined): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone}`;
  let known = formats.get(key);
  if (!known) {
    known = new Intl.DateTimeFormat(locale, timeZone ? { ...OPTIONS, timeZone } : OPTIONS);
    formats.set(key, known);
  }
  return known;
}
