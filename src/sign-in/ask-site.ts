import { withRetry, type RetryOptions } from '../api/retry.js';
import type { Fetch } from '../api/early-fetch.js';
import { post } from '../api/transport.js';
import { readAnswer, type Site, type SiteAnswer } from './read-answer.js';

/** What each question contains, beside the URL. */
export const QUESTION = {
  headers: { Accept: 'application/json' },
  credentials: 'include',
} as const;

export interface AskOptions extends RetryOptions {
  readonly fetch: Fetch;
}

/**
 * Asks the site who is signed in, and once more if a failure may pass. Sends the first request
 * synchronously. Rejects with an `ApiError`, or with the reason of the signal.
 */
export function askSite(site: Site, options: AskOptions): Promise<SiteAnswer> {
  const { fetch, clock } = options;
  return withRetry(async (signal) => {
    const response = await post({
      ...QUESTION,
      url: site.url,
      server: 'session-url',
      signal,
      fetch,
      now: clock.now(),
    });
    return readAnswer(response, site);
  }, options);
}
