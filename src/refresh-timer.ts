import type { Clock } from './api/clock.js';

/** Up to so much later at random, so that pages opened together do not ask together. */
const JITTER = 0.2;

export interface RefreshTimerOptions {
  readonly clock: Clock;
  /** A number from 0 to 1, as `Math.random` gives. */
  readonly random: () => number;
  /** Whether the page is visible and online. */
  readonly isAwake: () => boolean;
}

/** Calls back at intervals while the page is awake, and at once when it wakes up overdue. */
export class RefreshTimer {
  readonly #callback: () => void;
  readonly #options: RefreshTimerOptions;
  #intervalMs = 0;
  #isOverdue = false;
  #cancel: (() => void) | undefined;

  constructor(callback: () => void, options: RefreshTimerOptions) {
    this.#callback = callback;
    this.#options = options;
  }

  /** Starts anew with this interval in milliseconds, unless it runs with it; 0 stops. */
  run(intervalMs: number): void {
    if (intervalMs === this.#intervalMs) return;
    this.#intervalMs = intervalMs;
    this.#schedule();
  }

  /** To be called when the page may have become visible or online. */
  wake(): void {
    if (this.#isOverdue) this.#fire();
  }

  #schedule(): void {
    this.#cancel?.();
    this.#isOverdue = false;
    if (this.#intervalMs === 0) return;
    const { clock, random } = this.#options;
    this.#cancel = clock.after(this.#intervalMs * (1 + JITTER * random()), () => this.#fire());
  }

  #fire(): void {
    if (!this.#options.isAwake()) {
      this.#isOverdue = true;
      return;
    }
    this.#schedule();
    this.#callback();
  }
}
