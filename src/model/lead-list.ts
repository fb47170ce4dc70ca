import { ApiRows } from './api-rows.js';
import { identityOf, isSameInquiry, type Lead } from './lead.js';
import type { FetchPage, Page } from './page.js';

/** The maximum number of rows in one request. */
export const MAX_LENGTH = 200;

/**
 * How often a list that keeps moving is read from the top before the result is shown as it is. Also
 * limits the rows of all readings together, as a multiple of the list's length by the first answer.
 */
export const MAX_READINGS = 4;

/**
 * The maximum number of requests for one page, since an API may return fewer rows than requested.
 */
const MAX_REQUESTS = 10;

/**
 * The maximum growth that one operation reads, since the API's count may be wrong by any number.
 */
const MAX_GROWTH = 2000;

/** How often a list may move before its further pages. One that moves more often may never end. */
const MAX_MOVES = 20;

/** The position of the API's first record. */
export type FirstPosition = 0 | 1;

export interface LeadListOptions {
  readonly fetchPage: FetchPage;
  /** If undefined, 1 is assumed until `probe` finds out. */
  readonly firstPosition?: FirstPosition | undefined;
}

export interface Change {
  /** The number of leads that were not shown before. */
  readonly added: number;
  /** How many of these are new in the API's list, as far as its order and its count show. */
  readonly arrived: number;
  /** The index after the last lead that was shown before, from which a reader continues. */
  readonly resumeAt: number;
  /** How often the list moved during `readOn`. */
  readonly moves?: number;
}

interface Reading {
  readonly rows: ApiRows;
  /** Whether the list did not move between the requests, as far as overlap and counts show. */
  readonly isConsistent: boolean;
  /** The number of rows that the operation may still read. */
  readonly left: number;
}

const NO_CHANGE: Change = { added: 0, arrived: 0, resumeAt: 0 };

/**
 * The list of one client's inquiries as it is shown: in the API's order, each inquiry once. It
 * uses neither the DOM nor a clock.
 *
 * An operation first reads all its rows, and then changes the list in one step. If it rejects or is
 * aborted, the list stays unchanged. The caller must not start an operation while another runs.
 */
export class LeadList {
  /** The position of the API's first record; undefined until it is known. */
  firstPosition: FirstPosition | undefined;
  readonly #fetchPage: FetchPage;
  #rows = new ApiRows();
  /** Whether the last attempt to read more failed to, although the API counts more rows. */
  #hasGivenUp = false;
  /** The moves of the list before further pages, since the first page or the last refresh. */
  #moves = 0;

  constructor({ fetchPage, firstPosition }: LeadListOptions) {
    this.#fetchPage = fetchPage;
    this.firstPosition = firstPosition;
  }

  /** The leads shown. Each change makes a new array, which keeps the objects of unchanged leads. */
  get leads(): readonly Lead[] {
    return this.#rows.leads;
  }

  /** The number of inquiries in the API's list, by its last count. */
  get total(): number {
    return this.#rows.total;
  }

  /** The number of unread messages in the leads shown. */
  get unread(): number {
    return this.#rows.unread;
  }

  /** Whether every row is shown: as many leads as the API counts, and no row that it repeats. */
  get isComplete(): boolean {
    return this.leads.length === this.total && this.#rows.covered === this.total;
  }

  /** Whether to ask for more: the API counts more rows, and the count has not proved wrong. */
  get hasMore(): boolean {
    return this.#rows.covered < this.total && !this.#hasGivenUp;
  }

  /** Whether `probe` can find out the first position. */
  get needsProbe(): boolean {
    return this.firstPosition === undefined && this.leads.length < this.total;
  }

  async first(pageSize: number, signal: AbortSignal): Promise<Change> {
    const page = await this.#fetchRows(0, pageSize, signal);
    this.#moves = 0;
    return this.#replace(new ApiRows().append(page.leads, page.total));
  }

  /**
   * Reads a further page, together with the last row shown: offset paging skips and repeats rows
   * when the list moves. The list has moved if that row does not come first, if the count differs,
   * or if a row is already shown. It is then read again from the top.
   *
   * Gives up unless the list gets longer. Repeated calls therefore end on any API: the count
   * limits the length of the list, and `MAX_MOVES` limits how often the count can change.
   */
  async more(pageSize: number, signal: AbortSignal): Promise<Change> {
    const rowsBefore = this.#rows.covered;
    const page = await this.#fetchRows(Math.max(0, rowsBefore - 1), pageSize + 1, signal);
    const appended = this.#append(page);
    if (appended) {
      return this.#giveUpUnlessLonger(rowsBefore, appended);
    }
    this.#moves++;
    const change = await this.#readAgain(pageSize, page.total, signal);
    return this.#giveUpUnlessLonger(rowsBefore, change);
  }

