import { ApiError } from '../model/api-error.js';
import { isOffline } from '../window/is-offline.js';

/** Hosts ask for ten minutes after a pause of seconds, and a list must not stay unread so long. */
const MOST_RETRY_AFTER_MS = 300_000;

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface ApiResponse {
  readonly status: number;
  /** Without parameters: for example `application/json`. `''` if there is none. */
  readonly mediaType: string;
  readonly body: string;
  /** Milliseconds to wait, at most five minutes, if the API asks for it and the browser exposes that. */
  readonly retryAfter: number | undefined;
}

export interface PostOptions
  extends Required<Pick<RequestInit, 'headers' | 'credentials'>>, Pick<RequestInit, 'body'> {
  readonly url: string;
  readonly signal: AbortSignal;
  /** The subject of the sentences in errors. */
  readonly server: string;
  readonly fetch: Fetch;
  /** Milliseconds since 1970, for a `Retry-After` that is a date. */
  readonly now: number;
}

/**
 * Sends one request and reads the response, whatever its status.
 *
 * A redirect is not followed, since it would carry the token to another place. The mode `manual`
 * is used, since `error` would make a redirect look like a network failure.
 *
 * Rejects with the signal's reason if it is aborted, otherwise with an `ApiError` of kind
 * `offline`, `network` or `protocol`.
 */
export async function post(options: PostOptions): Promise<ApiResponse> {
  const { url, server, fetch, now, ...init } = options;
  try {
    const response = await fetch(url, { ...INIT, ...init });
    const { ok, status, headers } = response;
    // A browser reports a redirect with the status 0, Node with its own status.
    if (!ok && status < 400) {
      throw new ApiError('protocol', `${server} answered with a redirect, which is not followed.`);
    }
    return {
      status,
      mediaType: headers.get('Content-Type')?.split(';')[0] ?? '',
      body: await response.text(),
      retryAfter: parseRetryAfter(headers.get('Retry-After') ?? '', now),
    };
  } catch (error) {
    if (error instanceof ApiError || init.signal.aborted) {
      throw error;
    }
    // Without a cause: a page may have wrapped `fetch` in a function whose errors contain the token.
    throw isOffline()
      ? new ApiError('offline', 'The browser is offline.')
      : new ApiError('network', `${server} cannot be reached.`);
  }
}

export const INIT = {
  method: 'POST',
  cache: 'no-store',
  redirect: 'manual',
  referrerPolicy: 'no-referrer',
} as const;

/** Reads `Retry-After`, a number of seconds or a date, as milliseconds from `now`: at most five minutes. */
function parseRetryAfter(header: string, now: number): number | undefined {
  const seconds = Number(header);
  const ms = Number.isNaN(seconds) ? Date.parse(header) - now : seconds * 1000;
  return ms > 0 ? Math.min(ms, MOST_RETRY_AFTER_MS) : undefined;
}
