import { ApiError } from '../../src/model/api-error.js';
import { withRetry } from '../../src/waiting/retry.js';
import { FakeClock } from '../fixtures/fake-clock.js';
import { happen, itFollows, StoryLog, type Events } from '../helpers/stories.js';
import { stub } from '../helpers/stub.js';

/** A page that asks a server. */
class RetryWorld {
  readonly #clock = new FakeClock();
  readonly #health = { hasFailed: false };
  readonly #log = new StoryLog('0 healthy');
  #timeout = 15_000;
  #random = 0.5;
  #isQuiet = false;
  #controller = new AbortController();

  /** Lets events happen. Returns all that follows, with the timers that run then. */
  async take(names: string): Promise<string> {
    await happen(this.#events, names);
    await new Promise((resolve) => setTimeout(resolve));
    const health = this.#health.hasFailed ? 'has failed' : 'healthy';
    this.#log.pushState([this.#clock.waits.join(' ') || '0', health].join(' '));
    return this.#log.take();
  }

  /**
   * The words of `run` are the ends of its attempts: at once, or after `@` milliseconds. `busy:` is
   * followed by the wait that the server asks for.
   */
  readonly #events: Events = {
    timeout: (ms) => (this.#timeout = Number(ms)),
    random: (number) => (this.#random = Number(number)),
    'sent-once': () => (this.#isQuiet = true),
    offline: () => stub(navigator, 'onLine', false),
    pass: (ms) => this.#clock.pass(Number(ms)),
    abort: () => this.#controller.abort('gone'),
    run: (...ends) => this.#run(ends),
  };

  #run(ends: string[]): void {
    const attempt = async (signal: AbortSignal): Promise<string> => {
      this.#log.push('tries');
      signal.addEventListener('abort', () => this.#log.push('aborts'));
      const [end = '', after] = (ends.shift() ?? 'hang').split('@');
      if (after !== undefined) {
        await new Promise<void>((resolve) => void this.#clock.after(Number(after), resolve));
      }
      return this.#end(end);
    };
    void withRetry(attempt, {
      timeout: this.#timeout,
      signal: this.#controller.signal,
      clock: this.#clock,
      random: () => this.#random,
      health: this.#health,
      isQuiet: this.#isQuiet,
    }).then(
      (result) => this.#log.push(`gives ${result}`),
      (reason: unknown) => {
        const words = reason instanceof ApiError ? [reason.kind, reason.message] : [reason];
        this.#log.push(`fails: ${words.join(', ')}`);
      },
    );
  }

  #end(end: string): Promise<string> {
    const [kind = '', retryAfter] = end.split(':');
    switch (kind) {
      case 'page':
        return Promise.resolve('page');
      case 'busy':
        throw new ApiError('http', 'Busy.', {
          status: 503,
          retryAfter: retryAfter ? Number(retryAfter) : undefined,
        });
      case 'error':
        throw new ApiError('http', 'No.', { status: 500 });
      default:
        // It ignores its signal.
        return new Promise(() => undefined);
    }
  }
}

describe('withRetry', () => {
  itFollows(RetryWorld, {
    'retries a transient failure once, after a wait, and fails with the last failure': `
      run busy error > tries; 15000 1500 has failed
      pass 1499 > 13501 1 has failed
      pass 1 > tries; fails: http, No.; 0 has failed`,
    'waits as long as it is told, and up to 3 seconds longer at random': `
      random 0, run busy:5000 page > tries; 15000 5000 has failed
      pass 5000 > tries; gives page; 0 healthy
      random 1, run busy:5000 page > tries; 15000 8000 has failed
      pass 8000 > tries; gives page; 0 healthy`,
    'retries each of two failures that began before the first': `
      run busy@10 page, run busy@20 page > tries; tries; 15000 10 15000 20 healthy
      pass 10 > 14990 14990 10 1500 has failed
      pass 10 > 14980 14980 1490 1500 has failed
      pass 1500 > tries; tries; gives page; gives page; 0 healthy`,
    'retries neither a failure that came late, since the server is overloaded, nor the next, until a success': `
      run busy@2001 page > tries; 15000 2001 healthy
      pass 2001 > fails: http, Busy.; 0 has failed
      run busy page > tries; fails: http, Busy.
      run page > tries; gives page; 0 healthy
      run busy page > tries; 15000 1500 has failed
      pass 1500 > tries; gives page; 0 healthy`,
    'retries neither a failure that is not transient, nor the next, until a success': `
      run error page > tries; fails: http, No.; 0 has failed
      run busy page > tries; fails: http, Busy.
      run page > tries; gives page; 0 healthy
      run busy page > tries; 15000 1500 has failed
      pass 1500 > tries; gives page; 0 healthy`,
    'fails at once if it is sent once': `
      sent-once, run busy page > tries; fails: http, Busy.; 0 has failed`,
    'includes the elapsed time when it compares a wait with the timeout': `
      timeout 2000, run busy@600 page > tries; 2000 600 healthy
      pass 600 > fails: http, Busy.; 0 has failed`,
    'shares one timeout among all attempts and waits, also if an attempt ignores its signal': `
      timeout 2000, run busy hang > tries; 2000 1500 has failed
      pass 1500 > tries; 500 has failed
      pass 500 > aborts; aborts; fails: timeout, No answer within 2000 ms.; 0 has failed`,
    'fails with offline if the time is up and the browser is offline': `
      run hang, offline > tries; 15000 healthy
      pass 15000 > aborts; fails: offline, No answer within 15000 ms.; 0 has failed`,
    'rejects with the reason of an abort during an attempt, which is aborted, and not retried if it then fails': `
      run busy@10 page > tries; 15000 10 healthy
      abort > aborts; fails: gone; 10 healthy
      pass 10 > 0 healthy
      pass 1500 >`,
    'rejects with the reason of an abort before the first attempt, and makes no attempt': `
      abort, run page > fails: gone`,
  });
});
