import type { Page } from '../model/page.js';
import { ApiError } from '../model/api-error.js';
import { isObject } from '../model/is-object.js';
import { excerpt, readCount, readInteger, readText, type Fields } from './read-field.js';
import type { ApiResponse } from './transport.js';
import type { XmlFormat } from './xml.js';

const REFUSING_STATUSES = [401, 403];
const LETTER = /\p{L}/u;
/** The start of a tag, a comment, a declaration or a processing instruction. */
const MARKUP = /<[a-z!/?]/i;
/** A line such as `   at Leads.Get(Int32 id)`; a Russian .NET writes `в` for `at`. */
const STACK_TRACE_LINE = /^\s+(?:at|в) [^(]+\(/m;

/**
 * Reads the page in a response, which may be JSON or XML, whatever was requested. Without `xml`, only
 * JSON is read.
 *
 * Throws an `ApiError` of kind `auth` if the status refuses the token, `http` if it is another error,
 * `protocol` if the body is not a page of inquiries, and `api` if the API reports a failure. None
 * contains the token.
 */
export function readResponse<Row>(
  response: ApiResponse,
  token: string,
  readRow: (row: Fields) => Row,
  xml?: XmlFormat,
): Page<Row> {
  const { status, mediaType, retryAfter } = response;
  const fields = decode(response, xml);
  if (status > 299) {
    const reason = `${readText(fields.Message)} ${readText(fields.ExceptionMessage)}`.trim();
    const message = `The API answered with HTTP ${status}. ${excerpt(reason, token)}`.trim();
    const kind = REFUSING_STATUSES.includes(status) ? 'auth' : 'http';
    throw new ApiError(kind, message, { status, retryAfter });
  }
  throwReportedFailure(fields, token);
  const { ErrorCode, TotalRows, LeadsClients } = fields;
  const rows = LeadsClients ?? [];
  const isPage = [ErrorCode, TotalRows, LeadsClients].some((value) => value !== undefined);
  if (!isPage || !Array.isArray(rows)) {
    const type = excerpt(mediaType, token) || 'no content type';
    throw new ApiError('protocol', `The API answered with ${type}, not a page of inquiries.`);
  }
  return { leads: rows.filter(isObject).map(readRow), total: readCount(TotalRows) };
}

/** Returns the members of a body, whatever its media type. Returns none if it has another shape. */
function decode({ body }: ApiResponse, xml: XmlFormat | undefined): Fields {
  try {
    const isXml = xml && body.trimStart().startsWith('<');
    const value: unknown = isXml ? xml.decode(body) : JSON.parse(body);
    return isObject(value) ? value : {};
  } catch {
    // The parser's error is not kept as a cause, since it quotes the body.
    return {};
  }
}

/** Throws an error if there is a code other than 0, or a `Message` without rows and counts. */
function throwReportedFailure(fields: Fields, token: string): void {
  // An API may repeat the token as a code.
  const code = excerpt(readText(fields.ErrorCode), token);
  const text = readText(fields.Message);
  const { LeadsClients, TotalRows, TotalRowsSelect } = fields;
  const hasRows = Array.isArray(LeadsClients) && LeadsClients.length > 0;
  const hasOthers = hasRows || `${code}${readText(TotalRows)}${readText(TotalRowsSelect)}` !== '';
  if (Number(code) === 0 && (text === '' || hasOthers)) {
    return;
  }
  const what = code ? `ErrorCode ${code}` : 'only a Message';
  const said = excerpt(text, token);
  // A text for people may name the client, so the developer does not get it.
  const [apiMessage, reason] = isForPeople(text) ? [said, ''] : ['', said];
  throw new ApiError('api', `The API answered with ${what}. ${reason}`.trim(), {
    code: readInteger(code) || undefined,
    apiMessage,
  });
}

/** Returns whether a text has words, and neither markup nor the stack trace of an exception. */
function isForPeople(text: string): boolean {
  return LETTER.test(text) && !MARKUP.test(text) && !STACK_TRACE_LINE.test(text);
}
