import { ApiError } from './api-error.js';
import type { RequestFormat } from './formats/format.js';
import { readBody } from './read-body.js';

/** What came back, read to its end. */
export interface Answer {
  readonly status: number;
  /** Lower case, without parameters, such as `application/json`. */
  readonly mediaType: string;
  readonly body: string;
  /** Milliseconds, where the host asks to wait and the browser shows it. */
  readonly retryAfter: number | undefined;
}

export interface PostOptions {
  readonly url: string;
  readonly format: RequestFormat;
  readonly body: string;
  /** The token in the body, which no error may repeat. */
  readonly token: string;
  readonly signal: AbortSignal;
  readonly fetch: typeof globalThis.fetch;
  /** Milliseconds since 1970, to read a `Retry-After` that is a date. */
  readonly now: number;
}

/**
 * Sends one request and reads the answer. No cookies, no referrer, no cache. A redirect is not
 * followed, since it would carry the token elsewhere; `manual` tells it from a network failure.
 */
export async function post(options: PostOptions): Promise<Answer> {
  const { url, format, body, signal, now } = options;
  try {
    const response = await options.fetch.call(globalThis, url, {
      method: 'POST',
      headers: { Accept: format.accept, 'Content-Type': format.contentType },
      body,
      signal,
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
    });
    if (!response.ok && response.status < 400) {
      throw new ApiError('protocol', 'The API answered with a redirect, which is not followed.');
    }
    const header = (name: string) => response.headers.get(name) ?? '';
    return {
      status: response.status,
      mediaType: header('Content-Type')
        .replace(/\s*;.*/, '')
        .toLowerCase(),
      body: await readBody(response),
      retryAfter: retryAfter(header('Retry-After'), now),
    };
  } catch (error) {
    if (error instanceof ApiError || signal.aborted) throw error;
    throw networkError(error, options.token);
  }
}

function networkError(error: unknown, token: string): ApiError {
  // A `fetch` that the page has wrapped may quote what it was given.
  const cause = String(error).includes(token) ? undefined : error;
  // Node has no `navigator`, or one that does not know.
  const isOffline = (globalThis.navigator as Navigator | undefined)?.onLine === false;
  return new ApiError(isOffline ? 'offline' : 'network', 'The API cannot be reached.', {
    cause,
    isTransient: !isOffline,
  });
}

/** `Retry-After` is a number of seconds or a date (RFC 9110, 10.2.3); anything else says nothing. */
function retryAfter(header: string, now: number): number | undefined {
  if (/^\d+$/.test(header)) return Number(header) * 1000;
  // Chromium's parser takes nearly anything that has a digit for a date.
  const ms = header.endsWith('GMT') ? Date.parse(header) - now : NaN;
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
