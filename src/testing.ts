import { pause, systemClock } from './api/clock.js';
import { readInteger, readTime } from './api/read-field.js';
import type { Lead, LeadTime } from './model/lead.js';

export type { Lead, LeadTime } from './model/lead.js';

/** Data and behaviour of the simulated API. Read for each request, so a test can change it. */
export interface LeadsApiSettings {
  /** Leads of the client, in the order of the API. A missing string is `''`, a missing number 0. */
  leads?: readonly Partial<Lead>[] | undefined;
  /** `ErrorCode` of the answer. Default: 0, which means success. */
  errorCode?: number | undefined;
  /** `Message` of the answer. */
  message?: string | undefined;
  /** HTTP status of the answer. Default: 200. */
  status?: number | undefined;
  /** Delay of the answer in milliseconds. Default: 0. */
  delayMs?: number | undefined;
  /**
   * Who is signed in, as the server of the site answers `session-url`; null for nobody. Answers each
   * POST without a body that accepts JSON, unless its path is that of the API. Without it, such a
   * request is answered as the API does. Not affected by the settings above, except `delayMs`.
   */
  session?: SimulatedSession | null | undefined;
}

/** The answer of `session-url`. */
export interface SimulatedSession {
  readonly client: string | number;
  readonly token: string | number;
  /** Default: the origin of `session-url`. */
  readonly apiBase?: string | undefined;
}

type Fields = Readonly<Record<string, unknown>>;

const API_PATH = '/api/client/LeadsPagingInfo';

/** Lets a page of any origin read an answer, as the API does. */
const ANY_ORIGIN = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Headers': '*',
  'Access-Control-Allow-Methods': '*',
};

const PARSERS: Readonly<Record<string, (body: string) => unknown>> = {
  'application/json': JSON.parse,
  'text/json': JSON.parse,
  'application/x-www-form-urlencoded': (body) => Object.fromEntries(new URLSearchParams(body)),
};

/**
 * Returns a replacement for `fetch` that answers as the API of `<client-leads>` does, for the tests
 * of a page. It reads JSON and forms, and ignores the URL and the token. Dates are compared as
 * written, without their offsets. With `session`, it also answers as the site's own server does.
 */
export function leadsApi(
  settings: LeadsApiSettings = {},
): (input: string | URL | Request, init?: RequestInit) => Promise<Response> {
  return async (input, init = {}) => {
    // Node's `Request` refuses the signals of jsdom.
    const { signal = input instanceof Request ? input.signal : null, ...options } = init;
    const request = new Request(input, options);
    signal?.throwIfAborted();
    if (settings.delayMs) {
      await pause(systemClock, settings.delayMs, signal ?? request.signal);
    }
    return answer(request, settings);
  };
}

/** A failure that is not the API's own is that of the framework that it runs on. */
async function answer(request: Request, settings: LeadsApiSettings): Promise<Response> {
  const { method, headers } = request;
  const { status = 200, message = 'An error has occurred.' } = settings;
  if (method === 'OPTIONS') {
    return new Response(null, { headers: ANY_ORIGIN });
  }
  const text = await request.text();
  if (settings.session !== undefined && isQuestion(request, text)) {
    return respond(200, settings.session);
  }
  if (method !== 'POST') {
    return respond(405, { Message: `The resource does not support http method '${method}'.` });
  }
  const [mediaType = ''] = (headers.get('Content-Type') ?? '').toLowerCase().split(';', 1);
  const parse = PARSERS[mediaType.trim()];
  if (!parse) {
    return respond(415, { Message: `The media type '${mediaType}' is not supported.` });
  }
  const fields = readFields(text, parse);
  if (!fields) {
    return respond(500, { Message: 'An error has occurred.' });
  }
  return respond(status, status > 299 ? { Message: message } : readPage(fields, settings));
}

/** Whether an element asks the site who is signed in. */
function isQuestion({ method, headers, url }: Request, body: string): boolean {
  return (
    method === 'POST' &&
    body === '' &&
    headers.get('Accept') === 'application/json' &&
    !new URL(url).pathname.endsWith(API_PATH)
  );
}

function respond(status: number, body: object | null): Response {
  const headers = { ...ANY_ORIGIN, 'Content-Type': 'application/json; charset=utf-8' };
  return new Response(JSON.stringify(body), { status, headers });
}

/** Returns undefined if the body is empty, malformed, or has no fields. */
function readFields(body: string, parse: (body: string) => unknown): Fields | undefined {
  try {
    const value = body === '' ? null : parse(body);
    const hasFields = typeof value === 'object' && value !== null && !Array.isArray(value);
    return hasFields ? (value as Fields) : undefined;
  } catch {
    return undefined;
  }
}

/** Positions count from 1, and 0 is the same as 1. Without a length, there are no rows. */
function readPage(
  fields: Fields,
  { leads = [], errorCode = 0, message }: LeadsApiSettings,
): Fields {
  const found = errorCode === 0 ? leads.filter(isInPeriod(fields)) : [];
  const first = Math.max(readInteger(fields.Start), 1) - 1;
  const rows = found.slice(first, first + Math.max(readInteger(fields.Length), 0));
  return {
    TotalRows: found.length,
    TotalRowsSelect: rows.length,
    LeadsClients: rows.map(toRow),
    ErrorCode: errorCode,
    Message: message ?? null,
  };
}

/** Includes both ends. A lead without a time is in no period. */
function isInPeriod({ BegDate, EndDate }: Fields): (lead: Partial<Lead>) => boolean {
  const from = readTime(BegDate);
  const to = readTime(EndDate);
  return ({ time }) =>
    time
      ? (!from || wallClock(from) <= wallClock(time)) && (!to || wallClock(time) <= wallClock(to))
      : !from && !to;
}

/** Writes a time without its offset, and as long as any other, so that times sort as texts. */
function wallClock({ iso }: LeadTime): string {
  const written = iso.replace(/(Z|[+-]\d\d:\d\d)$/, '');
  return written + '0000-00-00T00:00:00.0000000'.slice(written.length);
}

function toRow(lead: Partial<Lead>): Fields {
  return {
    Id: lead.id ?? 0,
    Leads: lead.number ?? 0,
    ProcTime: lead.time?.iso ?? null,
    LeadSourceName: lead.source ?? '',
    LeadStatusName: lead.status ?? '',
    LeadTypeName: lead.type ?? '',
    FormName: lead.form ?? '',
    Subject: lead.subject ?? '',
    LeadMarkName: lead.mark ?? '',
    CountNotReadMessage: lead.unread ?? 0,
  };
}
