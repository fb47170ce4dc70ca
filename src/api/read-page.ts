import type { Lead } from '../model/lead.js';
import { memoize } from '../model/memoize.js';
import type { Page } from '../model/page.js';
import { ApiError } from './api-error.js';
import { excerpt } from './excerpt.js';
import { readInteger, readText, readTime } from './read-field.js';

type Fields = Readonly<Record<string, unknown>>;

const LETTER = /\p{L}/u;
/** The start of a tag, a comment, a declaration or a processing instruction. */
const MARKUP = /<[a-z!/?]/i;
/**
 * A line such as `   at Leads.Get(Int32 id)`; a Russian .NET writes `в` for `at`. No part of the
 * pattern matches where the next one begins, so matching takes linear time.
 */
const STACK_TRACE_LINE = /^[\t ]+(?:at|в) [^(\n]+\(/im;
/** The ways to write the code of a success. */
const ZERO = /^[+-]?0+(?:\.0*)?$/;

/**
 * Reads a decoded response, which has the same shape for JSON and XML. Missing fields are allowed.
 *
 * Throws an `ApiError` of kind `api` if the API reports a failure, and of kind `protocol` if the
 * response is not a page of inquiries. Neither contains the token.
 */
export function readPage(decoded: unknown, token: string): Page {
  const fields = isFields(decoded) ? decoded : {};
  throwReportedFailure(fields, token);
  const rows = fields.LeadsClients ?? [];
  const knownField = fields.ErrorCode ?? fields.TotalRows ?? fields.LeadsClients;
  if (knownField === undefined || !Array.isArray(rows)) {
    throw new ApiError('protocol', 'The answer is not a page of inquiries.');
  }
  return {
    leads: readLeads(rows.filter(isFields)),
    total: readCount(fields.TotalRows),
  };
}

function throwReportedFailure(fields: Fields, token: string): void {
  const text = readText(fields.Message);
  if (!hasErrorCode(fields) && !(text !== '' && isMessageAlone(fields))) {
    return;
  }
  const code = readInteger(fields.ErrorCode);
  // An API may repeat the token as a code.
  const facts = code === 0 || excerpt(String(code), token) !== String(code) ? {} : { code };
  const writtenCode = excerpt(readText(fields.ErrorCode), token);
  const message = writtenCode
    ? `The API answered with ErrorCode ${writtenCode}.`
    : 'The API answered with only a Message.';
  const apiText = excerpt(text, token);
  // A text that is not for people still helps the developer.
  throw isForPeople(text)
    ? new ApiError('api', message, { ...facts, apiMessage: apiText })
    : new ApiError('api', `${message} ${apiText}`.trim(), facts);
}

/** Tells whether there is a code other than 0. The code may be of any type. */
function hasErrorCode({ ErrorCode }: Fields): boolean {
  const text = readText(ErrorCode);
  return typeof ErrorCode === 'string' ? text !== '' && !ZERO.test(text) : Boolean(ErrorCode);
}

/** Tells whether an answer contains only a `Message`: no code, no rows, no counts. */
function isMessageAlone({ ErrorCode, LeadsClients, TotalRows, TotalRowsSelect }: Fields): boolean {
  const hasRows = !isEmpty(LeadsClients) && !(Array.isArray(LeadsClients) && !LeadsClients.length);
  return !hasRows && [ErrorCode, TotalRows, TotalRowsSelect].every(isEmpty);
}

function isEmpty(value: unknown): boolean {
  return (value ?? '') === '';
}

/** Rows share the strings of statuses, types and the like, which have few different values. */
function readLeads(rows: readonly Fields[]): Lead[] {
  const share = memoize((text) => text);
  const readShared = (value: unknown) => share(readText(value));
  return rows.map((row) => ({
    id: readInteger(row.Id),
    number: readInteger(row.Leads),
    time: readTime(row.ProcTime),
    source: readShared(row.LeadSourceName),
    status: readShared(row.LeadStatusName),
    type: readShared(row.LeadTypeName),
    form: readShared(row.FormName),
    subject: readText(row.Subject),
    mark: readShared(row.LeadMarkName),
    unread: readCount(row.CountNotReadMessage),
  }));
}

function readCount(value: unknown): number {
  return Math.max(0, readInteger(value));
}

/**
 * Reads ASP.NET's description of its own failure, for developers. Returns `Message` and
 * `ExceptionMessage`, or `''` if there are none.
 */
export function readFailure(decoded: unknown): string {
  const { Message, ExceptionMessage } = isFields(decoded) ? decoded : {};
  return `${readText(Message)} ${readText(ExceptionMessage)}`.trim();
}

/** Tells whether a text has words, and neither markup nor the stack trace of an exception. */
function isForPeople(text: string): boolean {
  return LETTER.test(text) && !MARKUP.test(text) && !STACK_TRACE_LINE.test(text);
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
