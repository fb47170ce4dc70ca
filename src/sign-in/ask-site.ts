import { ApiError } from '../api/api-error.js';
import type { Clock } from '../api/clock.js';

import { withRetries } from '../api/retry.js';
import { isOffline, parseRetryAfter } from '../api/transport.js';
import { readAnswer, type Site, type SiteAnswer } from './read-answer.js';

export interface AskOptions {
  /** Milliseconds before the first request. */
  readonly wait: number;
  /** Milliseconds for all attempts and the waits between them. */
  readonly timeout: number;
  readonly signal: AbortSignal;
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
  /** Returns a number from 0 to 1, as `Math.random` does. */
  readonly random: () => number;
}

/**
 * Asks the site who is signed in, and tries again if a failure may pass. Sends the first request
 * synchronously if there is nothing to wait for. Rejects with an `ApiError`, or with the reason of
 * the signal.
 */
export async function askSite(site: Site, options: AskOptions): Promise<SiteAnswer> {
  if (options.wait > 0) {
    await pause(options);
  }
  return withRetries((signal) => attempt(site, options, signal), { ...options });
}

/** Ends early if the signal is aborted. */
function pause({ wait, clock, signal }: AskOptions): Promise<void> {
  return new Promise((resolve) => {
    const cancel = clock.after(wait, resolve);
    signal.addEventListener('abort', () => {
      cancel();
      resolve();
    });
  });
}

async function attempt(
  site: Site,
  { fetch, clock }: AskOptions,
  signal: AbortSignal,
): Promise<SiteAnswer> {
  try {
    const response = await fetch.call(globalThis, site.url, {
      method: 'POST',
      headers: { Accept: 'application/json' },
      signal,
      mode: 'cors',
      credentials: 'include',
      cache: 'no-store',
      // `error` would make a redirect look like a network failure, which is tried again.
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
    });
    const { status, headers } = response;
    const body = status === 200 ? await response.text() : '';
    const retryAfter = parseRetryAfter(headers.get('Retry-After') ?? '', clock.now());
    return readAnswer({ status, body, retryAfter }, site);
  } catch (error) {
    if (error instanceof ApiError || signal.aborted) {
      throw error;
    }
    // The cause is not kept: a page's own `fetch` may have put the answer into it.
    throw isOffline()
      ? new ApiError('offline', 'The browser is offline.')
      : new ApiError('network', 'session-url cannot be reached.', { isTransient: true });
  }
}
