import { endWith } from './api-rows.js';
import { findTop, type FirstPosition } from './first-position.js';
import type { Lead } from './lead.js';
import type { FetchPage, Page } from './page.js';

/** The maximum number of rows in one request. */
export const MAX_LENGTH = 200;

export interface ReaderOptions {
  readonly fetchPage: FetchPage;
  readonly firstPosition?: FirstPosition | undefined;
  /** Tells whether a failure may mean that the API has no position 0. */
  readonly mayRefuseStart: (error: unknown) => boolean;
  /** Called when the API has refused position 0 and returned rows from 1; perhaps repeatedly. */
  readonly onStartRefused?: () => void;
  readonly maxLength?: number;
}

/** The rows of an answer and of those before, or the count alone if the list has moved between them. */
export type Answer = Page | { readonly leads?: undefined; readonly total: number };

/**
 * Reads rows from the top, and rows that follow others, by `Start` and `Length`. Offset paging skips
 * and repeats rows when the list moves, so each request for further rows overlaps those before.
 */
export class OverlapReader {
  readonly #options: ReaderOptions;
  readonly #maxLength: number;
  /** The first position as the page has set it, or 1 if the API has refused 0. */
  #firstPosition: FirstPosition | undefined;
  /** Whether the API has returned rows for position 0. A later failure is then no refusal. */
  #acceptsZero = false;
  /** The first position by the overlap of two requests. Wrong if the list moved between them. */
  #learned: FirstPosition | undefined;

  constructor(options: ReaderOptions) {
    this.#options = options;
    this.#maxLength = options.maxLength ?? MAX_LENGTH;
    this.#firstPosition = options.firstPosition;
  }

  /** What seemed to be a refusal of position 0 may have been another failure. */
  forgetRefusal(): void {
    this.#firstPosition = this.#options.firstPosition;
  }

  /** What two requests have told of the first position is wrong if the list has moved. */
  forgetLearned(): void {
    this.#learned = undefined;
  }

  /**
   * Reads at most `wanted` rows that follow others, together with the last of these. Returns all of
   * them; no rows if that one is not where it belongs, so the list has moved.
   *
   * If it is unknown from where the API counts, the request starts at the position of that row on an
   * API that counts from 0. On one that counts from 1, it then comes second, after the row above.
   */
  async readNext(all: readonly Lead[], wanted: number, signal: AbortSignal): Promise<Answer> {
    const last = all.length - 1;
    const known = this.#firstPosition ?? this.#learned;
    // Position 0 tells nothing: an API that counts from 1 may return the same as for 1.
    if (last < 0 || (last === 0 && known === undefined)) {
      const page = await this.readTop(all.length + wanted, signal);
      return last < 0 || endWith(all, page.leads[0]) ? page : { total: page.total };
    }
    const start = last + (known ?? 0);
    const bases: FirstPosition[] = known === undefined ? [1, 0] : [known];
    const { leads, total } = await this.#fetch(start, wanted + bases.length, signal);
    const base = bases.find((each) => endWith(all, leads[last + each - start]));
    if (base === undefined) {
      return { total };
    }
    this.#learned = base;
    const place = last + base - start;
    return { leads: [...all, ...leads.slice(place + 1, place + 1 + wanted)], total };
  }

  /**
   * Reads the first rows. With position 0 and one row more than wanted, an API that counts from 0
   * returns its first rows, and one that counts from 1 returns them, too, unless it refuses 0.
   */
  async readTop(wanted: number, signal: AbortSignal): Promise<Page> {
    const { leads, total } =
      this.#firstPosition === undefined
        ? await this.#findTop(wanted + 1, signal)
        : await this.#fetch(this.#firstPosition, wanted, signal);
    return { leads: leads.slice(0, wanted), total };
  }

  async #findTop(length: number, signal: AbortSignal): Promise<Page> {
    const fetchFrom = (start: FirstPosition) => this.#fetch(start, length, signal);
    if (this.#acceptsZero) {
      return fetchFrom(0);
    }
    const page = await findTop(fetchFrom, this.#options.mayRefuseStart);
    this.#acceptsZero = page.start === 0 && page.leads.length > 0;
    if (page.start === 1 && page.leads.length > 0) {
      this.#firstPosition = 1;
      this.#options.onStartRefused?.();
    }
    return page;
  }

  async #fetch(start: number, length: number, signal: AbortSignal): Promise<Page> {
    const page = await this.#options.fetchPage(start, Math.min(length, this.#maxLength), signal);
    signal.throwIfAborted();
    return page;
  }
}
