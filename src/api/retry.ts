import { ApiError } from './api-error.js';
import type { Clock } from './clock.js';
import { isOffline } from './transport.js';

/** How often a request is sent again. */
export const MAX_RETRIES = 2;
const RETRY_BASE_MS = 500;

/** Tells whether a request is sent again after `attempts` attempts have failed. */
function shouldRetry(error: unknown, attempts: number): error is ApiError {
  return error instanceof ApiError && error.isTransient && attempts <= MAX_RETRIES;
}

/**
 * Returns how many milliseconds to wait after `attempts` failed attempts: exponential backoff with
 * full jitter (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/).
 *
 * @param random a number from 0 to 1
 */
export function retryDelay(attempts: number, random: number): number {
  return random * RETRY_BASE_MS * 2 ** (attempts - 1);
}

export interface RetryOptions {
  /** Milliseconds for all attempts and the waits between them. */
  readonly timeout: number;
  readonly signal: AbortSignal;
  readonly clock: Clock;
  /** Returns a number from 0 to 1, as `Math.random` does. */
  readonly random: () => number;
}

/**
 * Calls `attempt` until it succeeds, fails with an error that is not transient, or the time is up.
 * The first call is synchronous. Retrying is safe although the requests are POSTs, since they only
 * read.
 *
 * Rejects with the last failure, with an `ApiError` of kind `timeout` or `offline`, or with the
 * reason of the signal. In the last two cases, aborts the signal that `attempt` was given.
 */
export async function withRetries<T>(
  attempt: (signal: AbortSignal) => Promise<T>,
  { timeout, signal: callerSignal, clock, random }: RetryOptions,
): Promise<T> {
  callerSignal.throwIfAborted();
  const controller = new AbortController();
  const { signal } = controller;
  const forwardAbort = () => controller.abort(callerSignal.reason);
  callerSignal.addEventListener('abort', forwardAbort);
  const deadline = clock.now() + timeout;
  const cancelTimeout = clock.after(timeout, () =>
    controller.abort(
      new ApiError(isOffline() ? 'offline' : 'timeout', `No answer within ${timeout} ms.`),
    ),
  );
  let cancelWait: (() => void) | undefined;

  function wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      cancelWait = clock.after(ms, resolve);
    });
  }

  async function attemptRepeatedly(): Promise<T> {
    for (let attempts = 1; ; attempts++) {
      try {
        return await attempt(signal);
      } catch (error) {
        signal.throwIfAborted();
        if (!shouldRetry(error, attempts)) {
          throw error;
        }
        const delay = error.retryAfter ?? retryDelay(attempts, random());
        if (clock.now() + delay >= deadline) {
          throw error;
        }
        await wait(delay);
      }
    }
  }

  try {
    return await new Promise((resolve, reject) => {
      // An attempt may ignore the signal, and a wait does not listen to it.
      signal.addEventListener('abort', () => reject(signal.reason as Error));
      void attemptRepeatedly().then(resolve, reject);
    });
  } finally {
    cancelTimeout();
    cancelWait?.();
    callerSignal.removeEventListener('abort', forwardAbort);
  }
}
