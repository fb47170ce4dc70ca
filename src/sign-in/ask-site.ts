import { ApiError } from '../model/api-error.js';
import { parseInt64 } from '../api/parse-int64.js';
import { isObject } from '../model/is-object.js';
import { withRetry, type RetryOptions } from '../waiting/retry.js';
import { post, type ApiResponse, type Fetch } from '../api/transport.js';
import type { Warn } from '../settings/developer-log.js';
import {
  isMissing,
  parseApiBase,
  parsePrintable,
  readSetting,
  type Parser,
} from '../settings/parsers.js';

export const QUESTION = {
  headers: { Accept: 'application/json' },
  credentials: 'include',
} as const;

/** For one question, retries included. No element may shorten it for the others. */
const TIMEOUT_MS = 15_000;
const FORBIDDEN =
  'session-url answered with HTTP 403: exempt this address from CSRF protection and firewalls.';
const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;
/** Any other key may be a value, as in an object that maps clients to tokens. */
const PLAIN_KEY = /^[a-z_]{1,30}$/i;

/** The client whom the site has named, without the token. Numbers are digits. */
export interface SignedInClient {
  readonly id: string;
  /** The absolute URL of the API that may receive the token. */
  readonly base: string;
  readonly siteCode: string | undefined;
  readonly operator: string | undefined;
}

/** The client who is signed in, and the token; `null` if nobody is. */
export interface SiteAnswer {
  readonly client: SignedInClient | null;
  readonly token?: string;
}

export interface AskOptions extends Omit<RetryOptions, 'timeout'> {
  /** An absolute http or https URL. */
  readonly url: string;
  /** The API base if an answer names none: an absolute URL. Default: the origin of `url`. */
  readonly defaultBase?: string | undefined;
  readonly fetch: Fetch;
  /** Warns the developer. */
  readonly warn: Warn;
}

/**
 * Asks the site who is signed in, and once more if a failure may pass. Sends the first request
 * synchronously. Rejects with an `ApiError`, or with the reason of the signal.
 */
export function askSite(options: AskOptions): Promise<SiteAnswer> {
  const { url, fetch, clock } = options;
  return withRetry(
    async (signal) => {
      const facts = { url, server: 'session-url', signal, fetch, now: clock.now() };
      return readAnswer(await post({ ...QUESTION, ...facts }), options);
    },
    { ...options, timeout: TIMEOUT_MS },
  );
}

/**
 * Reads who is signed in, whatever the media type. Throws an `ApiError` of kind `http` or `protocol`
 * if the response does not say it. The error contains the status and the names of keys, but no value.
 * It passes if the status is 200 or 403 and the body a page: of a host without its database, a
 * firewall, or a network that wants a sign-in.
 */
export function readAnswer(
  { status, body, retryAfter }: ApiResponse,
  { url, defaultBase, warn }: Pick<AskOptions, 'url' | 'defaultBase' | 'warn'>,
): SiteAnswer {
  const answer = parseJson(body);
  const passes = answer === undefined && body.trim() !== '';
  if (status === 403) {
    if (passes) {
      throw new ApiError('http', FORBIDDEN, { status, passes });
    }
    warn(FORBIDDEN);
  }
  if ([204, 401, 403].includes(status)) {
    return { client: null };
  }
  if (status !== 200) {
    const message = `session-url answered with HTTP ${status}.`;
    throw new ApiError('http', message, { status, retryAfter });
  }
  if (answer === undefined) {
    const message = 'session-url answered with HTTP 200, but not with JSON.';
    throw new ApiError('protocol', message, { passes });
  }
  if (answer === null || answer.client === null) {
    return { client: null };
  }
  const read = (key: string, parse: Parser<string>) => {
    const value = answer[key];
    return isMissing(value) ? undefined : (readSetting(value, parse) ?? fail(answer, key));
  };
  const id = read('client', parseInt64) ?? fail(answer, 'client');
  const token = read('token', parseInt64) ?? fail(answer, 'token');
  const base = read('apiBase', parseSafeBase(url)) ?? (defaultBase || new URL('/', url).href);
  const siteCode = read('siteCode', parsePrintable);
  const operator = read('operator', (text) => parseInt64(text, 0n));
  return { client: { id, base, siteCode, operator }, token };
}

type Answer = Readonly<Record<string, unknown>>;

/** Returns undefined if it is no JSON. The parser's error is not kept, since it quotes the body. */
function parseJson(body: string): Answer | null | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return value === null || isObject(value) ? value : {};
  } catch {
    return undefined;
  }
}

function fail(answer: Answer, key: string): never {
  const keys = Object.keys(answer).filter((name) => PLAIN_KEY.test(name));
  throw new ApiError(
    'protocol',
    `session-url answered with HTTP 200, without a valid ${key}. Keys of the answer: ${keys.join(', ') || 'none'}.`,
  );
}

/** Accepts an API base to which a token can be sent: also the origin from which it has come. */
function parseSafeBase(url: string): Parser<string> {
  return (text) => {
    const { protocol, hostname, origin, pathname } = new URL(parseApiBase(url)(text) ?? 'about:');
    const isSafe =
      protocol === 'https:' ||
      (protocol === 'http:' && (LOOPBACK.test(hostname) || origin === new URL(url).origin));
    // Without a query, which is not used, and which a message would repeat.
    return isSafe ? origin + pathname : undefined;
  };
}
