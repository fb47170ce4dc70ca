import { generateLeads } from './generate-leads.js';
import { NO_DATE, toWallClock } from './wall-clock.js';

/** @import { Row } from './generate-leads.js' */

const MINUTES_BETWEEN = 7;

/**
 * The row that comes in next on top of a list: newer than all others, with an id of its own.
 *
 * @param {Row[]} rows
 * @returns {Row}
 */
export function nextLead(rows) {
  const id = highest(rows, 'Id') + 1;
  const [row] = generateLeads(1, id);
  const newest = rows.reduce((latest, { ProcTime }) => {
    const time = (typeof ProcTime === 'string' && toWallClock(ProcTime)) || NO_DATE;
    return time > latest ? time : latest;
  }, NO_DATE);
  return {
    ...row,
    Id: id,
    Leads: highest(rows, 'Leads') + 1,
    ProcTime: newest === NO_DATE ? row.ProcTime : later(newest),
    LeadStatusName: 'Новое',
    CountNotReadMessage: 1,
  };
}

/**
 * @param {Row[]} rows
 * @param {string} name
 */
function highest(rows, name) {
  return rows.reduce((most, row) => Math.max(most, Number(row[name]) || 0), 0);
}

/** @param {string} wallClock */
function later(wallClock) {
  const moved = new Date(Date.parse(`${wallClock.slice(0, 19)}Z`) + MINUTES_BETWEEN * 60_000);
  return moved.toISOString().slice(0, 19) + wallClock.slice(19);
}
