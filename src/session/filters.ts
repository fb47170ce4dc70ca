import type { Clock } from '../api/clock.js';
import { compactFilter, isSameFilter, type LeadsFilter } from '../model/filter.js';
import type { Period, PeriodChoice, Preset } from '../model/period.js';
import type { ConfigurationResult } from '../settings/configuration.js';
import { ChosenPeriod, type Dates } from './chosen-period.js';
import type { FilterStep } from './list-state.js';

/** After this time without a change, the reader has paused. */
const PAUSE_MS = 400;

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
  readonly #host: FiltersHost;
  readonly #clock: Clock;
  readonly #period: ChosenPeriod;
  /** The site code and the client of the list. */
  #owner: string | undefined;
  #isFilterSetByPage = false;
  /** Whether the reader has typed a search since the last update. */
  #isTyped = false;
  /** The filter at the last update. */
  #seenFilter: LeadsFilter | null = null;
  #cancelPause: (() => void) | undefined;
  readonly #steps: FilterStep[] = [];

  constructor(host: FiltersHost, clock: Clock) {
    this.#host = host;
    this.#clock = clock;
    this.#period = new ChosenPeriod(host, clock);
  }

  get period(): Period {
    return this.#period.current;
  }

  get periodChoice(): PeriodChoice {
    return this.#period.choice;
  }

  /** Returns what has happened since the last call, for an update that draws it. */
  takeSteps(): readonly FilterStep[] {
    return this.#steps.splice(0);
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

  /** Requests the period of a preset for the reader. */
  choosePeriod(preset: Preset): void {
    if (this.#period.choose(preset)) {
      this.#steps.push({ type: 'filters' });
    }
    this.#host.requestUpdate();
  }

  /** Follows the settings. Returns whether the period was cleared, which they still contain. */
  update(configuration: ConfigurationResult): boolean {
    const hasPeriodGone = this.#hasOwnerLeft(configuration) && this.#forgetReader();
    this.#isFilterSetByPage = false;
    this.#period.update();
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

  /** Returns whether the period changes. */
  #forgetReader(): boolean {
    const { filter } = this;
    if (!this.#isFilterSetByPage) {
      this.#setFilter(null);
    }
    this.searchText = this.filter?.search ?? '';
    const hasPeriodChanged = this.#period.forgetReader();
    if (hasPeriodChanged || this.filter !== filter) {
      this.#steps.push({ type: 'filters' });
    }
    return hasPeriodChanged;
  }

  /** While the site is asked, or a setting is bad, nobody knows of another client. */
  #hasOwnerLeft(result: ConfigurationResult): boolean {
    if (['asking', 'failed', 'invalid'].includes(result.state)) {
      return false;
    }
    const before = this.#owner;
    this.#owner = ownerOf(result);
    return before !== undefined && before !== this.#owner;
  }
}

function ownerOf(result: ConfigurationResult): string | undefined {
  if (result.state !== 'valid') {
    return undefined;
  }
  const { siteCode, client } = result.configuration.query;
  return `${siteCode} ${client}`;
}
