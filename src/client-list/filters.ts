import type { Clock } from '../waiting/clock.js';
import { compactFilter, type LeadsFilter } from '../model/filter.js';
import type { Configuration } from '../settings/configuration.js';
import { hasNewContent } from '../settings/plain-data.js';
import type { Who } from '../settings/who.js';
import type { Step } from './list-state.js';
import type { ListHost } from './list-host.js';

/** After this time without a change, the reader has paused. */
const PAUSE_MS = 400;

/**
 * The filter, set by the page or the reader. The next client must not see what the previous one
 * typed. A change of client, site code, operator or API and a sign-out therefore clear the filter,
 * unless the page sets it in the same task.
 */
export class Filters {
  /** Frozen, or null if there is no condition. The same object until it changes. */
  filter: LeadsFilter | null = null;
  /** The text of the search field: the search words, and spaces as they are typed. */
  searchText = '';
  /** Whether the reader is typing a search and has not paused. */
  isTyping = false;
  /** Whether the page, and not the reader, has set the filter. */
  isByPage = false;
  readonly #host: Pick<ListHost, 'requestUpdate'>;
  readonly #clock: Clock;
  /** The client of the list, by all that names one. */
  #owner: string | undefined;
  /** Whether the page has set the filter since the last update. */
  #isSetByPage = false;
  #cancelPause: (() => void) | undefined;
  readonly #steps: Step[] = [];

  constructor(host: Pick<ListHost, 'requestUpdate'>, clock: Clock) {
    this.#host = host;
    this.#clock = clock;
  }

  /** Returns what has happened since the last call, for an update that draws it. */
  takeSteps(): readonly Step[] {
    return this.#steps.splice(0);
  }

  /** Sets a checked filter of the page. */
  setByPage(filter: LeadsFilter | null): void {
    this.isByPage = this.#set(filter, false) || this.isByPage;
    this.#isSetByPage = true;
    // Even if the filter is the same, since the update marks the end of the task.
    this.#host.requestUpdate();
  }

  /** Changes the given conditions, and keeps the others. */
  setByReader(conditions: LeadsFilter): void {
    const { search } = conditions;
    this.isByPage = false;
    if (this.#set(compactFilter({ ...this.filter, ...conditions }), Boolean(search))) {
      this.#steps.push({ type: 'filters' });
    }
    this.searchText = search ?? this.searchText;
    this.#host.requestUpdate();
  }

  /** Follows the settings, which name the client. */
  update(who: Who<Configuration>): void {
    if (this.#hasOwnerLeft(who)) {
      this.#forgetReader();
    }
    this.#isSetByPage = false;
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

  #forgetReader(): void {
    if (!this.#isSetByPage && this.#set(null, false)) {
      this.#steps.push({ type: 'filters' });
    }
    this.searchText = this.filter?.search ?? '';
  }

  /** While the site is asked, or a setting is bad, nobody knows of another client. */
  #hasOwnerLeft(who: Who<Configuration>): boolean {
    const before = this.#owner;
    if (who.state === 'client') {
      const { base, query } = who.client;
      this.#owner = [base, query.siteCode, query.client, query.operator].join(' ');
    } else if (who.state === 'missing' || who.state === 'nobody') {
      this.#owner = undefined;
    }
    return before !== undefined && before !== this.#owner;
  }
}
