import type { Lead } from './lead.js';
import type { FetchPage, Page } from './page.js';
import { Run } from './run.js';

/** The most rows that one request asks for. */
export const MAX_LENGTH = 200;

/** How often a list that keeps moving is read from the top before the result is shown as it is. */
export const MAX_READINGS = 4;

/** The position that the host gives to its first record. */
export type FirstPosition = 0 | 1;

export interface LeadListOptions {
  readonly fetchPage: FetchPage;
  /** If undefined, 1 is assumed until `probe` has found it out. */
  readonly firstPosition?: FirstPosition | undefined;
}

/** What an operation has changed. */
export interface Change {
  /** The number of leads that were not shown before. */
  readonly added: number;
  /** How many of these are new in the host's list, as far as its order and its count tell. */
  readonly arrived: number;
  /** The index after the last lead that was shown before: where a reader goes on reading. */
  readonly resumeAt: number;
}

/** The result of reading the host's list from the top. */
interface Reading {
  readonly run: Run;
  /** Whether the list has not moved between the requests, as far as their overlap tells. */
  readonly isConsistent: boolean;
}

const NO_CHANGE: Change = { added: 0, arrived: 0, resumeAt: 0 };

/**
 * The list of one client's inquiries as it is shown: in the host's order, each inquiry once. It
 * uses neither the DOM nor a clock.
 *
 * An operation reads all it needs and then changes the list in one step. If it rejects or is
 * aborted, the list has not changed. The caller must not start an operation while another runs.
 */
export class LeadList {
  /** The position that the host gives to its first record; undefined as long as it is unknown. */
  firstPosition: FirstPosition | undefined;
  readonly #fetchPage: FetchPage;
  #run = new Run();
  /** Whether the last attempt to read more brought nothing, although the host counts more. */
  #hasGivenUp = false;

  constructor({ fetchPage, firstPosition }: LeadListOptions) {
    this.#fetchPage = fetchPage;
    this.firstPosition = firstPosition;
  }

  /** The leads shown. Each change makes a new array, which keeps the objects of unchanged leads. */
  get leads(): readonly Lead[] {
    return this.#run.leads;
  }

  /** The number of inquiries in the host's list, by its last count. */
  get total(): number {
    return this.#run.total;
  }

  /** The number of unread messages in the leads shown. */
  get unread(): number {
    return this.#run.unread;
  }

  /** Whether every row is shown: as many leads as the host counts, and no row that it repeats. */
  get isComplete(): boolean {
    return this.leads.length === this.total && this.#run.covered === this.total;
  }

  /** Whether to ask for more: the host counts more rows, and the count has not proved wrong. */
  get hasMore(): boolean {
    return this.#run.covered < this.total && !this.#hasGivenUp;
  }

  /** Whether `probe` can find out something. */
  get needsProbe(): boolean {
    return this.firstPosition === undefined && this.leads.length < this.total;
  }

  /** Reads the first page, and replaces the list. */
  async first(pageSize: number, signal: AbortSignal): Promise<Change> {
    const page = await this.#fetchRows(0, pageSize, signal);
    return this.#replace(new Run().append(page.leads, page.total));
  }

