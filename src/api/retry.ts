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
  { timeout, signal, clock, random }: RetryOptions,
): Promise<T> {
  signal.throwIfAborted();
  const controller = new AbortController();
  const stop = () => controller.abort(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  const deadline = clock.now() + timeout;
  const cancelTimeout = clock.after(timeout, () =>
    controller.abort(new ApiError('timeout', `No answer within ${timeout} ms.`)),
  );
  try {
    for (let tries = 1; ; tries++) {
      try {
        return await abortable(attempt(controller.signal), controller.signal);
      } catch (error) {
        controller.signal.throwIfAborted();
        if (!shouldRetry(error, tries)) throw error;
        const delay = retryDelay(tries, error.retryAfter, random());
        if (clock.now() + delay >= deadline) throw error;
        await wait(delay, clock, controller.signal);
      }
    }
  } finally {
    cancelTimeout();
    signal.removeEventListener('abort', stop);
  }
}

/**
 * Settles as `promise` does, or rejects as soon as the signal is aborted. `async` makes it a
 * promise that has `finally`, which the `Promise` of some pages lacks.
 */
async function abortable<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason as Error);
    signal.addEventListener('abort', stop, { once: true });
    void promise.then(resolve, reject).then(() => signal.removeEventListener('abort', stop));
  });
}

function wait(ms: number, clock: Clock, signal: AbortSignal): Promise<void> {
  let cancel: (() => void) | undefined;
  const elapsed = new Promise<void>((resolve) => {
    cancel = clock.after(ms, resolve);
  });
  return abortable(elapsed, signal).finally(cancel);
}
