/** The time functions that the API layer needs. Tests pass their own. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls `callback` once after `ms` milliseconds. Returns a function that cancels the call. */
  after(ms: number, callback: () => void): () => void;
}

/** The longest delay of a timer: some 25 days. A browser would take a longer one for 0. */
const MOST_MS = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, Math.min(ms, MOST_MS));
    return () => clearTimeout(timer);
  },
};

export async function wait(clock: Clock, ms: number): Promise<void> {
  await new Promise<void>((resolve) => void clock.after(ms, resolve));
}

/** The age from which an answer is read again when the reader returns. */
const OUTDATED_MS = 60_000;

/** Returns whether what was read at this time is outdated, also if the clock was set back since. */
export function isOutdated(clock: Clock, readAt: number): boolean {
  return Math.abs(clock.now() - readAt) >= OUTDATED_MS;
}
