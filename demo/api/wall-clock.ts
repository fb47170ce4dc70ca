/**
 * The host compares dates as wall-clock times of its zone. Here, all have the form
 * `2025-12-22T02:25:53.2942925`, so they can be sorted as text.
 */

const DATE_TIME =
  /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::(\d\d)(?:\.(\d+))?)?)?(Z|[+-]\d\d:\d\d)?$/i;

/** The host's zone is Moscow, which has one offset all year. */
const SERVER_OFFSET_MS = 3 * 3_600_000;

/** The «no date» of .NET. */
export const NO_DATE = '0001-01-01T00:00:00.0000000';

/** Reads a date or a date-time, with or without an offset. Returns null if the text is not a date. */
export function toWallClock(text: string): string | null {
  const match = DATE_TIME.exec(text.trim());
  if (!match) {
    return null;
  }
  const [, date = '', minutes = '00:00', seconds = '00', fraction = '', zone] = match;
  const written = `${date}T${minutes}:${seconds}`;
  const time = Date.parse(`${written}Z`);
  // `Date.parse` reads the 30th of February as the 2nd of March.
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(written)) {
    return null;
  }
  const digits = `.${fraction.slice(0, 7).padEnd(7, '0')}`;
  if (!zone) {
    return written + digits;
  }
  const moved = Date.parse(written + zone.toUpperCase()) + SERVER_OFFSET_MS;
  return Number.isNaN(moved) ? null : new Date(moved).toISOString().slice(0, 19) + digits;
}

/**
 * Rounds to steps of 1/300 second, like SQL Server's `datetime`. `.999` becomes the next second,
 * which at the end of a day is the next day.
 */
export function toSqlDateTime(wallClock: string): string {
  const seconds = Date.parse(`${wallClock.slice(0, 19)}Z`);
  const steps = Math.round(Number(`0${wallClock.slice(19)}`) * 300);
  return `${new Date(seconds + Math.round((steps * 10) / 3)).toISOString().slice(0, 23)}0000`;
}
