import { HostRows } from './host-rows.js';
import { identityOf, type Lead } from './lead.js';
import type { FetchPage, Page } from './page.js';

/** The most rows that one request asks for. */
export const MAX_LENGTH = 200;

/**
 * How often a list that keeps moving is read from the top before the result is shown as it is. All
 * readings together take no more rows than so many of the list as the first answer has counted it.
 */
export const MAX_READINGS = 4;

/** How many requests may bring the rows of one: a host may give fewer than it is asked for. */
const MAX_REQUESTS = 10;

/** How many rows that have come are read at once. A count may be wrong by any number. */
const MAX_GROWTH = 2000;

/**
 * How often a list may have moved before a further page, since the first page or the last refresh.
 * If it moves more often, it may never end.
 */
const MAX_MOVES = 20;

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
  /** How often the list has moved while `readOn` read it. */
  readonly moves?: number;
}

/** The result of reading the host's list from the top. */
interface Reading {
  readonly rows: HostRows;
  /** Whether the list has not moved between the requests, as far as overlap and counts tell. */
  readonly isConsistent: boolean;
  /** How many rows the operation may still read. */
  readonly left: number;
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
  #rows = new HostRows();
  /** Whether the last attempt to read more has led nowhere, although the host counts more. */
  #hasGivenUp = false;
  /** How often the list has moved before a further page, since the first page or the last refresh. */
  #moves = 0;

  constructor({ fetchPage, firstPosition }: LeadListOptions) {
    this.#fetchPage = fetchPage;
    this.firstPosition = firstPosition;
  }

  /** The leads shown. Each change makes a new array, which keeps the objects of unchanged leads. */
  get leads(): readonly Lead[] {
    return this.#rows.leads;
  }

  /** The number of inquiries in the host's list, by its last count. */
  get total(): number {
    return this.#rows.total;
  }

  /** The number of unread messages in the leads shown. */
  get unread(): number {
    return this.#rows.unread;
  }

  /** Whether every row is shown: as many leads as the host counts, and no row that it repeats. */
  get isComplete(): boolean {
    return this.leads.length === this.total && this.#rows.covered === this.total;
  }

  /** Whether to ask for more: the host counts more rows, and the count has not proved wrong. */
  get hasMore(): boolean {
    return this.#rows.covered < this.total && !this.#hasGivenUp;
  }

  /** Whether `probe` can find out something. */
  get needsProbe(): boolean {
    return this.firstPosition === undefined && this.leads.length < this.total;
  }

  /** Reads the first page, and replaces the list. */
  async first(pageSize: number, signal: AbortSignal): Promise<Change> {
    const page = await this.#fetchRows(0, pageSize, signal);
    this.#moves = 0;
    return this.#replace(new HostRows().append(page.leads, page.total));
  }

  /**
   * Reads a further page, together with the last row shown. If that row does not come first, if the
   * count is another, or if a row comes that is already shown, the list has moved and is read again
   * from the top.
   *
   * Gives up unless the list gets longer. So whoever asks while there is more comes to an end on any
   * host: the count limits how long the list can get, and only so many moves can change the count.
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
   * Reads as many further rows as one request may bring. A list that has moved is read again from the
   * top, once: if it moves meanwhile, nothing changes.
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

  /** Reads again as many rows as are shown, at least a page, and as many as the total has grown. */
  refresh(pageSize: number, signal: AbortSignal): Promise<Change> {
    return this.#refresh(pageSize, undefined, signal);
  }

  /**
   * Reads again the first rows only, in one request. The other rows stay if the first ones join
   * them without a gap and the counts agree. Otherwise everything is read again.
   */
  async refreshHead(pageSize: number, signal: AbortSignal): Promise<Change> {
    if (this.#rows.covered <= MAX_LENGTH) {
      return this.refresh(pageSize, signal);
    }
    const page = await this.#fetchRows(0, MAX_LENGTH, signal);
    const rows = this.#rows.withHead(page);
    if (!rows) {
      return this.#refresh(pageSize, page.total, signal);
    }
    this.#moves = 0;
    return this.#replace(rows);
  }

