import type { LeadTime } from '../model/lead.js';

/** Making a format is slow, and every row needs one. */
const formats: Record<string, Intl.DateTimeFormat> = {};

/**
 * A time for people. A wall-clock time of the host is shown as written, wherever the reader sits;
 * an instant in `timeZone`, by default the reader's.
 */
export function formatTime(
  { iso, instant }: LeadTime,
  locale: string,
  timeZone: string | undefined,
): string {
  if (!instant) timeZone = 'UTC';
  const format = (formats[`${locale} ${timeZone}`] ??= new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone,
  }));
  return format.format(instant ?? new Date(`${iso.slice(0, 16)}Z`));
}

/** A value for `<time datetime>`, which takes three digits of a second at the most. */
export function machineTime({ iso }: LeadTime): string {
  return iso.replace(/(\.\d{3})\d+/, '$1');
}
