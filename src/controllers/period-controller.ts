import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isBackwards, periodOf, type Period } from '../model/period.js';

/** The element, as this controller sees it. */
export interface PeriodHost extends ReactiveControllerHost {
  begDate: string | null;
  endDate: string | null;
}

/** Takes the period that the reader asks for, and refuses one that starts after it ends. */
export class PeriodController implements ReactiveController {
  /** Whether the last period was refused. The fields keep it. */
  isRefused = false;

  readonly #host: PeriodHost;
  readonly #onRefuse: (wrongEnd: keyof Period) => void;
  /** The end that the reader has changed last. */
  #changedEnd: keyof Period = 'from';
  #shown: Period = { from: null, to: null };

  /** `onRefuse` is called with the end to correct: the one that was changed last. */
  constructor(host: PeriodHost, onRefuse: (wrongEnd: keyof Period) => void) {
    this.#host = host;
    this.#onRefuse = onRefuse;
    host.addController(this);
  }

  /** The days that are asked for. */
  get period(): Period {
    return periodOf(this.#host.begDate, this.#host.endDate);
  }

  /** Remembers which end the reader has changed last. */
  noteChange(end: keyof Period): void {
    this.#changedEnd = end;
  }

  /** Asks for a period. An end whose day stays keeps the time of day that the page gave it. */
  ask({ from, to }: Period): void {
    const { period } = this;
    this.isRefused = isBackwards({ from, to });
    this.#host.requestUpdate();
    if (this.isRefused) {
      this.#onRefuse(this.#changedEnd);
      return;
    }
    if (from !== period.from) {
      this.#host.begDate = from;
    }
    if (to !== period.to) {
      this.#host.endDate = to;
    }
  }

  /** Another period, whoever asked for it, ends the refusal. */
  hostUpdate(): void {
    const { period } = this;
    if (period.from !== this.#shown.from || period.to !== this.#shown.to) {
      this.#shown = period;
      this.isRefused = false;
    }
  }
}
