import { expect } from '@esm-bundle/chai';
import type { ErrorKind } from '../../src/api/api-error.js';
import type { LeadsFilter } from '../../src/model/filter.js';
import type { FirstPosition } from '../../src/model/lead-list.js';
import type { Connection } from '../../src/session/list-reader.js';
import type { News } from '../../src/session/news.js';
import type { Operation } from '../../src/session/operations.js';
import { readConfiguration, type RawConfiguration } from '../../src/settings/configuration.js';
import { FakeClock } from '../fixtures/fake-clock.js';
import { lead, leads, range } from '../helpers/leads.js';
import { MemoryApi, settle, type PlannedAnswer } from '../helpers/memory-api.js';
import { happen, StoryLog, type Events } from '../helpers/stories.js';
import { SessionElement } from './session-element.js';

const TIMEOUT = 15_000;

/**
 * An element in the page, with a session that reads from an API in memory, and a log of both. In the
 * log, `20:21 once` is a request for 21 rows from position 20 that is not retried; `ready 20` is the
 * status and the number of rows, if they have changed; `first +20` is an operation, and the number of
 * rows that it has added, which have `arrived` if a refresh has found new inquiries. A story whose
 * first page comes without trouble begins with `open`.
 */
export class SessionWorld extends SessionElement {
  readonly clock: FakeClock;
  api = new MemoryApi(leads(...range(1, 45)));
  /** What the page and the reader see, and what is sent, in order. */
  readonly log = new StoryLog();
  #firstPosition: FirstPosition | null = 1;
  #settings: RawConfiguration = { siteCode: 'GIFT-01', client: 1017, token: 55120938 };
  #provider = '';
  #nextId = 10_000;

