import { nextLead } from './next-lead.js';

/** @import { Row } from './generate-leads.js' */

/**
 * One change of a list. An `insert` without a row lets the next believable one arrive.
 *
 * @typedef {object} Op
 * @property {{ at?: number, row?: Row }} [insert]
 * @property {{ at?: number, id?: unknown }} [remove]
 * @property {{ id: unknown, row: Row }} [update]
 * @property {{ from: number, to: number }} [move]
 */

/**
 * Changes a list in place, as the host's database changes between two requests.
 *
 * @param {Row[]} rows
 * @param {Op[]} ops
 */
export function applyOps(rows, ops) {
  for (const { insert, remove, update, move } of ops) {
    if (insert) rows.splice(insert.at ?? 0, 0, insert.row ?? nextLead(rows));
    if (remove) take(rows, remove.id === undefined ? (remove.at ?? 0) : indexOf(rows, remove.id));
    if (update) rows[indexOf(rows, update.id)] = { ...rowOf(rows, update.id), ...update.row };
    if (move) rows.splice(move.to, 0, ...take(rows, move.from));
  }
}

/**
 * @param {Row[]} rows
 * @param {number} index
 */
function take(rows, index) {
  return rows.splice(index, 1);
}

/**
 * @param {Row[]} rows
 * @param {unknown} id
 */
function rowOf(rows, id) {
  return rows[indexOf(rows, id)];
}

/**
 * @param {Row[]} rows
 * @param {unknown} id
 */
function indexOf(rows, id) {
  const index = rows.findIndex((row) => row.Id === id);
  if (index < 0) throw new RangeError(`No row has the Id ${id}.`);
  return index;
}
