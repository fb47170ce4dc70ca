import { setTimeout as wait } from 'node:timers/promises';

/**
 * Waits, but no longer than somebody waits for the outcome.
 *
 * @param {number} milliseconds
 * @param {AbortSignal} signal
 */
export async function pause(milliseconds, signal) {
  if (milliseconds === 0) return;
  try {
    await wait(milliseconds, undefined, { signal });
  } catch {
    // Whoever goes on looks at the signal.
  }
}
