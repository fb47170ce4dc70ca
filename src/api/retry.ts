import { ApiError } from './api-error.js';
import type { Clock } from './clock.js';

const MAX_RETRIES = 2;
const RETRY_BASE_MS = 500;

/** Whether a request that has failed `tries` times is sent again. */
export function shouldRetry(error: unknown, tries: number): error is ApiError {
  return error instanceof ApiError && error.isTransient && tries <= MAX_RETRIES;
}

/**
 * Milliseconds to wait before the next try: what the host asks for, else exponential backoff with
 * full jitter (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/).
 */
export function retryDelay(tries: number, retryAfter: number | undefined, random: number): number {
  return retryAfter ?? random * RETRY_BASE_MS * 2 ** (tries - 1);
}

export interface RetryOptions {
  /** Milliseconds for everything, waits included. */
  readonly timeout: number;
  readonly signal: AbortSignal;
  readonly clock: Clock;
  /** A number from 0 to 1, as `Math.random` gives. */
  readonly random: () => number;
}

/**
 * Runs `attempt` until it succeeds, fails for good, or time runs out. Our requests are POSTs that
 * only read, so sending one again is safe.
 */
export async function withRetries<T>(
  attempt: (signal: AbortSignal) => Promise<T>,
  { timeout, signal: outer, clock, random }: RetryOptions,
): Promise<T> {
  outer.throwIfAborted();
  const controller = new AbortController();
  const { signal } = controller;
  const stop = () => controller.abort(outer.reason);
  outer.addEventListener('abort', stop);
  const deadline = clock.now() + timeout;
  const cancelTimeout = clock.after(timeout, () =>
    controller.abort(new ApiError('timeout', `No answer within ${timeout} ms.`)),
  );
  let cancelWait: (() => void) | undefined;

  async function run(): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        return await attempt(signal);
      } catch (error) {
        signal.throwIfAborted();
        if (!shouldRetry(error, tries)) throw error;
        const delay = retryDelay(tries, error.retryAfter, random());
        if (clock.now() + delay >= deadline) throw error;
        await new Promise<void>((resolve) => {
          cancelWait = clock.after(delay, resolve);
        });
      }
    }
  }

  try {
    return await new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error));
      void run().then(resolve, reject);
    });
  } finally {
    cancelTimeout();
    cancelWait?.();
    outer.removeEventListener('abort', stop);
  }
}
