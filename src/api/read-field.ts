import type { LeadTime } from '../leads/lead.js';

const INTEGER = /^\s*[+-]?\d+(\.0*)?\s*$/;
const BLANK = /^[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]*$/u;
const ISO_TIME = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?$/i;
const NO_DATE_YEAR = '0001';

/** A whole number, also one in quotes; 0 for null, absent, anything else, and what is not exact. */
export function int(value: unknown): number {
  const number =
    typeof value === 'string' && INTEGER.test(value)
      ? Number(value)
      : typeof value === 'number'
        ? Math.trunc(value)
        : 0;
  return Number.isSafeInteger(number) ? number : 0;
}

/** A trimmed string; `''` for null, absent, an object, or what no eye can see. */
export function text(value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string' || BLANK.test(value)) return '';
  return value.trim();
}

/**
 * An ISO 8601 date and time; null for anything else, for dates that do not exist and for .NET's
 * «no date», 0001-01-01. Without an offset it is the wall clock of the host, not an instant.
 */
export function time(value: unknown): LeadTime | null {
  const iso = text(value);
  const [, year, month, day, hour, minute, second = '0', offset] = ISO_TIME.exec(iso) ?? [];
  if (!year || year === NO_DATE_YEAR || !isCalendarDate(year, month, day)) return null;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  if (!offset) return { iso };
  const instant = new Date(iso.replace(/(\.\d{3})\d+/, '$1'));
  return Number.isNaN(instant.getTime()) ? null : { iso, instant };
}

/** Whether the date stands in the calendar: 2025-02-30 does not. */
export function isCalendarDate(year?: string, month?: string, day?: string): boolean {
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day);
}