  /**
   * Reads a further page, together with the last row shown. If that row does not come first, or if
   * a row comes that is already shown, the list has moved and is read again from the top.
   */
  async more(pageSize: number, signal: AbortSignal): Promise<Change> {
    const lastRow = Math.max(0, this.#run.covered - 1);
    const page = await this.#fetchRows(lastRow, pageSize + 1, signal);
    const change = this.#append(page) ?? (await this.#readAgain(pageSize, page.total, signal));
    this.#hasGivenUp = change.added === 0;
    return change;
  }

  /** Reads again as many rows as are shown, at least a page, and as many as the total has grown. */
  refresh(pageSize: number, signal: AbortSignal): Promise<Change> {
    const extra = Math.max(0, pageSize - this.#run.covered);
    return this.#readAgain(extra, this.total, signal);
  }

  /**
   * Reads again the first rows only, in one request. The other rows stay if the first ones join
   * them without a gap and the counts agree. Otherwise everything is read again.
   */
  async refreshHead(pageSize: number, signal: AbortSignal): Promise<Change> {
    if (this.#run.covered <= MAX_LENGTH) {
      return this.refresh(pageSize, signal);
    }
    const page = await this.#fetchRows(0, MAX_LENGTH, signal);
    const run = this.#run.withHead(page);
    return run ? this.#replace(run) : this.refresh(pageSize, signal);
  }

  /**
   * Reads position 0 to find out whether the host counts from 0. If it does, it has a row there
   * that is not shown yet, and that row goes on top.
   */
  async probe(signal: AbortSignal): Promise<Change> {
    const page = await this.#fetchPage(0, 1, signal);
    // If the count has changed, the row may have arrived just now.
    if (page.total !== this.total) {
      return NO_CHANGE;
    }
    const [row] = page.leads;
    const isNew = row !== undefined && !this.#run.has(row);
    this.firstPosition = isNew ? 0 : 1;
    return isNew ? this.#replace(new Run().append([row, ...this.leads], page.total)) : NO_CHANGE;
  }

  /** Appends a page that continues what is shown. Returns undefined if the list has moved. */
  #append(page: Page): Change | undefined {
    const rows = page.leads.slice(1);
    if (!this.#run.isContinuedBy(page.leads) || rows.some((row) => this.#run.has(row))) {
      return undefined;
    }
    const resumeAt = this.leads.length;
    this.#run.append(rows, page.total);
    return { added: this.leads.length - resumeAt, arrived: 0, resumeAt };
  }

  /**
   * Reads the list from the top until it has not moved during a reading, and replaces what is shown.
   * The last of `MAX_READINGS` readings is shown even if the list has moved: its rows still follow
   * one another.
   *
   * @param extra how many rows to read beyond those shown
   * @param total the host's last known count
   */
  async #readAgain(extra: number, total: number, signal: AbortSignal): Promise<Change> {
    for (let readings = 1; ; readings++) {
      const { run, isConsistent } = await this.#readFromTop(extra, total, signal);
      if (isConsistent || readings === MAX_READINGS) {
        return this.#replace(run);
      }
    }
  }

  /**
   * Reads as many rows as are shown, plus `extra`, plus what the total has grown by meanwhile. Each
   * request but the first starts with the last row of the one before. If that row does not come
   * first, the list has moved and the reading ends.
   */
  async #readFromTop(extra: number, total: number, signal: AbortSignal): Promise<Reading> {
    const { covered: shownRows, total: shownTotal } = this.#run;
    const run = new Run();
    run.total = total;
    let isConsistent = true;
    for (;;) {
      const growth = Math.max(0, run.total - shownTotal);
      const missing = shownRows + growth + extra - run.covered;
      if (missing <= 0) {
        return { run, isConsistent };
      }
      const overlap = run.covered === 0 ? 0 : 1;
      const length = Math.min(MAX_LENGTH, missing + overlap);
      const page = await this.#fetchRows(run.covered - overlap, length, signal);
      if (overlap > 0 && !run.isContinuedBy(page.leads)) {
        return { run, isConsistent: false };
      }
      const rows = page.leads.slice(overlap);
      // A repeated row does not end the reading: if it is the last one, its rows are shown.
      isConsistent &&= !rows.some((row) => run.has(row));
      run.append(rows, page.total);
      const isLastPage = rows.length < length - overlap && run.covered >= run.total;
      if (rows.length === 0 || isLastPage) {
        return { run, isConsistent };
      }
    }
  }

  /** Reads `length` rows from `index`, which counts from 0. */
  #fetchRows(index: number, length: number, signal: AbortSignal): Promise<Page> {
    return this.#fetchPage(index + (this.firstPosition ?? 1), length, signal);
  }

  /** Replaces the run that is shown. */
  #replace(run: Run): Change {
    const before = this.#run;
    const resumeAt = run.leads.findLastIndex((lead) => before.has(lead)) + 1;
    const added = run.leads.filter((lead) => !before.has(lead)).length;
    const addedAtEnd = run.leads.length - resumeAt;
    const addedAbove = added - addedAtEnd;
    const growth = run.total - before.total;
    run.reuse(before);
    this.#run = run;
    this.#hasGivenUp = false;
    // A lead at the end may only have moved up from below, unless the total has grown.
    const arrived = Math.min(added, Math.max(addedAbove, growth));
    return { added, arrived, resumeAt };
  }
}

/** A list of which nothing has been read. */
export const EMPTY_LIST = new LeadList({
  fetchPage: () => Promise.reject(new Error('There is nothing to ask for.')),
});
