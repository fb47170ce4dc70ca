import { CLOSED_STATUSES, MARKS, OPEN_STATUSES, SOURCES, TOPICS } from './lead-texts.js';
import { createRandom } from './random.js';

/** @import { Random } from './random.js' */

/**
 * A row as the API gives it. Any member may be null or not there at all.
 *
 * @typedef {Record<string, unknown>} Row
 */

const NEWEST = Date.UTC(2025, 11, 22, 2, 25, 53);
const FIRST_ID = 912_345;
const FIRST_NUMBER = 504_871;
const HOUR_MS = 3_600_000;
const LONGEST_MEAN_GAP_MS = 72 * HOUR_MS;
const LONGEST_HISTORY_MS = 6 * 365 * 24 * HOUR_MS;
const OPEN_FOR_MS = 30 * 24 * HOUR_MS;

/** The first rows are whole: what is wrong with a row is for those who scroll. */
const WHOLE_ROWS = 3;

/**
 * Believable inquiries, newest first, with unique ids. The same count and seed give the same rows.
 *
 * @param {number} count
 * @param {number} seed
 * @returns {Row[]}
 */
export function generateLeads(count, seed) {
  const random = createRandom(seed);
  const meanGap = Math.min(LONGEST_MEAN_GAP_MS, LONGEST_HISTORY_MS / Math.max(count, 1));
  let time = NEWEST;
  let id = FIRST_ID;
  let number = FIRST_NUMBER;
  return Array.from({ length: count }, (_, index) => {
    const row = wholeRow(random, { id, number, time });
    time -= random.int(60_000, Math.round(meanGap * 2));
    id -= random.int(1, 9);
    number -= random.int(1, 5);
    return index < WHOLE_ROWS ? row : withGaps(random, row);
  });
}

/**
 * @param {Random} random
 * @param {{ id: number, number: number, time: number }} place
 * @returns {Row}
 */
function wholeRow(random, { id, number, time }) {
  const topic = random.pick(TOPICS);
  const open = NEWEST - time < OPEN_FOR_MS;
  return {
    Id: id,
    Leads: number,
    ProcTime: formatTime(random, time),
    LeadSourceName: random.pick(SOURCES),
    LeadStatusName: random.pick(open ? OPEN_STATUSES : CLOSED_STATUSES),
    LeadTypeName: topic.type,
    FormName: topic.form,
    Subject: random.pick(topic.subjects)(random),
    LeadMarkName: random.chance(0.2) ? random.pick(MARKS) : null,
    CountNotReadMessage: random.chance(open ? 0.2 : 0.03) ? random.int(1, 6) : 0,
  };
}

/**
 * Seven fractional digits, as SQL Server's `datetime2` has them, the last of which is never a zero:
 * .NET would not write it.
 *
 * @param {Random} random
 * @param {number} time
 */
function formatTime(random, time) {
  const fraction = random.int(0, 999_999).toString().padStart(6, '0');
  return `${new Date(time).toISOString().slice(0, 19)}.${fraction}${random.int(1, 9)}`;
}

/**
 * Real rows have holes, and each hole has its own look: null, nothing, an empty text, a blank one.
 *
 * @param {Random} random
 * @param {Row} row
 */
function withGaps(random, row) {
  for (const name of ['LeadSourceName', 'LeadStatusName', 'LeadTypeName', 'FormName', 'Subject']) {
    if (random.chance(0.06)) makeGap(random, row, name);
  }
  if (random.chance(0.015)) row.ProcTime = '0001-01-01T00:00:00';
  return row;
}

/**
 * @param {Random} random
 * @param {Row} row
 * @param {string} name
 */
function makeGap(random, row, name) {
  const gap = random.pick([null, undefined, '', '   ']);
  if (gap === undefined) delete row[name];
  else row[name] = gap;
}
