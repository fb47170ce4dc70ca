import type { LeadTime } from '../model/lead.js';

const INTEGER = /^[+-]?\d+(\.0*)?$/;
/** `DI` is short for `Default_Ignorable_Code_Point`. */
const VISIBLE = /[^\s\p{Cc}\p{Cf}\p{DI}\u2800]/u;
/** The year 1 is .NET's «no date». */
const ISO_TIME =
  /^(?!0001)(\d{4})-(\d\d)-(\d\d)T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)?$/i;

/** A whole number, also one in quotes; 0 for null, absent, anything else, and what is not exact. */
export function int(value: unknown): number {
  const number =
    typeof value === 'number' ? Math.trunc(value) : Number(INTEGER.exec(text(value))?.[0]);
  return Number.isSafeInteger(number) ? number : 0;
}

/** A trimmed string; `''` for null, absent, an object, or what no eye can see. */
export function text(value: unknown): string {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && VISIBLE.test(value) ? value.trim() : '';
}

/**
 * An ISO 8601 date and time; null for anything else, for dates that do not exist and for .NET's
 * «no date», 0001-01-01. Without an offset it is the wall clock of the host, not an instant.
 */
export function time(value: unknown): LeadTime | null {
  const iso = text(value);
  const [, year, month, day, offset] = ISO_TIME.exec(iso) ?? [];
  if (!isCalendarDate(year, month, day)) return null;
  if (!offset) return { iso };
  return { iso, instant: new Date(iso.replace(/(\.\d{3})\d+/, '$1')) };
}

/**
 * Whether the date stands in the calendar: 2025-02-30 does not, as it falls into another month. By
 * its numbers: every row has a date, and one that is parsed takes ten times as long.
 */
export function isCalendarDate(year?: string, month?: string, day?: string): boolean {
  const monthIndex = Number(month) - 1;
  const date = new Date(Date.UTC(Number(year), monthIndex, Number(day)));
  return date.getUTCMonth() === monthIndex;
}
