import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { momentOf, type TimeOptions } from '../i18n/dates.js';
import type { Lead } from '../model/lead.js';
import { monthStarts } from '../model/month-groups.js';

export interface MonthsControllerOptions {
  /** All leads that are read. */
  readonly leads: () => readonly Lead[];
  /** Those of them that are shown; another array if they have changed. */
  readonly shown: () => readonly Lead[];
  /** How times are written; another object if that has changed. */
  readonly timeOptions: () => TimeOptions;
  /** Whether rows are grouped by month. */
  readonly isGrouping: () => boolean;
}

const NO_LEADS: readonly Lead[] = [];

/** Finds the rows that come first in their month, whenever the leads or the language change. */
export class MonthsController implements ReactiveController {
  /** The leads of those rows. */
  starts: ReadonlySet<Lead> = new Set();

  readonly #options: MonthsControllerOptions;
  /** The leads that are grouped. */
  #grouped = NO_LEADS;
  #shown = NO_LEADS;
  #timeOptions: TimeOptions | undefined;

  constructor(host: ReactiveControllerHost, options: MonthsControllerOptions) {
    this.#options = options;
    host.addController(this);
  }

  hostUpdate(): void {
    const isGrouping = this.#options.isGrouping();
    const leads = isGrouping ? this.#options.leads() : NO_LEADS;
    const shown = isGrouping ? this.#options.shown() : NO_LEADS;
    const timeOptions = this.#options.timeOptions();
    if (leads !== this.#grouped || shown !== this.#shown || timeOptions !== this.#timeOptions) {
      this.#grouped = leads;
      this.#shown = shown;
      this.#timeOptions = timeOptions;
      this.starts = startsOf(leads, new Set(shown), timeOptions);
    }
  }
}

function startsOf(
  leads: readonly Lead[],
  shown: ReadonlySet<Lead>,
  timeOptions: TimeOptions,
): ReadonlySet<Lead> {
  const moments = leads.map(({ time }) => time && momentOf(time, timeOptions));
  const isShown = (index: number) => leads[index] !== undefined && shown.has(leads[index]);
  const starts = monthStarts(moments, isShown);
  return new Set(leads.filter((_, index) => starts.has(index)));
}
