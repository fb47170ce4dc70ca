import { memoize } from '../model/memoize.js';
import { ApiError, isPassing } from './api-error.js';
import { pause, type Clock } from './clock.js';
import { isOffline } from './transport.js';

/** A failure within this time is probably a blip. A server that fails slowly is overloaded. */
const QUICK_MS = 2000;
const MOST_RANDOM_MS = 3000;

/** What is known of a server, shared by all that ask it. */
export interface Health {
  /** Whether a request has failed since the last one that succeeded. */
  hasFailed: boolean;
}

/** Returns the health of the server at a URL, shared by all elements until the page is closed. */
export const healthOf = memoize((): Health => ({ hasFailed: false }));

/**
 * Returns how many milliseconds to wait before a request is sent again. All that were told the same
 * `retryAfter` would return together, so the wait is longer at random.
 *
 * @param random a number from 0 to 1
 */
export function retryDelay(random: number, retryAfter = 0): number {
  return retryAfter + random * (MOST_RANDOM_MS + retryAfter / 5);
}

export interface RetryOptions {
  /** Milliseconds for both attempts and the wait between them. */
  readonly timeout: number;
  readonly signal: AbortSignal;
  readonly clock: Clock;
  /** Returns a number from 0 to 1, as `Math.random` does. */
  readonly random: () => number;
  readonly health: Health;
  /** Whether there is no second attempt, since nobody waits for the first. */
  readonly isSentOnce: boolean;
}

/**
 * Calls `attempt`, and once more if it fails by what is probably a blip: the failure is transient and
 * came quickly, and nothing had failed before since the last success. Otherwise, thousands of pages
 * would keep an overloaded server down. The first call is synchronous. Retrying is safe although the
 * requests are POSTs, since they only read.
 *
 * Rejects with the last failure, with an `ApiError` of kind `timeout` or `offline`, or with the
 * reason of the signal. In the last two cases, aborts the signal that `attempt` was given.
 */
export async function withRetry<T>(
  attempt: (signal: AbortSignal) => Promise<T>,
  { timeout, signal: callerSignal, clock, random, health, isSentOnce }: RetryOptions,
): Promise<T> {
  callerSignal.throwIfAborted();
  const controller = new AbortController();
  const { signal } = controller;
  const forwardAbort = () => controller.abort(callerSignal.reason);
  callerSignal.addEventListener('abort', forwardAbort);
  const mayRetry = !isSentOnce && !health.hasFailed;
  const startedAt = clock.now();
  const cancelTimeout = clock.after(timeout, () =>
    controller.abort(
      new ApiError(isOffline() ? 'offline' : 'timeout', `No answer within ${timeout} ms.`),
    ),
  );

  async function attemptTwice(): Promise<T> {
    try {
      return await attempt(signal);
    } catch (error) {
      signal.throwIfAborted();
      const passed = clock.now() - startedAt;
      if (!mayRetry || passed > QUICK_MS || !(error instanceof ApiError && error.isTransient)) {
        throw error;
      }
      const delay = retryDelay(random(), error.retryAfter);
      if (passed + delay >= timeout) {
        throw error;
      }
      health.hasFailed = true;
      await pause(clock, delay, signal);
      return attempt(signal);
    }
  }

  try {
    const result = await new Promise<T>((resolve, reject) => {
      // An attempt may ignore the signal.
      signal.addEventListener('abort', () => reject(signal.reason as Error));
      void attemptTwice().then(resolve, reject);
    });
    health.hasFailed = false;
    return result;
  } catch (error) {
    if (error instanceof ApiError && isPassing(error)) {
      health.hasFailed = true;
    }
    throw error;
  } finally {
    cancelTimeout();
    callerSignal.removeEventListener('abort', forwardAbort);
  }
}
