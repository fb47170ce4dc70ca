import { FakeClock } from '../fixtures/fake-clock.js';
import { stub } from './stub.js';

/** Shorter timers run by themselves. A browser runs a longer one than the last at once. */
const FIRST_MS = 1000;
const LAST_MS = 2 ** 31 - 1;
const STEP_MS = 10_000;
const MOST_SENT = 100;

/** Records what this page sends, and lets its time pass, until the test has ended. */
export class WatchedPage {
  /** The requests in order: `site` is a question, anything else the token that an API has got. */
  readonly sent: string[] = [];
  readonly clock = new FakeClock(Date.now());
  readonly #timers = new Map<unknown, () => void>();
  readonly #setTimeout = window.setTimeout.bind(window);
  #running = 0;

  constructor() {
    const fetch = window.fetch.bind(window);
    const clearTimeout = window.clearTimeout.bind(window);
    stub(window, 'fetch', async (url, init) => {
      const answer = fetch(url, init);
      // Tests set up their hosts without `redirect`.
      return init?.redirect === 'manual' ? this.#follow(answer, init.body) : answer;
    });
    stub(Date, 'now', () => this.clock.now());
    stub(Math, 'random', () => 0.5);
    const set = (run: () => void, ms = 0) => {
      if (ms < FIRST_MS || ms > LAST_MS) {
        return this.#setTimeout(run, ms);
      }
      const timer = -this.#timers.size - 1;
      this.#timers.set(timer, this.clock.after(ms, run));
      return timer;
    };
    stub(window, 'setTimeout', set as typeof setTimeout);
    stub(window, 'clearTimeout', (timer) => {
      this.#timers.get(timer)?.();
      clearTimeout(timer);
    });
  }

  /** Returns what is sent while an action runs, and what follows from it. */
  async sentBy(act: () => unknown): Promise<string[]> {
    const { length } = this.sent;
    await act();
    await this.idle();
    return this.sent.slice(length);
  }

  /** Waits for all that needs no answer and no time. */
  turn(): Promise<void> {
    return new Promise((resolve) => this.#setTimeout(resolve));
  }

  /** Lets time pass in steps, and waits for all that is sent meanwhile. */
  async pass(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= STEP_MS) {
      this.clock.pass(Math.min(left, STEP_MS));
      await this.idle();
    }
  }

  /** Waits until nothing is under way. */
  async idle(): Promise<void> {
    const most = this.sent.length + MOST_SENT;
    for (let quiet = 0; quiet < 3; quiet = this.#running === 0 ? quiet + 1 : 0) {
      await this.turn();
      if (this.sent.length > most) {
        throw new Error(`The page never stops asking: ${this.sent.join()}`);
      }
    }
  }

  /** A request is under way until its answer has been read. */
  async #follow(answer: Promise<Response>, body: unknown): Promise<Response> {
    const { Token = 'site' } =
      typeof body === 'string' ? (JSON.parse(body) as { Token: number }) : {};
    this.sent.push(String(Token));
    this.#running++;
    try {
      const response = await answer;
      const text = await response.text();
      response.text = () => Promise.resolve(text);
      return response;
    } finally {
      this.#running--;
    }
  }
}
