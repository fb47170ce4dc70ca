import { ApiError } from '../api/api-error.js';
import { parseInt64 } from '../api/parse-int64.js';
import { TRANSIENT_STATUSES } from '../api/read-response.js';
import { isObject } from '../settings/plain-data.js';
import { parseApiBase, parsePrintable, toTrimmedText, type Parser } from '../settings/parsers.js';
import type { SignedInClient } from './sign-in.js';

const FORBIDDEN =
  'session-url answered with HTTP 403, so nobody is signed in. If somebody is, exempt this address from CSRF protection.';
const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;
const MOST_KEYS = 10;
/** Any other key may be a value, as in an object that maps clients to tokens. */
const PLAIN_KEY = /^[a-z_]{1,30}$/i;

/** Where the site is asked. */
export interface Site {
  /** An absolute http or https URL. */
  readonly url: string;
  /** The API base if an answer names none: an absolute URL. Default: the origin of `url`. */
  readonly defaultBase?: string | undefined;
}

export interface SiteResponse {
  readonly status: number;
  readonly body: string;
  /** Milliseconds to wait before the next question, if the site asks for it. */
  readonly retryAfter: number | undefined;
}

export type SiteAnswer =
  | { readonly owner: SignedInClient; readonly token: string }
  | { readonly owner: null }
  /** Nobody is signed in, or the site is set up wrongly: a sentence for the developer. */
  | { readonly owner: null; readonly warning: string };

/**
 * Reads who is signed in. Throws an `ApiError` of kind `http` or `protocol` if the response does not
 * say it. The error contains the status and the names of keys, but no value.
 */
export function readAnswer(response: SiteResponse, site: Site): SiteAnswer {
  const { status, body, retryAfter } = response;
  switch (status) {
    case 200:
      return readBody(body, site);
    case 204:
    case 401:
      return { owner: null };
    case 403:
      return { owner: null, warning: FORBIDDEN };
  }
  // A browser reports a redirect with the status 0, Node with its own status.
  if (status === 0 || (status >= 300 && status < 400)) {
    throw unreadable('a redirect, which is not followed.');
  }
  const isTransient = TRANSIENT_STATUSES.includes(status);
  throw new ApiError('http', `session-url answered with HTTP ${status}.`, {
    status,
    retryAfter,
    isTransient,
  });
}

function readBody(body: string, { url, defaultBase }: Site): SiteAnswer {
  const value = parseJson(body);
  if (value === null) {
    return { owner: null };
  }
  if (!isObject(value)) {
    throw unreadable('JSON that is neither an object nor null.');
  }
  if (value.client === null) {
    return { owner: null };
  }
  const client = readRequired(value, 'client', parseInt64);
  const token = readRequired(value, 'token', parseInt64);
  const base = readOptional(value, 'apiBase', parseSafeBase(url));
  const siteCode = readOptional(value, 'siteCode', parsePrintable);
  const operator = readOptional(value, 'operator', (text) => parseInt64(text, 0n));
  return {
    owner: { client, base: base ?? (defaultBase || new URL('/', url).href), siteCode, operator },
    token,
  };
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // The parser's error is not kept as a cause, since it quotes the body.
    throw unreadable('a body that is not JSON.');
  }
}

type Answer = Readonly<Record<string, unknown>>;

function readRequired(answer: Answer, key: string, parse: Parser<string>): string {
  const value = readOptional(answer, key, parse);
  if (value === undefined) {
    throw invalidKey(answer, key);
  }
  return value;
}

/** Returns undefined if the value is missing, null or blank. */
function readOptional(answer: Answer, key: string, parse: Parser<string>): string | undefined {
  const text = toTrimmedText(answer[key]);
  if (text === '') {
    return undefined;
  }
  const value = text === undefined ? undefined : parse(text);
  if (value === undefined) {
    throw invalidKey(answer, key);
  }
  return value;
}

/**
 * Accepts an API base to which a token can be sent. The site's own origin may be plain http, since
 * the token has come from there.
 */
function parseSafeBase(url: string): Parser<string> {
  return (text) => {
    const base = parseApiBase(url)(text);
    if (base === undefined) {
      return undefined;
    }
    const { protocol, hostname, origin } = new URL(base);
    const isSafe =
      protocol === 'https:' || LOOPBACK.test(hostname) || origin === new URL(url).origin;
    return isSafe ? base : undefined;
  };
}

function invalidKey(answer: Answer, key: string): ApiError {
  const keys = Object.keys(answer).map((name) => (PLAIN_KEY.test(name) ? name : '…'));
  const names = keys.slice(0, MOST_KEYS).join(', ') || 'none';
  return unreadable(`HTTP 200, but ${key} is missing or invalid. Keys of the answer: ${names}.`);
}

function unreadable(description: string): ApiError {
  return new ApiError('protocol', `session-url answered with ${description}`);
}
