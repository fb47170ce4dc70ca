import { generateLeads, type Row, type Setting } from './generate-leads.js';
import type { LeadsRequest } from './request-fields.js';
import type { Settings } from './settings.js';
import { NO_DATE, toSqlDateTime, toWallClock } from './wall-clock.js';
import type { LeadsResponse } from './write-answer.js';

/** A change of a list. An `insert` without a row generates one. */
export interface Op {
  insert?: { at?: number; row?: Row };
  remove?: { at?: number; id?: unknown };
  update?: { id: unknown; row: Row };
  move?: { from: number; to: number };
}

const MINUTES_BETWEEN = 7;

/** Changes a list in place, like a change of the host's database between two requests. */
export function applyOps(rows: Row[], ops: readonly Op[], setting: Setting): void {
  for (const { insert, remove, update, move } of ops) {
    if (insert) {
      rows.splice(insert.at ?? 0, 0, insert.row ?? nextLead(rows, setting));
    }
    if (remove) {
      rows.splice(remove.id === undefined ? (remove.at ?? 0) : indexOf(rows, remove.id), 1);
    }
    if (update) {
      const index = indexOf(rows, update.id);
      rows[index] = { ...rows[index], ...update.row };
    }
    if (move) {
      rows.splice(move.to, 0, ...rows.splice(move.from, 1));
    }
  }
}

/** Returns one page of a list, filtered by period. */
export function readPage(rows: Row[], request: LeadsRequest, settings: Settings): LeadsResponse {
  const found = settings.empty ? [] : rows.filter(isInPeriod(request));
  const first = Math.max(request.Start, settings.firstPosition) - settings.firstPosition;
  const length = request.Length > 0 ? request.Length + settings.extraRows : 0;
  const page = found.slice(first, first + length);
  return {
    TotalRows: Math.max(found.length + settings.totalOffset, 0),
    TotalRowsSelect: page.length,
    LeadsClients: page.length === 0 && settings.nullList ? null : page,
    ErrorCode: 0,
    Message: null,
  };
}

/** Includes both ends. A row without a date is in no period, like NULL in SQL. */
function isInPeriod({ BegDate, EndDate }: LeadsRequest): (row: Row) => boolean {
  if (BegDate === null && EndDate === null) {
    return () => true;
  }
  const from = BegDate && toSqlDateTime(BegDate);
  const to = EndDate && toSqlDateTime(EndDate);
  return (row) => {
    const time = timeOf(row);
    return time > NO_DATE && (from === null || time >= from) && (to === null || time <= to);
  };
}

/** Returns a new row for the top, with the latest time and an unused id. */
function nextLead(rows: readonly Row[], setting: Setting): Row {
  const id = highest(rows, 'Id') + 1;
  const [row] = generateLeads(1, id, setting);
  const newest = rows.map(timeOf).reduce((a, b) => (a > b ? a : b), NO_DATE);
  return {
    ...row,
    Id: id,
    Leads: highest(rows, 'Leads') + 1,
    ProcTime: newest === NO_DATE ? row?.ProcTime : later(newest),
    CountNotReadMessage: 1,
  };
}

function timeOf({ ProcTime }: Row): string {
  return (typeof ProcTime === 'string' && toWallClock(ProcTime)) || NO_DATE;
}

function highest(rows: readonly Row[], name: 'Id' | 'Leads'): number {
  return rows.reduce((most, row) => Math.max(most, Number(row[name]) || 0), 0);
}

function later(wallClock: string): string {
  const moved = new Date(Date.parse(`${wallClock.slice(0, 19)}Z`) + MINUTES_BETWEEN * 60_000);
  return moved.toISOString().slice(0, 19) + wallClock.slice(19);
}

function indexOf(rows: readonly Row[], id: unknown): number {
  const index = rows.findIndex((row) => row.Id === id);
  if (index < 0) {
    throw new RangeError(`No row has the Id ${String(id)}.`);
  }
  return index;
}
