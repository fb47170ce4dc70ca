import type { Lead } from '../model/lead.js';
import type { Page } from '../model/page.js';
import { ApiError } from './api-error.js';
import { int, text, time } from './read-field.js';
import { withoutToken } from './without-token.js';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads an answer of the API, decoded from either format. Tolerant of what is missing; throws an
 * `api` failure where the API reports one, with its words but for the token, and `protocol` where
 * this is no answer of the API.
 */
export function readPage(answer: unknown, token: string): Page {
  const fields = Object(answer) as Fields;
  const code = int(fields.ErrorCode);
  if (code !== 0) {
    const said = withoutToken(text(fields.Message), token);
    const apiMessage = isForPeople(said) ? said : '';
    const facts = `The API answered with ErrorCode ${code}.`;
    throw new ApiError('api', `${facts} ${apiMessage ? '' : said}`.trim(), { code, apiMessage });
  }
  const rows = fields.LeadsClients ?? [];
  const known = fields.ErrorCode ?? fields.TotalRows ?? fields.LeadsClients;
  if (known === undefined || !Array.isArray(rows)) {
    throw new ApiError('protocol', 'The answer is not a page of inquiries.');
  }
  return {
    leads: rows.filter(isFields).map(readLead),
    total: Math.max(0, int(fields.TotalRows)),
  };
}

function readLead(row: Fields): Lead {
  return {
    id: int(row.Id),
    number: int(row.Leads),
    time: time(row.ProcTime),
    source: text(row.LeadSourceName),
    status: text(row.LeadStatusName),
    type: text(row.LeadTypeName),
    form: text(row.FormName),
    subject: text(row.Subject),
    mark: text(row.LeadMarkName),
    unread: Math.max(0, int(row.CountNotReadMessage)),
  };
}

/** What the framework says of its own failure, for developers: `Message` and `ExceptionMessage`. */
export function readFailure(answer: unknown): string {
  const { Message, ExceptionMessage } = Object(answer) as Fields;
  return `${text(Message)} ${text(ExceptionMessage)}`.trim();
}

/** Words, and neither markup nor the stack trace of a .NET exception, in English or Russian. */
function isForPeople(said: string): boolean {
  return /\p{L}/u.test(said) && !/<[a-z!/?]|^\s+(?:at|в) .+\(.*\)/im.test(said);
}

function isFields(value: unknown): value is Fields {
  return Object(value) === value && !Array.isArray(value);
}
