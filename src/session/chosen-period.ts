import type { Clock } from '../api/clock.js';
import {
  isSamePeriod,
  periodOf,
  presetOf,
  presetPeriod,
  type Period,
  type PeriodChoice,
  type Preset,
} from '../model/period.js';

const MINUTE_MS = 60_000;

/** A period in the format of the properties of the element, which hold it. */
export interface Dates {
  begDate: string | null;
  endDate: string | null;
}

/** The period of an element, chosen by the page or the reader. */
export class ChosenPeriod {
  /** The choice that the period is. It stays the same over midnight. */
  choice: PeriodChoice = 'all';
  readonly #dates: Dates;
  readonly #clock: Clock;
  /** The dates that the reader has chosen, and those of the page that they replace. */
  #chosen: { readonly own: Dates; readonly page: Dates } | undefined;
  /** The period of `choice`. */
  #seen: Period = { from: null, to: null };

  constructor(dates: Dates, clock: Clock) {
    this.#dates = dates;
    this.#clock = clock;
  }

  get current(): Period {
    return periodOf(this.#dates.begDate, this.#dates.endDate);
  }

  /** Sets the period of a preset for the reader. Returns whether the period changes. */
  choose(preset: Preset): boolean {
    const period = presetPeriod(preset, this.#today);
    if (isSamePeriod(period, this.current)) {
      return false;
    }
    const own = { begDate: period.from, endDate: period.to };
    this.#chosen = { own, page: this.#datesOfPage };
    Object.assign(this.#dates, own);
    return true;
  }

  /** Follows the dates. */
  update(): void {
    const { current } = this;
    if (!isSamePeriod(current, this.#seen)) {
      this.#seen = current;
      this.choice = presetOf(current, this.#today) ?? 'other';
    }
  }

  /** Undoes what the reader has chosen. Returns whether the period changes. */
  forgetReader(): boolean {
    const { current } = this;
    Object.assign(this.#dates, this.#datesOfPage);
    this.#chosen = undefined;
    return !isSamePeriod(this.current, current);
  }

  /** A date that is not the reader's own is the page's, which may have set it since. */
  get #datesOfPage(): Dates {
    const { begDate, endDate } = this.#dates;
    if (!this.#chosen) {
      return { begDate, endDate };
    }
    const { own, page } = this.#chosen;
    return {
      begDate: begDate === own.begDate ? page.begDate : begDate,
      endDate: endDate === own.endDate ? page.endDate : endDate,
    };
  }

  /** The current day in the reader's time zone. */
  get #today(): string {
    const now = new Date(this.#clock.now());
    const local = now.getTime() - now.getTimezoneOffset() * MINUTE_MS;
    return new Date(local).toISOString().slice(0, 'YYYY-MM-DD'.length);
  }
}
