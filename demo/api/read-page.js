import { NO_DATE, toSqlDateTime, toWallClock } from './wall-clock.js';

/** @import { Row } from './generate-leads.js' */
/** @import { LeadsRequest } from './request-fields.js' */
/** @import { Settings } from './settings.js' */
/** @import { LeadsResponse } from './write-answer.js' */

/**
 * One page of a list: filtered by period, then cut out by position.
 *
 * @param {Row[]} rows
 * @param {LeadsRequest} request
 * @param {Settings} settings
 * @returns {LeadsResponse}
 */
export function readPage(rows, request, settings) {
  const found = settings.empty ? [] : rows.filter(periodFilter(request));
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

/**
 * Both ends included. A row without a date is in no period, as a NULL is in no range.
 *
 * @param {LeadsRequest} request
 * @returns {(row: Row) => boolean}
 */
function periodFilter({ BegDate, EndDate }) {
  if (BegDate === null && EndDate === null) return () => true;
  const from = BegDate && toSqlDateTime(BegDate);
  const to = EndDate && toSqlDateTime(EndDate);
  return ({ ProcTime }) => {
    const time = typeof ProcTime === 'string' ? toWallClock(ProcTime) : null;
    if (time === null || time === NO_DATE) return false;
    return (from === null || time >= from) && (to === null || time <= to);
  };
}
