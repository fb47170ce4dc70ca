import type { Clock } from './api/clock.js';

/** Before that, a reader has no need to know that they wait. */
const SLOW_MS = 1000;

/** What a screen reader is told: one sentence a change. */
export class Announcer {
  /** The last sentence, for a live region. */
  text = '';

  readonly #clock: Clock;
  #cancel: (() => void) | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The same sentence again is another text, as a live region speaks of changes alone. */
  say(sentence: string): void {
    this.text = sentence === this.text ? `${sentence}\u00a0` : sentence;
  }

  /** Calls back once when it has been busy for long. */
  watch(isBusy: boolean, onSlow: () => void): void {
    if (isBusy === Boolean(this.#cancel)) return;
    this.#cancel?.();
    this.#cancel = isBusy ? this.#clock.after(SLOW_MS, onSlow) : undefined;
  }
}
