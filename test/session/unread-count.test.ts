import { UnreadCount } from '../../src/session/unread-count.js';
import { FakeClock } from '../fixtures/fake-clock.js';
import { failureReply, reply } from '../fixtures/fake-fetch.js';
import { happen, itFollows, StoryLog, type Events } from '../helpers/stories.js';
import { stub } from '../helpers/stub.js';

/** The wait before a second request, if the random number is 0.5. */
const WAIT_MS = 1500;

let bases = 0;

/** A count that reads from a simulated API. */
class CountWorld {
  #unread = [1];
  #status = 200;
  readonly #clock = new FakeClock();
  readonly #log = new StoryLog('0, due');
  readonly #configuration = {
    // No other test has used it.
    base: `https://api-${++bases}.example/`,
    query: { siteCode: 'GIFT-01', client: '1017' },
    token: '55120938',
    wireFormat: 'auto',
    firstPosition: null,
  } as const;
  readonly #count = new UnreadCount(
    this.#configuration,
    this.#clock,
    ({ kind }) => this.#log.push(`failed: ${kind}`),
    (_url, init) => {
      const fields = new URLSearchParams(init?.body as string);
      const [start, length, token] = ['Start', 'Length', 'Token'].map((name) => fields.get(name));
      this.#log.push(`${start}:${length} with ${token}`);
      init?.signal?.addEventListener('abort', () => this.#log.push('aborted'));
      init?.signal?.throwIfAborted();
      return Promise.resolve(this.#answer(Number(length)));
    },
  );
  #reading: Promise<void> | undefined;

  /** Lets events happen. Returns the requests, and the number if that has changed. */
  async take(names: string): Promise<string> {
    await happen(this.#events, names);
    const { value, isDue } = this.#count;
    const number = `${value.unread}${value.hasMore ? '+' : ''}`;
    this.#log.pushState(`${number}, ${isDue ? 'due' : 'not due'}`);
    return this.#log.take();
  }

  #answer(length: number): Response {
    if (this.#status !== 200) {
      return failureReply(this.#status);
    }
    const rows = this.#unread.map((count) => ({ CountNotReadMessage: count }));
    const page = { TotalRows: rows.length, LeadsClients: rows.slice(0, length), ErrorCode: 0 };
    return reply(JSON.stringify(page));
  }

  readonly #events: Events = {
    leads: (...unread) => (this.#unread = unread.map(Number)),
    status: (status) => (this.#status = Number(status)),
    pass: (ms) => this.#clock.pass(Number(ms)),
    read: () => this.#count.read(),
    begin: () => {
      stub(Math, 'random', () => 0.5);
      this.#reading = this.#count.read();
    },
    join: () => {
      const reading = this.#count.read();
      this.#log.push(reading === this.#reading ? 'joins' : 'is another request');
      this.#reading = reading;
    },
    'await-retry': () => this.#clock.waitsFor(WAIT_MS),
    end: () => this.#reading,
    'set-token': (token) => this.#count.update({ ...this.#configuration, token }),
    renew: () => this.#count.renew(),
    'renew-if-outdated': () => this.#count.renewIfOutdated(),
    adopt: (unread) => this.#count.adopt({ unread: Number(unread), hasMore: true }),
    forget: () => this.#count.forget(),
    refuse: () => this.#count.refuse(),
    stop: () => this.#count.stop(),
  };
}

describe('UnreadCount', () => {
  itFollows(CountWorld, {
    'sums the messages of the first 50 inquiries, and knows that there are more': `
      leads 1 0 2, read > 1:50 with 55120938; 3, not due
      leads ${Array(51).fill(1).join(' ')}, read > 1:50 with 55120938; 50+, not due`,
    'is due again when the last request is a minute old': `
      renew-if-outdated, read > 1:50 with 55120938; 1, not due
      pass 59999, renew-if-outdated >
      pass 1, renew-if-outdated > 1, due`,
    'tries again only while there is no number, since nobody waits for another': `
      status 503, begin, await-retry, status 200, pass 1500, end
        > 1:50 with 55120938; 1:50 with 55120938; 1, not due
      status 503, begin, end > 1:50 with 55120938; failed: http`,
    'keeps the number after a failure, and drops it after a refusal, until a request is due again': `
      read
      status 500, read > 1:50 with 55120938; failed: http
      status 401, read > 1:50 with 55120938; failed: auth; 0, not due
      renew > 0, due`,
    'does not use the answer to a request that was stopped, which is due again': `
      begin, stop, end > 1:50 with 55120938; aborted`,
    'does not tell of the failure of a request that was stopped': `
      status 500, begin, stop, end > 1:50 with 55120938; aborted`,
    'is not stopped if it reads nothing': `
      read, stop > 1:50 with 55120938; 1, not due`,
    'joins a request under way, and none that has ended': `
      begin, join, renew, end > 1:50 with 55120938; joins; 1, not due
      begin, end, join, end > 1:50 with 55120938; 1:50 with 55120938; is another request`,
    'uses another token for the next request': `
      read, set-token 5, read > 1:50 with 55120938; 1:50 with 5; 1, not due`,
    'takes over the number of a list, and forgets it': `
      read, adopt 7 > 1:50 with 55120938; 7+, not due
      forget > 0, not due`,
    'ends a request under way when a list is refused': `
      begin, refuse, end > 1:50 with 55120938; aborted; 0, not due
      renew, read > 1:50 with 55120938; 1, not due`,
  });
});
