import type { Clock } from '../api/clock.js';

/** The age from which an answer is read again when the client returns. */
const OUTDATED_MS = 60_000;

/** Tells whether an answer of this time is old, or the clock has been set back since. */
export function isOutdated(answeredAt: number, clock: Clock): boolean {
  return Math.abs(clock.now() - answeredAt) >= OUTDATED_MS;
}
