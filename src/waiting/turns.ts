import type { Clock } from './clock.js';

const TURN_MS = 1000;

/** Returns whether this time is past by less than so many milliseconds. A clock may be set back. */
export function isWithin(clock: Clock, ms: number, time: number): boolean {
  const passed = clock.now() - time;
  return passed >= 0 && passed < ms;
}

/** Turns, at most one a second. All that waits goes in the next one. */
export class Turns {
  readonly #clock: Clock;
  #begunAt = -Infinity;
  /** The next turn, if anything waits for it, and the function that begins it. */
  #next: Promise<void> | undefined;
  #begin: (() => void) | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Takes a turn and returns undefined if it may begin now; otherwise, returns the next turn. */
  take(): Promise<void> | undefined {
    if (!isWithin(this.#clock, TURN_MS, this.#begunAt)) {
      this.#begunAt = this.#clock.now();
      // A browser may have stopped the timer.
      this.hurry();
      return undefined;
    }
    this.#next ??= new Promise((resolve) => {
      const ms = this.#begunAt + TURN_MS - this.#clock.now();
      const cancel = this.#clock.after(ms, () => this.hurry());
      this.#begin = () => {
        cancel();
        this.#next = undefined;
        this.#begin = undefined;
        this.#begunAt = this.#clock.now();
        resolve();
      };
    });
    return this.#next;
  }

  /** Begins the next turn now, if anything waits for it. */
  hurry(): void {
    this.#begin?.();
  }
}
