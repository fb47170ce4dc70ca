import { NO_DATE, toWallClock } from './wall-clock.js';

/**
 * The request as the host's model holds it after binding.
 *
 * @typedef {object} LeadsRequest
 * @property {bigint} Operator
 * @property {string | null} SiteCode
 * @property {bigint} Token
 * @property {string | null} BegDate wall-clock time of the server
 * @property {bigint} Client
 * @property {string | null} EndDate wall-clock time of the server
 * @property {number} Length
 * @property {number} Start
 */

const INT64_MAX = 2n ** 63n - 1n;
const INT32_MAX = 2n ** 31n - 1n;

/** @type {LeadsRequest} */
const UNSET = {
  Operator: 0n,
  SiteCode: null,
  Token: 0n,
  BegDate: null,
  Client: 0n,
  EndDate: null,
  Length: 0,
  Start: 0,
};

/**
 * How each field reads its text; undefined is a text that does not fit the field. The order is the
 * data contract's: the base class's members, then the rest, each in alphabetical order.
 *
 * @type {{ [Name in keyof LeadsRequest]: (text: string) => LeadsRequest[Name] | undefined }}
 */
const READERS = {
  Operator: (text) => integer(text, INT64_MAX),
  SiteCode: (text) => text,
  Token: (text) => integer(text, INT64_MAX),
  BegDate: date,
  Client: (text) => integer(text, INT64_MAX),
  EndDate: date,
  Length: int32,
  Start: int32,
};

export const FIELD_NAMES = /** @type {(keyof LeadsRequest)[]} */ (Object.keys(READERS));

/**
 * @param {(name: keyof LeadsRequest) => string | null | undefined} textOf
 * @returns {{ request: LeadsRequest, misfit: boolean }} what fits, the rest unset; and whether
 *   anything did not fit
 */
export function readFields(textOf) {
  const request = { ...UNSET };
  let misfit = false;
  for (const name of FIELD_NAMES) {
    const text = textOf(name);
    if (text === null || text === undefined) continue;
    const value = READERS[name](text);
    if (value === undefined) misfit = true;
    else Object.assign(request, { [name]: value });
  }
  return { request, misfit };
}

/**
 * @param {string} text
 * @param {bigint} max
 */
function integer(text, max) {
  if (!/^\s*[+-]?\d+\s*$/.test(text)) return undefined;
  const value = BigInt(text.replace('+', ''));
  return value > max || value < -max - 1n ? undefined : value;
}

/** @param {string} text */
function int32(text) {
  const value = integer(text, INT32_MAX);
  return value === undefined ? undefined : Number(value);
}

/** @param {string} text */
function date(text) {
  const wallClock = toWallClock(text);
  if (wallClock === null) return undefined;
  return wallClock === NO_DATE ? null : wallClock;
}