  constructor() {
    const clock = new FakeClock();
    super({
      clock,
      configure: () =>
        readConfiguration(
          { ...this.#settings, begDate: this.begDate, endDate: this.endDate },
          { wireFormat: 'auto', firstPosition: this.#firstPosition },
          { apiBase: () => 'https://api.example/' },
        ),
      connect: (configuration) => this.#watched(this.api.connect(configuration)),
      onFailure: ({ operation, error, isQuiet }) => {
        this.log.push(`${operation} failed${isQuiet ? ' quietly' : ''}: ${error.kind}`);
      },
      onDrawn: (news) => this.#logDrawn(news),
    });
    this.clock = clock;
  }

  /** Lets events happen in one task. Returns all that follows from them. */
  async take(events: string): Promise<string> {
    await Promise.all([happen(this.#events, events), settle()]);
    return this.log.take();
  }

  /** What may happen, with the words behind its name. */
  readonly #events: Events = {
    // The page and the reader.
    open: () => undefined,
    lazy: () => (this.isDeferred = true),
    eager: () => this.#update({ isDeferred: false }),
    size: (rows) => this.#update({ pageSize: Number(rows) }),
    timeout: (ms) => this.#update({ timeout: Number(ms) }),
    update: () => this.requestUpdate(),
    leave: () => this.#update({ isConnected: false }),
    back: () => this.#update({ isConnected: true }),
    set: (name, value = '') => {
      this.#settings = { ...this.#settings, [name]: value };
      this.requestUpdate();
    },
    provider: (name) => {
      const tokenProvider = { [name]: () => 1 }[name]!;
      this.#settings = { ...this.#settings, tokenProvider };
      this.requestUpdate();
    },
    filter: (...words) => this.filters.setByPage(filterOf(words)),
    type: (...words) => this.filters.setByReader(filterOf(words) ?? {}),
    pass: (ms) => this.clock.pass(Number(ms)),
    waits: (...waits) => expect(this.clock.waits).to.deep.equal(waits.map(Number)),
    old: () => expect(this.session.isOutdated).to.equal(true),
    fresh: () => expect(this.session.isOutdated).to.equal(false),

    // Calls of the session.
    more: () => this.#call('more', this.session.loadMore()),
    refresh: (behindFirst) => this.#call('refresh', this.session.refresh(behindFirst === 'behind')),
    quiet: () => this.#call('quiet', this.session.refreshQuietly()),
    restore: () => this.#call('restore', this.session.checkRestored()),
    recover: (...operations) => this.#recover(operations, true),
    'recover-aloud': (...operations) => this.#recover(operations, false),

    // The API.
    rows: (count) => (this.api.list = leads(...range(1, Number(count)))),
    'rows-of-client-2': (count) => this.api.lists.set('2', leads(...range(1, Number(count)))),
    insert: () => this.#insert(),
    'keep-moving': () => (this.api.beforeAnswer = () => this.#insert()),
    'stand-still': () => (this.api.beforeAnswer = () => undefined),
    'first-position-open': () => (this.#firstPosition = null),
    'counts-from-0': () => {
      this.#firstPosition = null;
      this.api = new MemoryApi(this.api.list, { base: 0 });
    },
    answer: () => this.api.answer({}),
    hold: (error) => this.#plan({ hold: true }, error),
    late: (error) => this.#plan({ hold: true, ignoresAbort: true }, error),
    fail: (error) => this.#plan({}, error),
    release: () => this.api.release(),
  };

  #update(properties: Partial<SessionElement>): void {
    Object.assign(this, properties);
    this.requestUpdate();
  }

  #plan(answer: PlannedAnswer, error?: string): void {
    this.api.answer(error ? { ...answer, error: error as ErrorKind } : answer);
  }

  #insert(): void {
    this.api.list = [lead(this.#nextId++), ...this.api.list];
  }

  #recover(operations: string[], isQuiet: boolean): void {
    this.#call('recover', this.session.recover(operations as Operation[], isQuiet));
  }

  #call(name: string, promise: Promise<unknown>): void {
    void promise.then((result) => {
      if (typeof result === 'boolean') {
        this.log.push(`${name} gave ${result}`);
      }
    });
  }

  #watched(connection: Connection | undefined): Connection | undefined {
    if (!connection) {
      return undefined;
    }
    const { fetchPage } = connection.api;
    return {
      ...connection,
      api: {
        setToken: (token) => {
          if (typeof token === 'function' && token.name !== this.#provider) {
            this.#provider = token.name;
            this.log.push(`asks ${token.name}`);
          }
        },
        fetchPage: async (start, length, signal, options) => {
          const { timeout = TIMEOUT, isSentOnce } = options;
          const request = `${start}:${length}`;
          const limit = timeout === TIMEOUT ? '' : ` in ${timeout} ms`;
          this.log.push(`${request}${limit}${isSentOnce ? ' once' : ''}`);
          const note = () => this.log.push(`${request} aborted`);
          signal.addEventListener('abort', note);
          return fetchPage(start, length, signal, options).finally(() => {
            signal.removeEventListener('abort', note);
          });
        },
      },
    };
  }

  #logDrawn(news: readonly News[]): void {
    const { session } = this;
    const { failure } = session;
    const words = {
      [`(${failure?.operation}: ${failure?.error.kind})`]: failure,
      searching: session.isSearching,
      stopped: session.filterResult?.isStopped,
      'coming back': session.isComingBack,
      'in doubt': session.isInDoubt,
      ended: session.hasEnded,
      'no client': !session.hasClient,
    };
    const facts = Object.entries(words).flatMap(([word, isSo]) => (isSo ? [word] : []));
    this.log.pushState([session.status, this.drawn.length, ...facts].join(' '));
    this.log.push(...news.map(describeNews));
  }
}

/** A filter in words; null for none. `_` is a space. */
export function filterOf([name, ...words]: string[]): LeadsFilter | null {
  if (name === undefined) {
    return null;
  }
  return { [name]: name === 'unread' || words.join(' ').replaceAll('_', ' ') };
}

function describeNews(news: News): string {
  if (news.type === 'change') {
    const { operation, change } = news;
    const hasNew = operation.startsWith('refresh') && change.arrived > 0;
    return `${operation} +${change.added}${hasNew ? ' arrived' : ''}`;
  }
  if (news.type === 'result') {
    const { matching, loaded, total } = news.filterResult;
    const first = news.first ? ` from ${news.first.id}` : '';
    return `found ${matching} in ${loaded} of ${total}${first}`;
  }
  return news.type;
}
