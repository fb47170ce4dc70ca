import { pause } from '../api/clock.js';
import { withRetry, type RetryOptions } from '../api/retry.js';
import { post, type Fetch } from '../api/transport.js';
import { readAnswer, type Site, type SiteAnswer } from './read-answer.js';

/** What each question contains, beside the URL. */
export const QUESTION = {
  headers: { Accept: 'application/json' },
  credentials: 'include',
} as const;

/** For one question, retries included. No element may shorten it for the others. */
const TIMEOUT_MS = 15_000;

export interface AskOptions extends Site, Omit<RetryOptions, 'timeout'> {
  readonly fetch: Fetch;
}

/**
 * Asks the site in `wait` milliseconds who is signed in, and once more if a failure may pass. Without
 * a wait, sends the first request synchronously. Rejects with an `ApiError`, or with the reason of
 * the signal.
 */
export async function askSite(options: AskOptions, wait = 0): Promise<SiteAnswer> {
  const { url, fetch, clock } = options;
  if (wait > 0) {
    await pause(clock, wait, options.signal);
  }
  return withRetry(
    async (signal) => {
      const response = await post({
        ...QUESTION,
        url,
        server: 'session-url',
        signal,
        fetch,
        now: clock.now(),
      });
      return readAnswer(response, options);
    },
    { ...options, timeout: TIMEOUT_MS },
  );
}
