import type { Clock } from '../api/clock.js';
import { compactFilter, type LeadsFilter } from '../model/filter.js';
import { firstDayOf, periodOf, presetOf, type Period, type Preset } from '../model/period.js';
import type { Configuration } from '../settings/configuration.js';
import { hasNewContent } from '../settings/plain-data.js';
import type { Who } from '../settings/who.js';
import type { Step } from './list-state.js';

/** After this time without a change, the reader has paused. */
const PAUSE_MS = 400;

/** The element as its filters see it. Its properties hold the period. */
export interface FiltersHost {
  begDate: string | null;
  endDate: string | null;
  requestUpdate(): void;
}

/**
 * The filter and the period, set by the page or the reader. The next client must not see what the
 * previous one typed. A change of client or site code and a sign-out therefore clear the filter and
 * the reader's period, unless the page sets them in the same task.
 */
export class Filters {
  /** Frozen, or null if there is no condition. The same object until it changes. */
  filter: LeadsFilter | null = null;
  /** The text of the search field: the search words, and spaces as they are typed. */
  searchText = '';
  /** Whether the reader is typing a search and has not paused. */
  isTyping = false;
  readonly #host: FiltersHost;
  readonly #clock: Clock;
  /** The site code and the client of the list. */
  #owner: string | undefined;
  /** The first day of the period that the reader has chosen. */
  #chosenDay: string | null = null;
  /** Whether the page has set the filter since the last update. */
  #isSetByPage = false;
  #cancelPause: (() => void) | undefined;
  readonly #steps: Step[] = [];

  constructor(host: FiltersHost, clock: Clock) {
    this.#host = host;
    this.#clock = clock;
  }

  get period(): Period {
    return periodOf(this.#host.begDate, this.#host.endDate);
  }

  /** The preset that the period is; undefined for any other period. */
  get preset(): Preset | undefined {
    return presetOf(this.period, new Date(this.#clock.now()));
  }

  /** Returns what has happened since the last call, for an update that draws it. */
  takeSteps(): readonly Step[] {
    return this.#steps.splice(0);
  }

  /** Sets a checked filter of the page. */
  setByPage(filter: LeadsFilter | null): void {
    this.#set(filter, false);
    this.#isSetByPage = true;
    // Even if the filter is the same, since the update marks the end of the task.
    this.#host.requestUpdate();
  }

  /** Changes the given conditions, and keeps the others. */
  setByReader(conditions: LeadsFilter): void {
    const { search } = conditions;
    if (this.#set(compactFilter({ ...this.filter, ...conditions }), Boolean(search))) {
      this.#steps.push({ type: 'filters' });
    }
    this.searchText = search ?? this.searchText;
    this.#host.requestUpdate();
  }

  choosePeriod(preset: Preset): void {
    if (preset !== this.preset) {
      this.#chosenDay = firstDayOf(preset, new Date(this.#clock.now()));
      Object.assign(this.#host, { begDate: this.#chosenDay, endDate: null });
      this.#steps.push({ type: 'filters' });
    }
    // Even if the period is the same, since the control may show another one.
    this.#host.requestUpdate();
  }

  /** Removes all conditions for the reader, with the period if they can choose it. */
  clear(withPeriod: boolean): void {
    this.setByReader({ search: '', status: '', unread: false });
    if (withPeriod) {
      this.choosePeriod('all');
    }
  }

  /** Follows the settings. Returns whether the dates have changed, which the settings contain. */
  update(who: Who<Configuration>): boolean {
    const hasPeriodGone = this.#hasOwnerLeft(who) && this.#forgetReader();
    this.#isSetByPage = false;
    return hasPeriodGone;
  }

  endPause(): void {
    this.#cancelPause?.();
    this.isTyping = false;
  }

  /** Keeps the object of an equal filter, so that changes can be detected by identity. */
  #set(filter: LeadsFilter | null, isTyping: boolean): boolean {
    if (!hasNewContent(filter, this.filter)) {
      return false;
    }
    this.filter = filter;
    this.searchText = filter?.search ?? '';
    this.endPause();
    this.isTyping = isTyping;
    this.#cancelPause = this.#clock.after(PAUSE_MS, () => {
      this.isTyping = false;
      this.#steps.push({ type: 'pause' });
      this.#host.requestUpdate();
    });
    return true;
  }

  /** Returns whether the period changes. It stays if the page has set another one since. */
  #forgetReader(): boolean {
    const hasFilterGone = !this.#isSetByPage && this.#set(null, false);
    this.searchText = this.filter?.search ?? '';
    const { begDate, endDate } = this.#host;
    const hasPeriodGone = begDate !== null && begDate === this.#chosenDay && endDate === null;
    if (hasPeriodGone) {
      this.#host.begDate = null;
    }
    this.#chosenDay = null;
    if (hasFilterGone || hasPeriodGone) {
      this.#steps.push({ type: 'filters' });
    }
    return hasPeriodGone;
  }

  /** While the site is asked, or a setting is bad, nobody knows of another client. */
  #hasOwnerLeft(who: Who<Configuration>): boolean {
    const before = this.#owner;
    if (who.state === 'client') {
      const { siteCode, client } = who.client.query;
      this.#owner = `${siteCode} ${client}`;
    } else if (who.state === 'missing' || who.state === 'nobody') {
      this.#owner = undefined;
    }
    return before !== undefined && before !== this.#owner;
  }
}
