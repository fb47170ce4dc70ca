import { expect } from '@esm-bundle/chai';
import { ApiError } from '../../src/api/api-error.js';
import { QUICK_MS, withRetry, type RetryOptions } from '../../src/api/retry.js';
import { FakeClock } from '../fixtures/fake-clock.js';
import { failureOf, reasonOf } from '../fixtures/rejection.js';
import { stub } from '../helpers/stub.js';

/** The end of an attempt. An attempt without one hangs. */
type End = string | Error | ((signal: AbortSignal) => Promise<never>);

function transient(retryAfter?: number): ApiError {
  return new ApiError('http', 'Busy.', { status: 503, isTransient: true, retryAfter });
}

describe('withRetry', () => {
  let clock: FakeClock;
  const health = { hasFailed: false };
  /** When each attempt was made. */
  let triedAt: number[];
  /** The signal of the last attempt. */
  let signal: AbortSignal;

  beforeEach(() => {
    clock = new FakeClock();
    health.hasFailed = false;
  });

  afterEach('leaves no timer', () => {
    expect(clock.waits).to.deep.equal([]);
  });

  /** Makes attempts with these ends in order. */
  function run(ends: readonly End[], options: Partial<RetryOptions> = {}): Promise<string> {
    const left = [...ends];
    triedAt = [];
    const attempt = async (attemptSignal: AbortSignal): Promise<string> => {
      signal = attemptSignal;
      triedAt.push(clock.now());
      const end = left.shift() ?? (() => new Promise<never>(() => undefined));
      if (end instanceof Error) {
        throw end;
      }
      return typeof end === 'string' ? end : end(attemptSignal);
    };
    return withRetry(attempt, {
      timeout: 15_000,
      signal: new AbortController().signal,
      clock,
      random: () => 0.5,
      health,
      isSentOnce: false,
      ...options,
    });
  }

  /** Lets each of these waits pass once it has begun. */
  async function pass(...waits: number[]): Promise<void> {
    for (const wait of waits) {
      await clock.waitsFor(wait);
      clock.pass(wait);
    }
  }

  /** An attempt that fails after some time. */
  function failsAfter(ms: number, error = transient()): () => Promise<never> {
    return () => new Promise((_, reject) => void clock.after(ms, () => reject(error)));
  }

  it('retries a transient failure once, after a wait, and fails with the last failure', async () => {
    const failures = [transient(), transient()];
    const reason = reasonOf(run(failures));
    await clock.waitsFor(1500);
    clock.pass(1499);
    expect([triedAt, health]).to.deep.equal([[0], { hasFailed: true }]);
    clock.pass(1);
    expect((await reason) === failures[1]).to.equal(true);
    expect(triedAt).to.deep.equal([0, 1500]);
  });

  it('waits as long as it is told, and up to a fifth and 3 seconds longer at random', async () => {
    for (const [told, random, wait] of [
      [undefined, 0, 0],
      [undefined, 1, 3000],
      [5000, 0, 5000],
      [5000, 1, 9000],
    ] as const) {
      const result = run([transient(told), 'page'], { random: () => random });
      await pass(wait);
      expect(await result).to.equal('page');
    }
  });

  it('retries a failure that came quickly, and each of two that began before the first', async () => {
    const quick = run([failsAfter(QUICK_MS), 'page']);
    await pass(QUICK_MS, 1500);
    expect(await quick).to.equal('page');
    const failing = [failsAfter(10), failsAfter(20)];
    const both = failing.map((fails) => run([fails, 'page']));
    await pass(10, 10, 1500, 1500);
    expect(await Promise.all(both)).to.deep.equal(['page', 'page']);
  });

  for (const [title, end, ms] of [
    ['came late, since the server is overloaded', failsAfter(QUICK_MS + 1), QUICK_MS + 1],
    ['is not transient', new ApiError('http', 'No.', { status: 500 }), 0],
  ] as const) {
    it(`retries neither a failure that ${title}, nor the next, until a success`, async () => {
      for (const [failing, wait] of [
        [end, ms],
        [transient(), 0],
      ] as const) {
        const failed = failureOf(run([failing]));
        clock.pass(wait);
        expect((await failed).kind).to.equal('http');
        expect(triedAt).to.have.length(1);
      }
      await run(['page']);
      const after = run([transient(), 'page']);
      await pass(1500);
      expect(await after).to.equal('page');
    });
  }

  it('does not count a refusal as a failure of the server', async () => {
    await reasonOf(run([new ApiError('auth', 'No.', { status: 401 })]));
    expect(health.hasFailed).to.equal(false);
  });

  for (const [title, error, options] of [
    ['it is sent once', transient(), { isSentOnce: true }],
    ['the failure is no ApiError', Object.assign(new TypeError('bug'), { isTransient: true }), {}],
    ['the wait would reach the timeout', transient(15_000), { random: () => 0 }],
  ] as const) {
    it(`fails at once if ${title}`, async () => {
      expect((await reasonOf(run([error], options))) === error).to.equal(true);
      expect(triedAt).to.deep.equal([0]);
    });
  }

  it('includes the elapsed time when it compares a wait with the timeout', async () => {
    const reason = failureOf(run([failsAfter(600)], { timeout: 2000 }));
    await pass(600);
    expect((await reason).kind).to.equal('http');
  });

  it('aborts an attempt that hangs, and fails with timeout, whatever the attempt then fails with', async () => {
    const abortable = (attemptSignal: AbortSignal) =>
      new Promise<never>((_, reject) => {
        attemptSignal.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
      });
    const failure = failureOf(run([abortable], { timeout: 1000 }));
    clock.pass(999);
    expect(signal.aborted).to.equal(false);
    clock.pass(1);
    const { kind, message } = await failure;
    expect([kind, message]).to.deep.equal(['timeout', 'No answer within 1000 ms.']);
    expect(signal.aborted).to.equal(true);
  });

  it('shares one timeout among all attempts and waits, also if an attempt ignores its signal', async () => {
    const failure = failureOf(run([transient()], { timeout: 2000 }));
    await pass(1500);
    expect(clock.waits).to.deep.equal([500]);
    clock.pass(500);
    expect((await failure).kind).to.equal('timeout');
  });

  it('fails with offline if the time is up and the browser is offline', async () => {
    const failure = failureOf(run([]));
    stub(navigator, 'onLine', false);
    clock.pass(15_000);
    expect((await failure).kind).to.equal('offline');
  });

  describe('rejects with the reason of an abort', () => {
    let controller: AbortController;
    let options: Partial<RetryOptions>;
    beforeEach(() => {
      controller = new AbortController();
      options = { signal: controller.signal };
    });

    it('during an attempt, which is aborted, and not retried if it then fails', async () => {
      let fail!: (error: ApiError) => void;
      const attempt = () => new Promise<never>((_, reject) => (fail = reject));
      const reason = reasonOf(run([attempt], options));
      controller.abort('gone');
      expect(await reason).to.equal('gone');
      expect(signal.aborted).to.equal(true);
      fail(transient());
    });

    it('during a wait, and does not retry', async () => {
      const reason = reasonOf(run([transient()], options));
      await clock.waitsFor(1500);
      controller.abort('gone');
      expect(await reason).to.equal('gone');
      expect(triedAt).to.have.length(1);
    });

    it('before the first attempt, and makes no attempt', async () => {
      controller.abort('gone');
      expect(await reasonOf(run(['page'], options))).to.equal('gone');
      expect(triedAt).to.deep.equal([]);
    });
  });

  it('removes its listener from the signal when it ends', async () => {
    const controller = new AbortController();
    await run(['page'], { signal: controller.signal });
    controller.abort();
    expect(signal.aborted).to.equal(false);
  });
});
