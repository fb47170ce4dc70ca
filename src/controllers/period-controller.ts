import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Clock } from '../api/clock.js';
import {
  isBackwards,
  periodOf,
  presetOf,
  presetPeriod,
  type Period,
  type Preset,
} from '../model/period.js';

const MINUTE_MS = 60_000;

/** The element, as this controller sees it. */
export interface PeriodHost extends ReactiveControllerHost {
  begDate: string | null;
  endDate: string | null;
}

export interface PeriodControllerOptions {
  readonly clock: Clock;
  /** Called when the reader has asked for another period. */
  readonly onAsk: () => void;
  /** Called when a period is refused, with the end to correct: the one that was changed last. */
  readonly onRefuse: (wrongEnd: keyof Period) => void;
}

/** Takes the period that the reader asks for, and refuses one that starts after it ends. */
export class PeriodController implements ReactiveController {
  /** Whether the last period was refused. The fields keep it. */
  isRefused = false;

  readonly #host: PeriodHost;
  readonly #options: PeriodControllerOptions;
  /** The end that the reader has changed last. */
  #changedEnd: keyof Period = 'from';
  /** Whether the reader wants to choose days. */
  #isChoosingDays = false;
  #shown: Period = { from: null, to: null };

  constructor(host: PeriodHost, options: PeriodControllerOptions) {
    this.#host = host;
    this.#options = options;
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

  /** What the reader has chosen, or the page. */
  get choice(): Preset | 'dates' {
    return this.#isChoosingDays ? 'dates' : (presetOf(this.period, this.#today) ?? 'dates');
  }

  /** Asks for a preset, or lets the reader choose days. */
  choose(choice: Preset | 'dates'): void {
    this.#isChoosingDays = choice === 'dates';
    this.#host.requestUpdate();
    if (choice !== 'dates') {
      this.ask(presetPeriod(choice, this.#today));
    }
  }

  /** Asks for a period. An end whose day stays keeps the time of day that the page gave it. */
  ask({ from, to }: Period): void {
    const { period } = this;
    this.isRefused = isBackwards({ from, to });
    this.#host.requestUpdate();
    if (this.isRefused) {
      this.#options.onRefuse(this.#changedEnd);
      return;
    }
    if (from === period.from && to === period.to) {
      return;
    }
    if (from !== period.from) {
      this.#host.begDate = from;
    }
    if (to !== period.to) {
      this.#host.endDate = to;
    }
    this.#options.onAsk();
  }

  /** Today where the reader is. */
  get #today(): string {
    const now = new Date(this.#options.clock.now());
    const local = now.getTime() - now.getTimezoneOffset() * MINUTE_MS;
    return new Date(local).toISOString().slice(0, 'YYYY-MM-DD'.length);
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
