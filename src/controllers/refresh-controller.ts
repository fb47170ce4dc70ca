import type { Clock } from '../api/clock.js';

/** Up to so much later at random, so that pages opened together do not ask together. */
const JITTER = 0.2;

export interface RefreshTimerOptions {
  readonly clock: Clock;
  /** Whether the page is visible and online. */
  readonly isAwake: () => boolean;
  /** A number from 0 to 1, as `Math.random` gives. */
  readonly random?: () => number;
}

export interface RefreshTimer {
  /** Starts anew with this interval in milliseconds, unless it runs with it; 0 stops. */
  run(intervalMs: number): void;
  /** To be called when the page may have become visible or online. */
  wake(): void;
}

/** Calls back at intervals while the page is awake, and at once when it wakes up overdue. */
export function refreshTimer(
  callback: () => void,
  { clock, isAwake, random = Math.random }: RefreshTimerOptions,
): RefreshTimer {
  let intervalMs = 0;
  let isOverdue = false;
  let cancel: (() => void) | undefined;

  const schedule = () => {
    cancel?.();
    isOverdue = false;
    if (!intervalMs) return;
    cancel = clock.after(intervalMs * (1 + JITTER * random()), () => {
      isOverdue = true;
      wake();
    });
  };

  const wake = () => {
    if (!isOverdue || !isAwake()) return;
    schedule();
    callback();
  };

  return {
    run(newIntervalMs) {
      if (newIntervalMs === intervalMs) return;
      intervalMs = newIntervalMs;
      schedule();
    },
    wake,
  };
}
