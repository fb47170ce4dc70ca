import { ApiRows } from './api-rows.js';
import type { Lead } from './lead.js';
import { MAX_LENGTH, OverlapReader, type Answer, type ReaderOptions } from './overlap-reader.js';
import type { Page } from './page.js';

/** The most rows of a further page, which is requested together with one or two rows before it. */
export const MAX_MORE = MAX_LENGTH - 2;

export interface Change {
  readonly added: number;
  /** How many of these are new in the API's list, as far as its order and its count show. */
  readonly arrived: number;
  /** The index after the last lead that was shown before, from which a reader continues. */
  readonly resumeAt: number;
  /** How often the list moved before a further page, and while it was read again. */
  readonly moves?: number;
}

const NOTHING = new ApiRows();
const NO_CHANGE: Change = { added: 0, arrived: 0, resumeAt: 0 };

/**
 * The list of one client's inquiries as it is shown: in the API's order, each inquiry once.
 *
 * An operation first reads all its rows, and then changes the list in one step. If it rejects or is
 * aborted, the list stays unchanged. The caller must not start an operation while another runs.
 */
export class LeadList {
  readonly #reader: OverlapReader;
  readonly #maxLength: number;
  #rows = NOTHING;
  /** The count when a further page last brought nothing new; undefined once rows have come. */
  #idleTotal: number | undefined;
  /** Whether two further pages in a row have brought nothing new by the same count. */
  #hasGivenUp = false;

  constructor(options: ReaderOptions) {
    this.#reader = new OverlapReader(options);
    this.#maxLength = options.maxLength ?? MAX_LENGTH;
  }

  get isRead(): boolean {
    return this.#rows !== NOTHING;
  }

  /** The leads shown. Each change makes a new array, which keeps the objects of unchanged leads. */
  get leads(): readonly Lead[] {
    return this.#rows.leads;
  }

  get total(): number {
    return this.#rows.total;
  }

  get unread(): number {
    return this.#rows.unread;
  }

  /** Whether every row is shown: as many leads as the API counts, and no row that it repeats. */
  get isComplete(): boolean {
    return this.leads.length === this.total && this.#rows.all.length === this.total;
  }

  /** Whether to ask for more: the API counts more rows, and the count has not proved wrong. */
  get hasMore(): boolean {
    return this.#rows.all.length < this.total && !this.#hasGivenUp;
  }

  async first(pageSize: number, signal: AbortSignal): Promise<Change> {
    return this.#startFrom(await this.#reader.readTop(pageSize, signal));
  }

  /**
   * Reads a further page, together with the last row shown: offset paging skips and repeats rows
   * when the list moves. The list has moved if that row is not where it belongs, if the count
   * differs, or if a row is already shown. A page without new rows does not fit the count, either.
   * All that is shown is then read again from the top, together with the page.
   *
   * Gives up if two calls in a row bring nothing new and the count is the same: it is probably wrong.
   * A list that moves between any two calls changes its count or brings rows.
   */
  async more(pageSize: number, signal: AbortSignal): Promise<Change> {
    const next = await this.#reader.readNext(this.#rows.all, pageSize, signal);
    if (next.leads && this.#rows.isContinuedBy(next)) {
      this.#idleTotal = undefined;
      return this.#replace(next);
    }
    this.#reader.forgetRefusal();
    const again = await this.#readAgain(pageSize, next.total, signal);
    const change = again.leads ? this.#replace(again) : NO_CHANGE;
    const idleTotal = change.added > 0 ? undefined : again.total;
    this.#hasGivenUp = idleTotal !== undefined && idleTotal === this.#idleTotal;
    this.#idleTotal = idleTotal;
    return { ...change, moves: again.leads ? 1 : 2 };
  }

  /** Reads again the shown rows, at least a page, plus the growth of the total. */
  async refresh(pageSize: number, signal: AbortSignal): Promise<Change> {
    const extra = Math.max(0, pageSize - this.#rows.all.length);
    const again = await this.#readAgain(extra, this.total, signal);
    return this.#startFrom(again.leads ? again : { leads: this.#rows.all, total: this.total });
  }

  /**
   * Reads only the first rows again, in one request. Keeps the other rows if the first ones join
   * them without a gap and the counts agree. Otherwise, reads everything again.
   */
  async refreshHead(pageSize: number, signal: AbortSignal): Promise<Change> {
    const head = await this.#reader.readTop(Math.max(pageSize, this.#rows.all.length), signal);
    const rows = this.#rows.withHead(head);
    return rows ? this.#startFrom(rows) : this.refresh(pageSize, signal);
  }

  /** Reads the list from the top, and once more if it moves meanwhile and its count shows that. */
  async #readAgain(extra: number, total: number, signal: AbortSignal): Promise<Answer> {
    const rows = await this.#readFromTop(extra, total, signal);
    return rows.leads || rows.total === total ? rows : this.#readFromTop(extra, total, signal);
  }

  /**
   * Reads as many rows as are shown, plus `extra`, plus the growth of the total by the first
   * answer. Does not stop at the total, which may be too low for the rows shown. Returns no rows if
   * the list has moved meanwhile.
   *
   * @param total the API's last count
   */
  async #readFromTop(extra: number, total: number, signal: AbortSignal): Promise<Answer> {
    this.#reader.forgetLearned();
    let rows: Page = { leads: [], total: 0 };
    let wanted = this.#rowsToRead(extra, total);
    for (;;) {
      const count = rows.leads.length;
      const asked = wanted - count;
      const next = await this.#reader.readNext(rows.leads, asked, signal);
      if (!next.leads || (count > 0 && next.total !== rows.total)) {
        return { total: next.total };
      }
      rows = next;
      wanted = count > 0 ? wanted : this.#rowsToRead(extra, rows.total);
      const { length } = rows.leads;
      const isShort = length - count < Math.min(asked, this.#maxLength - 2);
      const isAtEnd = length === count || (isShort && length >= rows.total);
      if (isAtEnd || length >= wanted) {
        return rows;
      }
    }
  }

  /** The growth is limited to one request, since the API's count may be wrong by any number. */
  #rowsToRead(extra: number, total: number): number {
    const growth = Math.min(Math.max(0, total - this.total), this.#maxLength);
    return this.#rows.all.length + extra + growth;
  }

  /** Shows rows that were read from the top, after which the list may ask for more again. */
  #startFrom(rows: Page): Change {
    this.#hasGivenUp = false;
    this.#idleTotal = undefined;
    return this.#replace(rows);
  }

  #replace({ leads, total }: Page): Change {
    const before = this.#rows;
    this.#rows = new ApiRows(leads, total, before);
    const areKnown = this.#rows.areIn(before);
    const resumeAt = areKnown.lastIndexOf(true) + 1;
    const added = areKnown.filter((isKnown) => !isKnown).length;
    const addedAbove = added - (areKnown.length - resumeAt);
    // A lead at the end may only have moved up, unless the total has grown.
    const arrived = Math.min(added, Math.max(addedAbove, total - before.total));
    return { added, arrived, resumeAt };
  }
}
