import type { FirstPosition } from '../../src/model/lead-list.js';
import type { LeadsFilter } from '../../src/model/filter.js';
import { PROBE_DELAY_MS } from '../../src/session/list-reader.js';
import type { Failure, ResultNews, News } from '../../src/session/news.js';
import type { Operation } from '../../src/session/operations.js';
import { readConfiguration, type RawConfiguration } from '../../src/settings/configuration.js';
import { FakeClock } from '../fixtures/fake-clock.js';
import { ids, leads, range } from '../helpers/leads.js';
import { MemoryApi, settle, type PlannedAnswer } from '../helpers/memory-api.js';
import { SessionElement } from './session-element.js';

/** The start and the length of each request. */
export const FIRST = [1, 20];
export const MORE = [20, 21];

export interface WorldOptions {
  /** The number of rows, with ids from 1. */
  readonly rows?: number;
  /** The position of the API's first row. */
  readonly base?: FirstPosition;
  /** The position that the page sets; null if the list has to learn it. */
  readonly firstPosition?: FirstPosition | null;
  readonly settings?: RawConfiguration;
  /** The responses of the API to the first requests. */
  readonly answers?: readonly PlannedAnswer[];
  /** Whether the first request waits, as for a lazy element. */
  readonly isDeferred?: boolean;
}

/** An element in the page, with a session that reads from an API in memory. */
export class SessionWorld extends SessionElement {
  readonly clock: FakeClock;
  readonly api: MemoryApi;
  /** The events for the page and the reader, in order, with the number of rows drawn by then. */
  readonly log: string[] = [];
  readonly failures: Failure[] = [];
  /** The results of the searches. */
  readonly found: ResultNews[] = [];
  /** A callback of the page after an update has been drawn and reported. */
  onDrawn: () => void = () => undefined;
  #settings: RawConfiguration;

  constructor({
    rows = 45,
    base = 1,
    firstPosition = 1,
    settings = {},
    answers = [],
    isDeferred = false,
  }: WorldOptions = {}) {
    const clock = new FakeClock();
    super({
      clock,
      configure: () =>
        readConfiguration(
          { ...this.#settings, begDate: this.begDate, endDate: this.endDate },
          { wireFormat: 'auto', firstPosition },
          { apiBase: () => 'https://api.example/' },
        ),
      connect: (configuration) => this.api.connect(configuration),
      onFailure: (failure) => {
        this.failures.push(failure);
        this.log.push(`${failure.operation} failed: ${failure.error.kind}`);
      },
      onDrawn: (news) => this.#logDrawn(news),
    });
    this.clock = clock;
    this.isDeferred = isDeferred;
    this.#settings = { siteCode: 'GIFT-01', client: 1017, token: 55120938, ...settings };
    this.api = new MemoryApi(leads(...range(1, rows)), { base });
    this.api.answer(...answers);
  }

  /** The ids of the rows to read. */
  get ids(): number[] {
    return ids(this.session.list.leads);
  }

  /** Changes the settings of the page. */
  set(settings: RawConfiguration): Promise<void> {
    this.#settings = { ...this.#settings, ...settings };
    this.requestUpdate();
    return settle();
  }

  /** Removes the element from the page, or puts it back. */
  place(isConnected: boolean): Promise<void> {
    this.isConnected = isConnected;
    this.requestUpdate();
    return settle();
  }

  /** Sets the filter of the page. */
  search(filter: LeadsFilter | null = { unread: true }): Promise<void> {
    this.filters.setByPage(filter);
    return settle();
  }

  /** Sets the conditions that the reader has changed. */
  type(filters: LeadsFilter): Promise<void> {
    this.filters.setByReader(filters);
    return settle();
  }

  pass(ms: number): Promise<void> {
    this.clock.pass(ms);
    return settle();
  }

  /** Releases all held answers. */
  release(): Promise<void> {
    this.api.release();
    return settle();
  }

  /** Requests an operation, as the page, the reader or the clock does. */
  ask(operation: Operation): Promise<unknown> {
    switch (operation) {
      case 'first':
      case 'more':
        return this.session.loadMore();
      case 'readOn':
        return this.search();
      case 'refresh':
        return this.session.refresh(false);
      case 'refreshHead':
        return this.session.refreshQuietly();
      case 'probe':
        return this.pass(PROBE_DELAY_MS);
    }
  }

  /**
   * Requests an operation whose answer is held. Returns its promise; for a search, the promise of a
   * caller that joins.
   */
  async begin(
    operation: Operation,
    answer: PlannedAnswer = {},
  ): Promise<{ readonly ended: Promise<unknown> }> {
    this.api.answer({ hold: true, ...answer });
    const asked = this.ask(operation);
    await settle();
    return { ended: operation === 'readOn' ? this.session.loadMore() : asked };
  }

  /** Requests an operation that fails. */
  async fail(operation: Operation, error: PlannedAnswer['error'] = 'http'): Promise<void> {
    this.api.answer({ error });
    await this.ask(operation);
  }

  #logDrawn(news: readonly News[]): void {
    const { status } = this.session;
    const drawn = `${this.drawn.length} drawn`;
    if (status !== this.drawnStatus) {
      this.log.push(`${this.drawnStatus} > ${status}, ${drawn}`);
    }
    for (const item of news) {
      if (item.type === 'change') {
        this.log.push(`${item.operation}: ${item.change.added} added, ${drawn}`);
      } else if (item.type === 'result') {
        this.log.push(
          `found ${item.filterResult.matching} in ${item.filterResult.loaded}, ${drawn}`,
        );
        this.found.push(item);
      } else {
        this.log.push(`${item.type}, ${drawn}`);
      }
    }
    this.onDrawn();
  }
}

/** Adds a world to the page, and waits until the first page has arrived or failed. */
export async function mount(options?: WorldOptions): Promise<SessionWorld> {
  const world = new SessionWorld(options);
  await settle();
  return world;
}