  /**
   * Reads as many further rows as one request may return. If the list has moved, reads it again
   * from the top, once. Changes nothing if it moves again meanwhile.
   */
  async readOn(signal: AbortSignal): Promise<Change> {
    const rowsBefore = this.#rows.covered;
    const page = await this.#fetchRows(Math.max(0, rowsBefore - 1), MAX_LENGTH, signal);
    const appended = this.#append(page);
    if (appended) {
      return this.#giveUpUnlessLonger(rowsBefore, appended);
    }
    this.#moves++;
    const extra = MAX_LENGTH - 1;
    const mostRows = this.#mostRows(extra, page.total);
    const { rows, isConsistent } = await this.#readFromTop(extra, page.total, mostRows, signal);
    if (!isConsistent) {
      return { ...NO_CHANGE, moves: 2 };
    }
    return { ...this.#giveUpUnlessLonger(rowsBefore, this.#replace(rows)), moves: 1 };
  }

  /**
   * Reads again the shown rows, at least a page, plus the growth of the total.
   *
   * @param total the API's count in the first answer of the operation, if it has arrived
   */
  async refresh(pageSize: number, signal: AbortSignal, total?: number): Promise<Change> {
    const extra = Math.max(0, pageSize - this.#rows.covered);
    const change = await this.#readAgain(extra, total, signal);
    this.#moves = 0;
    return change;
  }

  /**
   * Reads only the first rows again, in one request. Keeps the other rows if the first ones join
   * them without a gap and the counts agree. Otherwise, reads everything again.
   */
  async refreshHead(pageSize: number, signal: AbortSignal): Promise<Change> {
    if (this.#rows.covered <= MAX_LENGTH) {
      return this.refresh(pageSize, signal);
    }
    const page = await this.#fetchRows(0, MAX_LENGTH, signal);
    const rows = this.#rows.withHead(page);
    if (!rows) {
      return this.refresh(pageSize, signal, page.total);
    }
    this.#moves = 0;
    return this.#replace(rows);
  }

  /**
   * Finds out whether the API counts from 0. If it does, its first row is added on top.
   *
   * If the list would end without a row that the API counts, and no first row is found, the rows
   * shown prove nothing: the list may have moved since. It is then read again from the top, and the
   * answer is proved against those rows.
   */
  async probe(signal: AbortSignal): Promise<Change> {
    let rows = await this.#withFirstRow(this.#rows, signal);
    if (this.firstPosition !== 0 && !this.hasMore) {
      this.firstPosition = undefined;
      const extra = Math.max(0, 1 - this.#rows.covered);
      const reading = await this.#readFromTop(extra, this.total, Infinity, signal);
      if (!reading.isConsistent) {
        return NO_CHANGE;
      }
      rows = await this.#withFirstRow(reading.rows, signal);
    }
    return rows === this.#rows ? NO_CHANGE : this.#replace(rows);
  }

  /**
   * Reads position 0 to find out whether the API counts from 0. If it does, position 0 has a row
   * that is not in `rows` yet. Returns `rows` with that row on top, otherwise `rows`.
   *
   * A new row at position 0 is no proof: on an API that turns 0 into 1, it may have been added
   * since `rows` were read. It counts only if their first row is still at position 1, since an
   * added row would have moved it. The second request is sent only in that case, so an API that
   * counts from 1, as nearly all do, is asked once. The result stays open if the count has changed
   * or the answers show that the list has moved.
   *
   * One mistake remains possible: if an API that counts from 0 moves its first row down after
   * `rows` were read, it is assumed to count from 1.
   */
  async #withFirstRow(rows: ApiRows, signal: AbortSignal): Promise<ApiRows> {
    const [first] = rows.leads;
    const { leads, total } = await this.#fetchFrom(0, 1, signal);
    const [row] = leads;
    if (total !== rows.total) {
      return rows;
    }
    if (!row || (first && identityOf(row) === identityOf(first))) {
      this.firstPosition = 1;
      return rows;
    }
    // Two rows that only resemble each other prove nothing.
    if (rows.has(row) || isSameInquiry(row, first)) {
      return rows;
    }
    const proof = await this.#fetchFrom(1, 1, signal);
    if (proof.total !== total || !isSameInquiry(proof.leads[0], first)) {
      return rows;
    }
    this.firstPosition = 0;
    return new ApiRows().append([row, ...rows.leads], total);
  }

  #giveUpUnlessLonger(rowsBefore: number, change: Change): Change {
    const isLonger = change.added > 0 && this.#rows.covered > rowsBefore;
    this.#hasGivenUp = !isLonger || this.#moves > MAX_MOVES;
    return change;
  }

  /** Appends a page that continues what is shown. Returns undefined if the list has moved. */
  #append(page: Page): Change | undefined {
    const newRows = page.leads.slice(1);
    const isContinued = this.#rows.isContinuedBy(page.leads) && page.total === this.total;
    if (!isContinued || newRows.some((row) => this.#rows.has(row))) {
      return undefined;
    }
    const resumeAt = this.leads.length;
    this.#rows.append(newRows, page.total);
    return { added: this.leads.length - resumeAt, arrived: 0, resumeAt };
  }

  /**
   * Reads the list from the top until it does not move during a reading, and replaces the shown
   * rows. Shows the last of `MAX_READINGS` readings even if the list has moved: its rows still
   * follow one another.
   *
   * @param extra the number of rows to read beyond those shown
   */
  async #readAgain(extra: number, total: number | undefined, signal: AbortSignal): Promise<Change> {
    let left = total === undefined ? Infinity : this.#mostRows(extra, total);
    for (let readings = 1; ; readings++) {
      const reading = await this.#readFromTop(extra, total ?? this.total, left, signal);
      ({ left } = reading);
      if (reading.isConsistent || readings === MAX_READINGS) {
        return this.#replace(reading.rows);
      }
      if (left < this.#rowsToRead(extra, this.total)) {
        const isWhole = reading.rows.covered >= this.#rows.covered;
        return isWhole ? this.#replace(reading.rows) : NO_CHANGE;
      }
    }
  }

