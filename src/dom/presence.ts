import type { Clock } from '../waiting/clock.js';

/** Whether an element is in the page. One that moves, in a task or from one to the next, stays in it. */
export class Presence {
  /** Whether the element is in the page, or moves within it. */
  isHere = false;
  readonly #clock: Clock;
  readonly #onLeft: () => void;
  #cancel: (() => void) | undefined;

  /** @param onLeft called a task after the element has left the page */
  constructor(clock: Clock, onLeft: () => void) {
    this.#clock = clock;
    this.#onLeft = onLeft;
  }

  /** Returns whether the element has come, and not only moved. */
  enter(): boolean {
    const hasCome = !this.isHere;
    this.#cancel?.();
    this.isHere = true;
    return hasCome;
  }

  leave(): void {
    this.#cancel = this.#clock.after(0, () => {
      this.isHere = false;
      this.#onLeft();
    });
  }
}
