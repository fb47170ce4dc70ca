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
import type { ConfigurationResult } from '../settings/configuration.js';
import type { FilterStep } from './list-state.js';

const MINUTE_MS = 60_000;

/** After this time without a change, the reader has paused. */
const PAUSE_MS = 400;

/** A period in the format of the properties. */
interface Dates {
  begDate: string | null;
  endDate: string | null;
}

interface ReaderDate {
  readonly date: string | null;
  readonly before: string | null;
}

/** The element as its filters see it. Its properties hold the period. */
export interface FiltersHost extends Dates {
  requestUpdate(): void;
}

/**
 * The filter and the period, set by the page or the reader, and the state of the controls above the
 * list. The next client must not see what the previous one typed. A change of client or site code
 * and a sign-out therefore clear the filter and the reader's period, unless the page sets them in
 * the same task.
 */
export class Filters {
  /** Frozen, or null if there is no condition. The same object until it changes. */
  filter: LeadsFilter | null = null;
  /** The text of the search field: the search words, and spaces as they are typed. */
  searchText = '';
  /** Whether a filter is or was set. */
  hasFiltered = false;
  /** Whether the reader is typing a search and has not paused. */
  isTyping = false;
  /** Whether the last period was refused. The fields keep it. */
  isPeriodRefused = false;
  /** The number of clients that have left. No client sees the field values of another. */
  clientsBefore = 0;
  readonly #host: FiltersHost;
  readonly #clock: Clock;
  /** The site code and the client of the list. */
  #owner: string | undefined;
  #isFilterSetByPage = false;
  /** Whether the reader has typed a search since the last update. */
  #isTyped = false;
  /** The filter and the period at the last update. */
  #seenFilter: LeadsFilter | null = null;
  #seenPeriod: Period = { from: null, to: null };
  /** The preset of that period at that time, so that it stays the same over midnight. */
  #seenChoice: PeriodChoice = 'all';
  /** The dates that the reader has set, and those of the page instead of which they are. */
  readonly #readerDates = new Map<keyof Dates, ReaderDate>();
  #isChoosingDays = false;
  #cancelPause: (() => void) | undefined;
  readonly #steps: FilterStep[] = [];

  constructor(host: FiltersHost, clock: Clock) {
    this.#host = host;
    this.#clock = clock;
  }

  get period(): Period {
    return periodOf(this.#host.begDate, this.#host.endDate);
  }

  /** The chosen preset, or `dates` for days of the reader's own choice. */
  get periodChoice(): PeriodChoice {
    return this.#isChoosingDays ? 'dates' : this.#seenChoice;
  }

  /** Returns what has happened since the last call, for an update that draws it. */
  takeSteps(): readonly FilterStep[] {
    return this.#steps.splice(0);
  }

  /** Notes which end of the period the reader changes. Its field keeps the input. */
  noteChangedEnd(end: keyof Period): void {
    void end;
  }

  /** Sets a checked filter of the page. */
  setByPage(filter: LeadsFilter | null): void {
    this.#setFilter(filter);
    this.#isFilterSetByPage = true;
    // Even if the filter is the same, since the update marks the end of the task.
    this.#host.requestUpdate();
  }

  /** Changes the given filters, and keeps the others. */
  setByReader(filters: LeadsFilter): void {
    const before = this.filter;
    this.#setFilter(compactFilter({ ...before, ...filters }));
    this.searchText = filters.search ?? this.searchText;
    this.#isTyped = Boolean(filters.search);
    if (this.filter !== before) {
      this.#steps.push({ type: 'filters' });
    }
    this.#host.requestUpdate();
  }

  clear(): void {
    this.setByReader({ search: '', status: '', unread: false });
  }

  /** Requests a preset, or lets the reader choose days. */
  choosePeriod(choice: PeriodChoice): void {
    this.#isChoosingDays = choice === 'dates';
    this.#host.requestUpdate();
    if (choice !== 'dates') {
      this.askForPeriod(presetPeriod(choice, this.#today));
    }
  }

  /**
   * Requests a period, and refuses one that starts after it ends. If the day of an end is
   * unchanged, keeps the time of day that the page has set for it.
   */
  askForPeriod({ from, to }: Period): void {
    const { period } = this;
    this.isPeriodRefused = isBackwards({ from, to });
    this.#host.requestUpdate();
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

  /** Follows the settings. Returns whether the period was cleared, which they still contain. */
  update(configuration: ConfigurationResult): boolean {
    const hasPeriodGone = this.#hasOwnerLeft(configuration) && this.#forgetReader();
    this.#isFilterSetByPage = false;
    this.#notePeriod();
    if (this.filter !== this.#seenFilter) {
      this.#seenFilter = this.filter;
      this.#startPause();
    }
    this.#isTyped = false;
    return hasPeriodGone;
  }

  endPause(): void {
    this.#cancelPause?.();
    this.isTyping = false;
  }

  #startPause(): void {
    this.#cancelPause?.();
    this.isTyping = this.#isTyped;
    this.#cancelPause = this.#clock.after(PAUSE_MS, () => {
      this.isTyping = false;
      this.#steps.push({ type: 'pause' });
      this.#host.requestUpdate();
    });
  }

  /** Keeps the object of an equal filter, so that changes can be detected by identity. */
  #setFilter(filter: LeadsFilter | null): void {
    if (!isSameFilter(filter, this.filter)) {
      this.filter = filter;
      this.hasFiltered = true;
      this.searchText = filter?.search ?? '';
    }
  }

