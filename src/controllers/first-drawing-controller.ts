import type { LitElement, ReactiveController } from 'lit';
import type { Clock } from '../waiting/clock.js';
import { hasEarlyResponses } from '../api/early-fetch.js';

/** Nobody notices a shorter delay. */
const PATIENCE_MS = 100;

/**
 * Delays the first drawing if the answer to an early request may be at hand, so that the rows are
 * drawn first, and no placeholders that nobody would see.
 */
export class FirstDrawingController implements ReactiveController {
  readonly #host: LitElement;
  readonly #clock: Clock;
  #isDelayed = false;

  constructor(host: LitElement, clock: Clock) {
    this.#host = host;
    this.#clock = clock;
    host.addController(this);
  }

  hostUpdate(): void {
    // Before the element takes the responses.
    if (!this.#host.hasUpdated && hasEarlyResponses()) {
      this.#isDelayed = true;
      this.#clock.after(PATIENCE_MS, () => {
        this.#isDelayed = false;
        this.#host.requestUpdate();
      });
    }
  }

  /** Whether an update draws nothing yet. Anything but placeholders is drawn, and ends the delay. */
  isDelayed(isLoading: boolean): boolean {
    this.#isDelayed &&= isLoading;
    return this.#isDelayed;
  }
}
