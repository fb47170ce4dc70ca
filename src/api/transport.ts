import { ApiError } from './api-error.js';
import { excerpt } from './excerpt.js';

const DELAY_SECONDS = /^\d+$/;

/** The part of the browser's `fetch` that is used. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface ApiResponse {
  readonly status: number;
  /** In lower case, without parameters: for example `application/json`. `''` if there is none. */
  readonly mediaType: string;
  readonly body: string;
  /** Milliseconds to wait, if the API asks for it and the browser exposes `Retry-After`. */
  readonly retryAfter: number | undefined;
}

export interface HttpRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly credentials: 'omit' | 'include';
  readonly body?: string;
  readonly signal?: AbortSignal;
}

export interface PostOptions extends HttpRequest {
  readonly signal: AbortSignal;
  /** The subject of the sentences in errors. */
  readonly server: string;
  /** The token in the body, which no error may repeat. Without one, errors have no cause. */
  readonly token?: string;
  readonly fetch: Fetch;
  /** Milliseconds since 1970, for a `Retry-After` that is a date. */
  readonly now: number;
}

/**
 * Sends one request and reads the response, whatever its status. Sends no referrer, and bypasses the
 * cache.
 *
 * A redirect is not followed, since it would carry the token to another place. The mode `manual`
 * is used, since `error` would make a redirect look like a network failure.
 *
 * Rejects with the signal's reason if it is aborted, otherwise with an `ApiError` of kind
 * `offline`, `network` or `protocol`.
 */
export async function post(options: PostOptions): Promise<ApiResponse> {
  const { url, server, signal, now } = options;
  try {
    const response = await options.fetch.call(globalThis, url, initOf(options));
    if (isRedirect(response)) {
      throw new ApiError('protocol', `${server} answered with a redirect, which is not followed.`);
    }
    const { status } = response;
    return {
      status,
      mediaType: parseMediaType(response.headers.get('Content-Type') ?? ''),
      body: await response.text(),
      retryAfter: parseRetryAfter(response.headers.get('Retry-After') ?? '', now),
    };
  } catch (error) {
    if (error instanceof ApiError || signal.aborted) {
      throw error;
    }
    throw createNetworkError(error, options);
  }
}

/** What all requests have in common. */
export const INIT = {
  method: 'POST',
  cache: 'no-store',
  redirect: 'manual',
  referrerPolicy: 'no-referrer',
} as const;

/** Returns what `fetch` needs beside the URL. */
function initOf({ headers, credentials, body, signal }: HttpRequest): RequestInit {
  return { ...INIT, headers, credentials, body: body ?? null, signal: signal ?? null };
}

/** A browser reports a redirect with the status 0, Node with its own status. */
function isRedirect({ ok, status }: Response): boolean {
  return !ok && status < 400;
}

/**
 * Keeps only the text of the cause, without the token: a page may have wrapped `fetch` in a function
 * whose errors contain the request.
 */
function createNetworkError(error: unknown, { server, token }: PostOptions): ApiError {
  const facts = token === undefined ? {} : { cause: excerpt(String(error), token) };
  return isOffline()
    ? new ApiError('offline', 'The browser is offline.', facts)
    : new ApiError('network', `${server} cannot be reached.`, { ...facts, isTransient: true });
}

/** Whether the browser knows that it has no network. Node has no `navigator.onLine`. */
export function isOffline(): boolean {
  return (globalThis.navigator as Navigator | undefined)?.onLine === false;
}

function parseMediaType(header: string): string {
  const [type = ''] = header.split(';', 1);
  return type.trim().toLowerCase();
}

/**
 * Parses `Retry-After`, a number of seconds or a date (RFC 9110, section 10.2.3), and returns
 * milliseconds from `now`. Returns undefined for anything else.
 */
function parseRetryAfter(header: string, now: number): number | undefined {
  if (DELAY_SECONDS.test(header)) {
    return Number(header) * 1000;
  }
  // An HTTP date ends with GMT. Chromium would parse nearly any text with a digit as a date.
  const date = header.endsWith('GMT') ? Date.parse(header) : NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