  #setDate(end: keyof Dates, date: string | null): void {
    this.#readerDates.set(end, { date, before: this.#pageDate(end) });
    this.#host[end] = date;
    this.#steps.push({ type: 'filters' });
  }

  /** The date that the page has set, unless the reader has set it since. */
  #pageDate(end: keyof Dates): string | null {
    const known = this.#readerDates.get(end);
    return known?.date === this.#host[end] ? known.before : this.#host[end];
  }

  /** Returns whether the period changes. */
  #forgetReader(): boolean {
    const { period, filter } = this;
    if (!this.#isFilterSetByPage) {
      this.#setFilter(null);
    }
    this.searchText = this.filter?.search ?? '';
    this.clientsBefore++;
    this.#isChoosingDays = false;
    this.isPeriodRefused = false;
    for (const end of this.#readerDates.keys()) {
      this.#host[end] = this.#pageDate(end);
    }
    this.#readerDates.clear();
    const hasPeriodChanged = !isSamePeriod(this.period, period);
    if (hasPeriodChanged || this.filter !== filter) {
      this.#steps.push({ type: 'filters' });
    }
    return hasPeriodChanged;
  }

  /** A list stays while the site is asked who is signed in. */
  #hasOwnerLeft(result: ConfigurationResult): boolean {
    if (result.state === 'asking' || result.state === 'failed') {
      return false;
    }
    const before = this.#owner;
    this.#owner = ownerOf(result);
    return before !== undefined && before !== this.#owner;
  }

  /** Ends the refusal of a period after any change of it. */
  #notePeriod(): void {
    const { period } = this;
    if (!isSamePeriod(period, this.#seenPeriod)) {
      this.#seenPeriod = period;
      this.#seenChoice = presetOf(period, this.#today) ?? 'dates';
      this.isPeriodRefused = false;
    }
  }

  /** The current day in the reader's time zone. */
  get #today(): string {
    const now = new Date(this.#clock.now());
    const local = now.getTime() - now.getTimezoneOffset() * MINUTE_MS;
    return new Date(local).toISOString().slice(0, 'YYYY-MM-DD'.length);
  }
}

function ownerOf(result: ConfigurationResult): string | undefined {
  if (result.state !== 'valid') {
    return undefined;
  }
  const { siteCode, client } = result.configuration.query;
  return `${siteCode} ${client}`;
}
