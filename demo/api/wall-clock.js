/**
 * The host compares dates as the wall clock of its own zone, so that is the one form dates have
 * here: `2025-12-22T02:25:53.2942925`. Always of one length, it sorts as text.
 */

const DATE_TIME =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?)?(Z|[+-]\d\d:\d\d)?$/;

/** The host stands in Moscow, which keeps one offset all year. */
const SERVER_OFFSET_MINUTES = 180;

/** .NET's «no date». */
export const NO_DATE = '0001-01-01T00:00:00.0000000';

/**
 * @param {string} text a date or a date-time, with or without an offset
 * @returns {string | null} null where the text is no date
 */
export function toWallClock(text) {
  const match = DATE_TIME.exec(text.trim());
  if (!match) return null;
  const [, year, month, day, hour = '00', minute = '00', second = '00', fraction = '', zone] =
    match;
  const written = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const time = Date.parse(`${written}Z`);
  // Date.parse takes the 30th of February for the 2nd of March.
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(written)) return null;
  const digits = `.${fraction.slice(0, 7).padEnd(7, '0')}`;
  if (!zone) return written + digits;
  const moved = time + (SERVER_OFFSET_MINUTES - offsetMinutes(zone)) * 60_000;
  return new Date(moved).toISOString().slice(0, 19) + digits;
}

/**
 * What SQL Server's `datetime` makes of a moment: steps of 1/300 second, so that `.999` becomes the
 * next second, which at the end of a day is the next day.
 *
 * @param {string} wallClock
 */
export function toSqlDateTime(wallClock) {
  const seconds = Date.parse(`${wallClock.slice(0, 19)}Z`);
  const steps = Math.round(Number(`0${wallClock.slice(19)}`) * 300);
  return `${new Date(seconds + Math.round((steps * 10) / 3)).toISOString().slice(0, 23)}0000`;
}

/** @param {string} zone */
function offsetMinutes(zone) {
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4));
  return zone.startsWith('-') ? -minutes : minutes;
}
