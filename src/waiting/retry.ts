import { joinSignals, orAbort } from './abort.js';
import { ApiError, isPassing, toApiError } from '../model/api-error.js';
import { wait, type Clock } from './clock.js';
import { isOffline } from '../window/is-offline.js';

/** A failure within this time is probably a blip. A server that fails slowly is overloaded. */
const QUICK_MS = 2000;
const MOST_RANDOM_MS = 3000;

/** Shared by all that ask a server. */
export interface Health {
  /** Whether a request has failed since the last one that succeeded. */
  hasFailed: boolean;
}

export interface RetryOptions {
  /** Milliseconds for both attempts and the wait between them. */
  readonly timeout: number;
  readonly signal: AbortSignal;
  readonly clock: Clock;
  readonly random: () => number;
  readonly health: Health;
  /** Whether nobody waits for it, so there is no second attempt. */
  readonly isQuiet: boolean;
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
  { timeout, signal: callerSignal, clock, random, health, isQuiet }: RetryOptions,
): Promise<T> {
  callerSignal.throwIfAborted();
  const { joined, leave } = joinSignals(callerSignal);
  const { signal } = joined;
  const cancelTimeout = clock.after(timeout, () => {
    const kind = isOffline() ? 'offline' : 'timeout';
    joined.abort(new ApiError(kind, `No answer within ${timeout} ms.`));
  });
  const mayRetry = !isQuiet && !health.hasFailed;
  const startedAt = clock.now();

  async function attemptTwice(): Promise<T> {
    try {
      return await attempt(signal);
    } catch (error) {
      // An attempt that was aborted says nothing about the server.
      signal.throwIfAborted();
      const { isTransient, retryAfter = 0 } = toApiError(error);
      const passed = clock.now() - startedAt;
      const delay = random() * MOST_RANDOM_MS + retryAfter;
      if (!mayRetry || !isTransient || passed > QUICK_MS || passed + delay >= timeout) {
        throw error;
      }
      health.hasFailed = true;
      await wait(clock, delay);
      signal.throwIfAborted();
      return attempt(signal);
    }
  }

  try {
    // An attempt may ignore the signal.
    const result = await orAbort(attemptTwice(), signal);
    health.hasFailed = false;
    return result;
  } catch (error) {
    health.hasFailed ||= isPassing(toApiError(error));
    throw error;
  } finally {
    cancelTimeout();
    leave();
  }
}
