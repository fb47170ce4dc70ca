import type { Lead } from './lead.js';
import type { FetchPage, Page } from './page.js';
import { Run } from './run.js';

/** The most rows the list asks for in one request. */
export const MAX_LENGTH = 200;

/** How often the list is read from the top before what is certain is shown. */
export const MAX_READINGS = 4;

/** What the host calls its first record. */
export type FirstPosition = 0 | 1;

export interface LeadListOptions {
  readonly fetchPage: FetchPage;
  /** Found out where it is not known. */
  readonly firstPosition?: FirstPosition | undefined;
}

/** What an operation changed. */
export interface Change {
  /** How many leads are shown that were not before. */
  readonly added: number;
  /** How many of them are new to the host's list, as far as its order and its count tell. */
  readonly arrived: number;
  /** Where reading goes on: the index of the row after the last that was shown before. */
  readonly resumeAt: number;
}

const NO_CHANGE: Change = { added: 0, arrived: 0, resumeAt: 0 };

/**
 * The truth about one client's list: what is shown, in the host's order, each inquiry once. It has
 * no DOM and no clock. An operation changes the list at one stroke when all that it needs has been
 * read; where it rejects or is aborted, nothing has changed. One operation runs at a time.
 */
export class LeadList {
  /** What the host calls its first record, where that is known. */
  firstPosition: FirstPosition | undefined;
  readonly #fetchPage: FetchPage;
  #run = new Run();
  #hasGivenUp = false;

  constructor({ fetchPage, firstPosition }: LeadListOptions) {
    this.#fetchPage = fetchPage;
    this.firstPosition = firstPosition;
  }

  /** The leads shown; a new array after each change, and the same objects for unchanged leads. */
  get leads(): readonly Lead[] {
    return this.#run.leads;
  }

  /** How many there are by the host's last count. */
  get total(): number {
    return this.#run.total;
  }

  /** The array that `leads` goes on from: what stands in it stands in `leads` as it stood. */
  get continued(): readonly Lead[] {
    return this.#run.continued;
  }

  /** Unread messages in the leads shown. */
  get unread(): number {
    return this.#run.unread;
  }

  /** Whether every row is shown: as many as the host counts, and none that it repeats. */
  get isComplete(): boolean {
    return this.leads.length === this.total && this.#run.covered === this.total;
  }

  /** Whether asking for more makes sense: the host's count says so, and has not proved wrong. */
  get hasMore(): boolean {
    return this.#run.covered < this.total && !this.#hasGivenUp;
  }

  /** Whether `probe` has something to find out. */
  get needsProbe(): boolean {
    return this.firstPosition === undefined && this.leads.length < this.total;
  }

  /** Reads the first page. */
  async first(pageSize: number, signal: AbortSignal): Promise<Change> {
    const page = await this.#fetch(0, pageSize, signal);
    return this.#replace(new Run().append(page.leads, page.total));
  }

  /**
   * Reads a further page, and the last row shown again with it: where that does not come first,
   * or a row comes that is shown already, the list has moved, and is read again from the top.
   */
  async more(pageSize: number, signal: AbortSignal): Promise<Change> {
    const page = await this.#fetch(Math.max(0, this.#run.covered - 1), pageSize + 1, signal);
    const rows = page.leads.slice(1);
    const resumeAt = this.leads.length;
    let change: Change;
    if (this.#run.isContinuedBy(page.leads) && !rows.some((row) => this.#run.has(row))) {
      this.#run.append(rows, page.total);
      change = { added: this.leads.length - resumeAt, arrived: 0, resumeAt };
    } else {
      change = await this.#readAgain(pageSize, page.total, signal);
    }
    this.#hasGivenUp = change.added === 0;
    return change;
  }

  /** Reads again all that is shown, a page at the least, and what the total has grown by. */
  refresh(pageSize: number, signal: AbortSignal): Promise<Change> {
    const missing = Math.max(0, pageSize - this.#run.covered);
    return this.#readAgain(missing, this.total, signal);
  }

  /**
   * Reads again the first rows, in one request. Where they join the rest without a gap, and the
   * counts agree, the rest stays as it is; else all is read again.
   */
  async refreshHead(pageSize: number, signal: AbortSignal): Promise<Change> {
    if (this.#run.covered <= MAX_LENGTH) return this.refresh(pageSize, signal);
    const page = await this.#fetch(0, MAX_LENGTH, signal);
    const run = this.#run.withHead(page);
    return run ? this.#replace(run) : this.refresh(pageSize, signal);
  }

  /**
   * Reads the position before the first: a host that counts from 0 has a row there, which goes on
   * top. Where the count has changed meanwhile, a new row proves nothing.
   */
  async probe(signal: AbortSignal): Promise<Change> {
    const page = await this.#fetchPage(0, 1, signal);
    if (page.total !== this.total) return NO_CHANGE;
    const [row] = page.leads;
    const isNew = row && !this.#run.has(row);
    this.firstPosition = isNew ? 0 : 1;
    if (!isNew) return NO_CHANGE;
    return this.#replace(new Run().append([row, ...this.leads], page.total));
  }

  /**
   * Reads the host's first rows: as many as are shown, what the total has grown by, and `extra`.
   * They come in chunks, each of which begins with the last row of the one before. Where one does
   * not, the list has moved, the run ends before it, and reading starts over.
   */
  async #readAgain(extra: number, total: number, signal: AbortSignal): Promise<Change> {
    const { covered, total: counted } = this.#run;
    for (let readings = 1; ; readings++) {
      const run = new Run();
      run.total = total;
      let isStill = true;
      for (;;) {
        const missing = covered + Math.max(0, run.total - counted) + extra - run.covered;
        if (missing <= 0) break;
        const overlap = Math.min(1, run.covered);
        const length = Math.min(MAX_LENGTH, missing + overlap);
        const page = await this.#fetch(run.covered - overlap, length, signal);
        const isContinued = !overlap || run.isContinuedBy(page.leads);
        const rows = page.leads.slice(overlap);
        isStill &&= isContinued && !rows.some((row) => run.has(row));
        if (!isContinued) break;
        run.append(rows, page.total);
        const isShort = rows.length < length - overlap && run.covered >= run.total;
        if (rows.length === 0 || isShort) break;
      }
      if (isStill || readings === MAX_READINGS) return this.#replace(run);
    }
  }

  /** Reads rows from `index`, counted from 0. */
  #fetch(index: number, length: number, signal: AbortSignal): Promise<Page> {
    return this.#fetchPage(index + (this.firstPosition ?? 1), length, signal);
  }

  /** Shows another run in the place of the one shown. */
  #replace(run: Run): Change {
    const before = this.#run;
    const resumeAt = run.leads.findLastIndex((lead) => before.has(lead)) + 1;
    const added = run.leads.filter((lead) => !before.has(lead)).length;
    const addedBefore = added - (run.leads.length - resumeAt);
    const grown = run.total - before.total;
    run.reuse(before);
    this.#run = run;
    this.#hasGivenUp = false;
    return { added, arrived: Math.min(added, Math.max(addedBefore, grown)), resumeAt };
  }
}
