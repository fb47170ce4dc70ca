import type { Clock } from '../api/clock.js';
import { compactFilter, isSameFilter, type LeadsFilter } from '../model/filter.js';
import {
  isBackwards,
  isSamePeriod,
  periodOf,
  presetOf,
  presetPeriod,
  type Period,
  type PeriodChoice,
} from '../model/period.js';
import { ownerOf, type ConfigurationResult, type Owner } from '../settings/configuration.js';
import type { ConditionsNews } from './news.js';
import { Outbox } from './outbox.js';

const MINUTE_MS = 60_000;

/** A reader who has changed nothing for so long has paused. */
const PAUSE_MS = 400;

/** A period, as it is set. */
interface Dates {
  begDate: string | null;
  endDate: string | null;
}

const ENDS = ['begDate', 'endDate'] as const;

/** The element, as its conditions see it: the period is kept in its properties. */
export interface ConditionsHost extends Dates {
  requestUpdate(): void;
}

/**
 * The filter and the period, which the page sets or the reader, and what the controls above the list
 * show of them. The next client must not see what the first one typed: a change of client or site code
 * and a sign-out take the filter away, and the reader's period, unless the page sets them in the same
 * task.
 */
export class Conditions {
  /** Frozen; null if there is no condition. The same object until it changes. */
  filter: LeadsFilter | null = null;
  /** What stands in the search field: the words that are searched, and the space that is typed. */
  searchText = '';
  /** Whether a filter is set, or was. */
  hasFiltered = false;
  /** Whether the reader has unfolded the controls that a narrow list folds. */
  isUnfolded = false;
  /** Whether the reader is typing a search, and has not paused. */
  isTyping = false;
  /** Whether the last period was refused. The fields keep it. */
  isPeriodRefused = false;
  /** How many clients have left. None sees what the fields of another one hold. */
  clientsBefore = 0;
  /** The end of the period that the reader has changed last: the one to correct. */
  changedEnd: keyof Period = 'from';
  /** What is to be told of once it is drawn. */
  readonly news = new Outbox<ConditionsNews>();

  readonly #host: ConditionsHost;
  readonly #clock: Clock;
  #owner: Owner | undefined;
  #isFilterSetByPage = false;
  #isTyped = false;
  /** The filter that the last update has seen. */
  #seenFilter: LeadsFilter | null = null;
  /** The period that the last update has seen. */
  #seenPeriod: Period = { from: null, to: null };
  /** The preset that it was then: it stays the same over midnight. */
  #seenChoice: PeriodChoice = 'all';
  /** The dates that the page has set. */
  readonly #pageDates: Dates = { begDate: null, endDate: null };
  /** Those that the reader has set in their place. */
  readonly #readerDates = new Map<keyof Dates, string | null>();
  /** Whether the reader wants to choose days. */
  #isChoosingDays = false;
  #isRefusalNew = false;
  #cancelPause: (() => void) | undefined;

  constructor(host: ConditionsHost, clock: Clock) {
    this.#host = host;
    this.#clock = clock;
  }