  async #refresh(
    pageSize: number,
    total: number | undefined,
    signal: AbortSignal,
  ): Promise<Change> {
    const extra = Math.max(0, pageSize - this.#rows.covered);
    const change = await this.#readAgain(extra, total, signal);
    this.#moves = 0;
    return change;
  }

  /**
   * Reads position 0 to find out whether the host counts from 0. If it does, it has a row there
   * that is not shown yet, and that row goes on top.
   *
   * A new row at position 0 is no proof by itself: on a host that turns 0 into 1 it may have come on
   * top since the first page was read. It counts only if the first row shown is still at position 1,
   * from where that would have moved it. The second request is sent only then, so that a host that
   * counts from 1, as nearly all do, is asked once. Nothing is concluded if the count has changed,
   * or if the answers show that the list has moved. What remains: a host that counts from 0 and that
   * moves its first row down between the first page and this is taken for one that counts from 1.
   */
  async probe(signal: AbortSignal): Promise<Change> {
    const [first] = this.leads;
    const { leads, total } = await this.#fetchFrom(0, 1, signal);
    const [row] = leads;
    if (total !== this.total) {
      return NO_CHANGE;
    }
    if (!row || isSameInquiry(row, first)) {
      this.firstPosition = 1;
      return NO_CHANGE;
    }
    if (this.#rows.has(row)) {
      return NO_CHANGE;
    }
    const proof = await this.#fetchFrom(1, 1, signal);
    if (proof.total !== total || !isSameInquiry(proof.leads[0], first)) {
      return NO_CHANGE;
    }
    this.firstPosition = 0;
    return this.#replace(new HostRows().append([row, ...this.leads], total));
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
   * Reads the list from the top until it has not moved during a reading, and replaces what is shown.
   * The last of `MAX_READINGS` readings is shown even if the list has moved: its rows still follow
   * one another.
   *
   * @param extra how many rows to read beyond those shown
   * @param total the host's count in the first answer of the operation, if that has come
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

  /** How many rows are shown, are to be read beyond those, or have come since, by a count of the host. */
  #rowsToRead(extra: number, total: number): number {
    const growth = Math.min(Math.max(0, total - this.total), MAX_GROWTH);
    return this.#rows.covered + extra + growth;
  }

  /** How many rows an operation may read from the top, by the count in its first answer. */
  #mostRows(extra: number, total: number): number {
    return MAX_READINGS * this.#rowsToRead(extra, total);
  }

  /**
   * Reads as many rows as are shown, plus `extra`, plus what the total has grown by. The first answer
   * says how much that is: a list that grows as fast as it is read cannot keep the reading going.
   * Each request but the first starts with the last row of the one before. If that row does not come
   * first, the list has moved and the reading ends.
   */
  async #readFromTop(
    extra: number,
    total: number,
    mostRows: number,
    signal: AbortSignal,
  ): Promise<Reading> {
    const rows = new HostRows();
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
      // A repeated row does not end the reading: if it is the last one, its rows are shown.
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

  /** Reads from a position of the host. Rejects an answer that comes although the signal aborted. */
  async #fetchFrom(start: number, length: number, signal: AbortSignal): Promise<Page> {
    const page = await this.#fetchPage(start, length, signal);
    signal.throwIfAborted();
    return page;
  }

  /** Replaces the rows that are shown. */
  #replace(rows: HostRows): Change {
    const before = this.#rows;
    const resumeAt = rows.leads.findLastIndex((lead) => before.has(lead)) + 1;
    const added = rows.leads.filter((lead) => !before.has(lead)).length;
    const addedAtEnd = rows.leads.length - resumeAt;
    const addedAbove = added - addedAtEnd;
    const growth = rows.total - before.total;
    rows.reuse(before);
    this.#rows = rows;
    this.#hasGivenUp = false;
    // A lead at the end may only have moved up from below, unless the total has grown.
    const arrived = Math.min(added, Math.max(addedAbove, growth));
    return { added, arrived, resumeAt };
  }
}

function isSameInquiry(a: Lead | undefined, b: Lead | undefined): boolean {
  return a && b ? identityOf(a) === identityOf(b) : a === b;
}

/** A list of which nothing has been read. */
export const EMPTY_LIST = new LeadList({
  fetchPage: () => Promise.reject(new Error('There is nothing to ask for.')),
});
