import type { Lead } from '../model/lead.js';
import type { ListParts } from './list-parts.js';
import type { Call } from './operation-queue.js';
import { untilDrawn } from './list-host.js';

/** The number of rows that are read before the reader is asked whether to continue. */
const ROWS_AT_A_GO = 2000;
/** How often the list may move while it is searched, until the reader is asked. */
const MOST_MOVES = 1;

/** Reads on while a filter is set, since offset paging cannot search: up to a limit, then further. */
export class Search {
  readonly #parts: ListParts;
  readonly #onResult: (first: Lead | undefined) => void;
  /** The number of rows after which the reader is asked. */
  #goal = ROWS_AT_A_GO;
  /** How often the list has moved since the reader has agreed. */
  #moves = 0;
  /** The number of matches when the search began. */
  #foundBefore = 0;

  /** @param onResult called when a search has ended or stopped, with the first lead that it has found */
  constructor(parts: ListParts, onResult: (first: Lead | undefined) => void) {
    this.#parts = parts;
    this.#onResult = onResult;
  }

  get isReading(): boolean {
    return this.#parts.queue.has('readOn');
  }

  /** Whether it reads, or will read when the reader pauses. */
  get isOn(): boolean {
    const { filters, failures } = this.#parts;
    return this.isReading || (filters.isTyping && !failures.shown && this.#hasWork);
  }

  /** Stops reading a list that keeps moving. */
  noteMoves(moves: number): void {
    this.#moves += moves;
  }

  startOver(): void {
    this.#agree(0);
    // The reader need not pause.
    this.#parts.filters.endPause();
  }

  /** Starts, continues or ends the reading after any change of the state. */
  follow(wasReading = this.isReading): void {
    const { filters, queue, failures, matching } = this.#parts;
    // After a failure, only a retry may.
    const mayRead = !failures.shown || this.isReading;
    if (mayRead && this.#hasWork && (wasReading || !filters.isTyping)) {
      this.#foundBefore = wasReading ? this.#foundBefore : matching().length;
      if (!this.isReading) {
        // What the page has begun waits for a turn, but not what goes on.
        void queue.add('readOn', !wasReading && filters.isByPage ? { by: 'page' } : {});
      }
      return;
    }
    queue.abort('readOn');
    if (wasReading && mayRead && filters.filter) {
      filters.endPause();
      this.#onResult(matching()[this.#foundBefore]);
    }
  }

  /** Joins the reading, retries what has failed, or reads further. Resolves to whether rows came. */
  async readFurther(call: Call): Promise<boolean> {
    const { host, filters, queue } = this.#parts;
    const list = this.#parts.list();
    const { length } = list.leads;
    if (!this.#parts.canMatch()) {
      return false;
    }
    const wasReading = this.isReading;
    filters.endPause();
    if (!this.#mayReadOn) {
      this.#agree(length);
    }
    void queue.add('readOn', call);
    this.follow(wasReading);
    host.requestUpdate();
    while (this.isReading) {
      await queue.add('readOn', call);
    }
    await untilDrawn(host);
    return this.#parts.list() === list && list.leads.length > length;
  }

  /** @param read the number of rows that have been read when the reader agrees to a search */
  #agree(read: number): void {
    this.#goal = read + ROWS_AT_A_GO;
    this.#moves = 0;
  }

  get #hasWork(): boolean {
    const { filters, canMatch } = this.#parts;
    return filters.filter !== null && canMatch() && this.#mayReadOn;
  }

  /** Whether there are rows to read, and the reader need not be asked. */
  get #mayReadOn(): boolean {
    const { hasMore, leads } = this.#parts.list();
    return hasMore && leads.length < this.#goal && this.#moves <= MOST_MOVES;
  }
}
