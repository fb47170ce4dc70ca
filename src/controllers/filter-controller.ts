import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { LeadsFilterChangeEvent } from '../events.js';
import {
  compactFilter,
  filterLeads,
  isSameFilter,
  searchWords,
  type LeadsFilter,
} from '../model/filter.js';
import type { Lead } from '../model/lead.js';
import type { ConfigurationResult } from '../settings/configuration.js';
import { readFilter } from '../settings/read-filter.js';

/** The element, as this controller sees it. */
export interface FilterHost extends ReactiveControllerHost, EventTarget {
  readonly begDate: string | null;
  readonly endDate: string | null;
}

export interface FilterControllerOptions {
  /** All leads that are read. */
  readonly leads: () => readonly Lead[];
  /** The settings that say whose list it is. */
  readonly configuration: () => ConfigurationResult;
  /** Tells the developer of a field that is ignored. */
  readonly onWarning: (text: string) => void;
  /** Called in the update that follows a change, whoever made it. */
  readonly onChange: (change: { readonly isTyped: boolean }) => void;
}

/** Whose list it is. */
interface Owner {
  readonly name: string;
  readonly hasTokenProvider: boolean;
}

/**
 * Keeps the filter, which the page sets or the reader, and the leads that pass it. The next client
 * must not see what the first one typed: a change of client or site code and a sign-out take the
 * filter away, unless the page sets it in the same task.
 */
export class FilterController implements ReactiveController {
  /** Frozen; null if there is no condition. */
  filter: LeadsFilter | null = null;
  /** What stands in the search field: the words that are searched, and the space that is typed. */
  searchText = '';
  /** Whether a filter is set, or was. */
  hasFiltered = false;
  /** Whether the reader has unfolded the controls that a narrow list folds. */
  isUnfolded = false;

  readonly #host: FilterHost;
  readonly #options: FilterControllerOptions;
  #isSetByPage = false;
  #isTyped = false;
  #isToBeTold = false;
  #owner: Owner | undefined;
  #drawnFilter: LeadsFilter | null = null;
  #filteredLeads: readonly Lead[] = [];
  #usedFilter: LeadsFilter | null = null;
  #matching: readonly Lead[] = [];

  constructor(host: FilterHost, options: FilterControllerOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** The leads that pass the filter: the same array until they or the filter change. */
  get matching(): readonly Lead[] {
    const leads = this.#options.leads();
    if (leads !== this.#filteredLeads || this.filter !== this.#usedFilter) {
      this.#filteredLeads = leads;
      this.#usedFilter = this.filter;
      this.#matching = filterLeads(leads, this.filter);
    }
    return this.#matching;
  }

  /** The words that are searched, folded. */
  get words(): readonly string[] {
    return searchWords(this.filter);
  }

  /** Sets what the page says, which may be anything. */
  setByPage(value: unknown): void {
    const { filter, warnings } = readFilter(value);
    warnings.forEach(this.#options.onWarning);
    this.#set(filter);
    this.#isSetByPage = true;
    // Also if the filter is the same: the update ends the task that it was set in.
    this.#host.requestUpdate();
  }

  /** Sets the conditions that the reader has changed, and leaves the others. */
  setByReader(conditions: LeadsFilter): void {
    const before = this.filter;
    this.#set(compactFilter({ ...before, ...conditions }));
    this.searchText = conditions.search ?? this.searchText;
    this.#isTyped = Boolean(conditions.search);
    this.#host.requestUpdate();
    if (this.filter !== before) {
      this.tell();
    }
  }

  fold(): void {
    this.isUnfolded = !this.isUnfolded;
    this.#host.requestUpdate();
  }

  /** Dispatches `leads-filter-change` after the next update. */
  tell(): void {
    this.#isToBeTold = true;
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    if (this.#hasOwnerLeft() && !this.#isSetByPage && this.filter) {
      this.#set(null);
      this.#isToBeTold = true;
    }
    this.#isSetByPage = false;
    if (this.filter !== this.#drawnFilter) {
      this.#drawnFilter = this.filter;
      this.#options.onChange({ isTyped: this.#isTyped });
    }
    this.#isTyped = false;
  }

  hostUpdated(): void {
    if (this.#isToBeTold) {
      this.#isToBeTold = false;
      const { begDate, endDate } = this.#host;
      this.#host.dispatchEvent(
        new LeadsFilterChangeEvent({ filter: this.filter, begDate, endDate }),
      );
    }
  }

  /** Keeps the object of an equal filter, so that a change is told by identity. */
  #set(filter: LeadsFilter | null): void {
    if (!isSameFilter(filter, this.filter)) {
      this.filter = filter;
      this.hasFiltered = true;
      this.searchText = filter?.search ?? '';
    }
  }

  /** Whether the client whose list it was has gone since the last update. */
  #hasOwnerLeft(): boolean {
    const result = this.#options.configuration();
    if (result.state === 'invalid') {
      return false;
    }
    const before = this.#owner;
    const now = result.state === 'valid' ? ownerOf(result) : undefined;
    this.#owner = now;
    if (!before) {
      return false;
    }
    return before.name !== now?.name || (before.hasTokenProvider && !now.hasTokenProvider);
  }
}

function ownerOf({ configuration }: ConfigurationResult & { state: 'valid' }): Owner {
  const { query, token } = configuration;
  return {
    name: `${query.siteCode} ${query.client}`,
    hasTokenProvider: typeof token === 'function',
  };
}
