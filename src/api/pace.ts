import type { Clock } from './clock.js';

const FAILURES = 2;
const PAUSE_MS = 1000;

/**
 * Limits how often the methods of a page may ask while all that they ask for fails: a listener that
 * answers each failure with `refresh()` would otherwise ask as fast as the network allows.
 */
export class Pace {
  readonly #clock: Clock;
  #failuresInARow = 0;
  #askedAt = -Infinity;
  #waiting: Promise<void> | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  noteSuccess(): void {
    this.#failuresInARow = 0;
  }

  noteFailure(): void {
    this.#failuresInARow++;
  }

  /** Returns undefined if a method may ask at once, otherwise a promise that all who wait share. */
  turn(): Promise<void> | undefined {
    this.#waiting ??= this.#wait();
    return this.#waiting;
  }

  #wait(): Promise<void> | undefined {
    const passed = this.#clock.now() - this.#askedAt;
    if (this.#failuresInARow < FAILURES || passed < 0 || passed >= PAUSE_MS) {
      this.#askedAt = this.#clock.now();
      return undefined;
    }
    return new Promise((resolve) => {
      this.#clock.after(PAUSE_MS - passed, () => {
        this.#waiting = undefined;
        this.#askedAt = this.#clock.now();
        resolve();
      });
    });
  }
}