  /** The number of rows shown, plus `extra`, plus the growth of the API's count. */
  #rowsToRead(extra: number, total: number): number {
    const growth = Math.min(Math.max(0, total - this.total), MAX_GROWTH);
    return this.#rows.covered + extra + growth;
  }

  /** The maximum number of rows that an operation reads, by the count in its first answer. */
  #mostRows(extra: number, total: number): number {
    return MAX_READINGS * this.#rowsToRead(extra, total);
  }

  /**
   * Reads as many rows as are shown, plus `extra`, plus the growth of the total. The first answer
   * fixes this number, so the reading of a list that keeps growing ends. Each request but the first
   * starts with the last row of the one before. If that row does not come first, the list has moved
   * and the reading ends.
   */
  async #readFromTop(
    extra: number,
    total: number,
    mostRows: number,
    signal: AbortSignal,
  ): Promise<Reading> {
    const rows = new ApiRows();
    let left = mostRows;
    let wanted = Math.min(left, this.#rowsToRead(extra, total));
    let isConsistent = true;
    for (let requests = 1; ; requests++) {
      const overlap = rows.covered === 0 ? 0 : 1;
      const length = Math.min(MAX_LENGTH, wanted - rows.covered + overlap);
      const page = await this.#fetchRows(rows.covered - overlap, length, signal);
      if (overlap === 0) {
        left = Math.min(left, this.#mostRows(extra, page.total));
        wanted = Math.min(left, this.#rowsToRead(extra, page.total));
      } else if (!rows.isContinuedBy(page.leads)) {
        return { rows, isConsistent: false, left };
      } else {
        isConsistent &&= page.total === rows.total;
      }
      const newRows = page.leads.slice(overlap);
      // A repeated row does not end the reading: the last reading is shown in any case.
      isConsistent &&= !newRows.some((row) => rows.has(row));
      rows.append(newRows, page.total);
      left -= newRows.length;
      const isLastPage = newRows.length < length - overlap && rows.covered >= rows.total;
      if (newRows.length === 0 || isLastPage || rows.covered >= wanted) {
        return { rows, isConsistent, left };
      }
      if (requests >= MAX_REQUESTS * Math.ceil(wanted / MAX_LENGTH)) {
        return { rows, isConsistent: false, left: 0 };
      }
    }
  }

  /** Reads `length` rows from `index`, which counts from 0. */
  #fetchRows(index: number, length: number, signal: AbortSignal): Promise<Page> {
    return this.#fetchFrom(index + (this.firstPosition ?? 1), length, signal);
  }

  /** Reads from a position of the API. Rejects if the signal aborts before the answer arrives. */
  async #fetchFrom(start: number, length: number, signal: AbortSignal): Promise<Page> {
    const page = await this.#fetchPage(start, length, signal);
    signal.throwIfAborted();
    return page;
  }

  #replace(rows: ApiRows): Change {
    const before = this.#rows;
    rows.reuse(before);
    const resumeAt = rows.leads.findLastIndex((lead) => before.has(lead)) + 1;
    const added = rows.leads.filter((lead) => !before.has(lead)).length;
    const addedAtEnd = rows.leads.length - resumeAt;
    const addedAbove = added - addedAtEnd;
    const growth = rows.total - before.total;
    this.#rows = rows;
    this.#hasGivenUp = false;
    // A lead at the end may only have moved up, unless the total has grown.
    const arrived = Math.min(added, Math.max(addedAbove, growth));
    return { added, arrived, resumeAt };
  }
}

/** A list of which nothing has been read. */
export const EMPTY_LIST = new LeadList({
  fetchPage: () => Promise.reject(new Error('There is nothing to ask for.')),
});
