import type { ApiError } from './api-error.js';
import { wait, type Clock } from './clock.js';

/** For so long after a failure, what a page begins at the server takes turns. */
const CALM_MS = 10_000;
const TURN_MS = 1000;

/**
 * Limits how often a page may begin something at a server that has failed: a listener that answers
 * each failure with `refresh()`, or with another element, would otherwise ask as fast as the network
 * allows.
 */
export class Pace {
  readonly #clock: Clock;
  #failedAt = -Infinity;
  #turnAt = -Infinity;
  #next: Promise<void> | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** An operation at the server has failed, perhaps by a refusal. Offline, nothing has reached it. */
  noteFailure({ kind }: ApiError): void {
    if (kind !== 'offline') {
      this.#failedAt = this.#clock.now();
    }
  }

  /** Returns undefined if an operation may begin now, otherwise the next turn, for all that wait. */
  turn(): Promise<void> | undefined {
    if (!this.#next && this.#isWithin(CALM_MS, this.#failedAt)) {
      if (this.#isWithin(TURN_MS, this.#turnAt)) {
        this.#next = this.#untilNext();
      } else {
        this.#turnAt = this.#clock.now();
      }
    }
    return this.#next;
  }

  async #untilNext(): Promise<void> {
    await wait(this.#clock, this.#turnAt + TURN_MS - this.#clock.now());
    this.#next = undefined;
    this.#turnAt = this.#clock.now();
  }

  /** Whether this time is past by less than so many milliseconds. A clock may have been set back. */
  #isWithin(ms: number, time: number): boolean {
    const passed = this.#clock.now() - time;
    return passed >= 0 && passed < ms;
  }
}