  /** The days that are asked for. */
  get period(): Period {
    return periodOf(this.#host.begDate, this.#host.endDate);
  }

  /** The preset that is chosen, or `dates` for days of the reader's own. */
  get periodChoice(): PeriodChoice {
    return this.#isChoosingDays ? 'dates' : this.#seenChoice;
  }

  /** Sets the filter of the page, which is checked. */
  setByPage(filter: LeadsFilter | null): void {
    this.#setFilter(filter);
    this.#isFilterSetByPage = true;
    // Also if the filter is the same: the update ends the task that it was set in.
    this.#host.requestUpdate();
  }

  /** Sets the conditions that the reader has changed, and leaves the others. */
  setByReader(conditions: LeadsFilter): void {
    const before = this.filter;
    this.#setFilter(compactFilter({ ...before, ...conditions }));
    this.searchText = conditions.search ?? this.searchText;
    this.#isTyped = Boolean(conditions.search);
    if (this.filter !== before) {
      this.news.put({ type: 'conditions' });
    }
    this.#host.requestUpdate();
  }

  /** Takes the whole filter off. */
  clear(): void {
    this.setByReader({ search: '', status: '', unread: false });
  }

  /** Unfolds the controls that a narrow list folds, or folds them. */
  toggleFold(): void {
    this.isUnfolded = !this.isUnfolded;
    this.#host.requestUpdate();
  }

  /** Asks for a preset, or lets the reader choose days. */
  choosePeriod(choice: PeriodChoice): void {
    this.#isChoosingDays = choice === 'dates';
    this.#host.requestUpdate();
    if (choice !== 'dates') {
      this.askForPeriod(presetPeriod(choice, this.#today));
    }
  }

  /**
   * Asks for a period, and refuses one that starts after it ends. An end whose day stays keeps the
   * time of day that the page gave it.
   */
  askForPeriod({ from, to }: Period): void {
    const { period } = this;
    this.isPeriodRefused = isBackwards({ from, to });
    this.#host.requestUpdate();
    this.#isRefusalNew = this.isPeriodRefused;
    if (this.isPeriodRefused) {
      return;
    }
    if (from !== period.from) {
      this.#setDate('begDate', from);
    }
    if (to !== period.to) {
      this.#setDate('endDate', to);
    }
  }

  /**
   * Follows the settings of an update. Returns whether the period has gone with its client, of which the
   * settings do not know.
   */
  update(configuration: ConfigurationResult): boolean {
    this.#notePageDates();
    const hasPeriodGone = this.#hasOwnerLeft(configuration) && this.#forgetReader();
    this.#isFilterSetByPage = false;
    this.#notePeriod();
    if (this.#isRefusalNew) {
      this.#isRefusalNew = false;
      this.news.put({ type: 'refusal' });
    }
    if (this.filter !== this.#seenFilter) {
      this.#seenFilter = this.filter;
      this.#startPause();
    }
    this.#isTyped = false;
    return hasPeriodGone;
  }

  /** Waits for no pause any more. */
  endPause(): void {
    this.#cancelPause?.();
    this.isTyping = false;
  }

  #startPause(): void {
    this.#cancelPause?.();
    this.isTyping = this.#isTyped;
    this.#cancelPause = this.#clock.after(PAUSE_MS, () => {
      this.isTyping = false;
      this.news.put({ type: 'pause' });
      this.#host.requestUpdate();
    });
  }

  /** Keeps the object of an equal filter, so that a change is told by identity. */
  #setFilter(filter: LeadsFilter | null): void {
    if (!isSameFilter(filter, this.filter)) {
      this.filter = filter;
      this.hasFiltered = true;
      this.searchText = filter?.search ?? '';
    }
  }

  /** Sets a date of the reader's. */
  #setDate(end: keyof Dates, date: string | null): void {
    this.#readerDates.set(end, date);
    this.#host[end] = date;
    this.news.put({ type: 'conditions' });
  }

  /** Dates that are not the reader's have been set by the page. */
  #notePageDates(): void {
    for (const end of ENDS) {
      if (!this.#readerDates.has(end) || this.#readerDates.get(end) !== this.#host[end]) {
        this.#pageDates[end] = this.#host[end];
        this.#readerDates.delete(end);
      }
    }
  }

  /** Takes off what the reader has set, since the client has left. Returns whether the period changes. */
  #forgetReader(): boolean {
    const { period, filter } = this;
    if (!this.#isFilterSetByPage) {
      this.#setFilter(null);
    }
    this.searchText = this.filter?.search ?? '';
    this.clientsBefore++;
    this.#isChoosingDays = false;
    this.isPeriodRefused = false;
    Object.assign(this.#host, this.#pageDates);
    const hasPeriodChanged = !isSamePeriod(this.period, period);
    if (hasPeriodChanged || this.filter !== filter) {
      this.news.put({ type: 'conditions' });
    }
    return hasPeriodChanged;
  }

  /** Whether the client whose list it was has gone since the last update. */
  #hasOwnerLeft(result: ConfigurationResult): boolean {
    const before = this.#owner;
    const now = ownerIn(result);
    const hasLeft =
      before !== undefined &&
      (before.name !== now?.name || (before.hasTokenProvider && !now.hasTokenProvider));
    // A client whom the host cannot know has nothing to lose.
    if (result.state !== 'invalid' || hasLeft) {
      this.#owner = result.state === 'valid' ? now : undefined;
    }
    return hasLeft;
  }

  /** Another period, whoever asked for it, ends the refusal. */
  #notePeriod(): void {
    const { period } = this;
    if (!isSamePeriod(period, this.#seenPeriod)) {
      this.#seenPeriod = period;
      this.#seenChoice = presetOf(period, this.#today) ?? 'dates';
      this.isPeriodRefused = false;
    }
  }

  /** Today where the reader is. */
  get #today(): string {
    const now = new Date(this.#clock.now());
    const local = now.getTime() - now.getTimezoneOffset() * MINUTE_MS;
    return new Date(local).toISOString().slice(0, 'YYYY-MM-DD'.length);
  }
}

function ownerIn(result: ConfigurationResult): Owner | undefined {
  if (result.state === 'invalid') {
    return result.owner;
  }
  if (result.state === 'missing') {
    return undefined;
  }
  const { query, token } = result.configuration;
  return ownerOf({ ...query, tokenProvider: token });
}
