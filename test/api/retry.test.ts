import { expect } from '@esm-bundle/chai';
import { ApiError } from '../../src/api/api-error.js';
import { QUICK_MS, withRetry, type RetryOptions } from '../../src/api/retry.js';
import { FakeClock } from '../fixtures/fake-clock.js';
import { reasonOf } from '../fixtures/rejection.js';
import { stub } from '../helpers/stub.js';

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
    triedAt = [];
  });

  afterEach('leaves no timer', () => {
    expect(clock.waits).to.deep.equal([]);
  });

  /** Makes attempts with these results in order. An attempt without a result hangs. */
  function run(
    ends: readonly (string | Error | ((signal: AbortSignal) => Promise<never>))[],
    {
      timeout = 15_000,
      signal: callerSignal = new AbortController().signal,
      random = () => 0.5,
      isSentOnce = false,
    }: Partial<RetryOptions> = {},
  ): Promise<string> {
    const attempt = async (attemptSignal: AbortSignal): Promise<string> => {
      signal = attemptSignal;
      triedAt.push(clock.now());
      const end = ends[triedAt.length - 1] ?? (() => new Promise<never>(() => undefined));
      if (end instanceof Error) {
        throw end;
      }
      return typeof end === 'string' ? end : end(attemptSignal);
    };
    return withRetry(attempt, {
      timeout,
      signal: callerSignal,
      clock,
      random,
      health,
      isSentOnce,
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

  it('retries after a wait if a failure is transient', async () => {
    const result = run([transient(), 'page']);
    await clock.waitsFor(1500);
    clock.pass(1499);
    expect(triedAt).to.deep.equal([0]);
    clock.pass(1);
    expect(await result).to.equal('page');
    expect(triedAt).to.deep.equal([0, 1500]);
  });

  it('retries once, and fails with the last failure', async () => {
    const failures = [transient(), transient()];
    const reason = reasonOf(run(failures));
    await pass(1500);
    expect((await reason) === failures[1]).to.equal(true);
    expect(triedAt).to.have.length(2);
  });

  it('waits up to 3 seconds at random', async () => {
    for (const [random, wait] of [
      [0, 0],
      [1, 3000],
    ] as const) {
      const result = run([transient(), 'page'], { random: () => random });
      await pass(wait);
      await result;
      triedAt = [];
    }
  });

  it('waits as long as it is told, and up to a fifth and 3 seconds longer at random', async () => {
    for (const [random, wait] of [
      [0, 5000],
      [1, 9000],
    ] as const) {
      const result = run([transient(5000), 'page'], { random: () => random });
      await pass(wait);
      await result;
      triedAt = [];
    }
  });

  it('does not retry a failure that came late, since the server is overloaded', async () => {
    const quick = run([failsAfter(QUICK_MS), 'page']);
    await pass(QUICK_MS, 1500);
    expect(await quick).to.equal('page');
    triedAt = [];
    const slow = reasonOf(run([failsAfter(QUICK_MS + 1)]));
    await pass(QUICK_MS + 1);
    expect(((await slow) as ApiError).status).to.equal(503);
    expect(triedAt).to.have.length(1);
  });

  for (const [title, error] of [
    ['a slow failure', undefined],
    ['a failure that is not retried', new ApiError('http', 'No.', { status: 500 })],
  ] as const) {
    it(`does not retry after ${title}, until an attempt has succeeded`, async () => {
      const before = reasonOf(run([error ?? failsAfter(QUICK_MS + 1)]));
      await (error ? before : pass(QUICK_MS + 1));
      await before;
      triedAt = [];
      await reasonOf(run([transient()]));
      expect(triedAt).to.have.length(1);
      triedAt = [];
      await run(['page']);
      triedAt = [];
      const after = run([transient(), 'page']);
      await pass(1500);
      expect(await after).to.equal('page');
    });
  }

  it('retries each of two that began before the first failure', async () => {
    const ends = [failsAfter(10), failsAfter(20), 'page', 'page'];
    const [one, other] = [run(ends), run(ends)];
    await pass(10, 10, 1500, 1500);
    expect(await Promise.all([one, other])).to.deep.equal(['page', 'page']);
  });

  it('does not count a refusal as a failure of the server', async () => {
    await reasonOf(run([new ApiError('auth', 'No.', { status: 401 })]));
    expect(health.hasFailed).to.equal(false);
  });

  it('does not retry if it is sent once', async () => {
    await reasonOf(run([transient()], { isSentOnce: true }));
    expect(triedAt).to.have.length(1);
  });

  it('does not retry after a failure that is not transient, or after any other error', async () => {
    const failure = new ApiError('http', 'No.', { status: 500 });
    const bug = Object.assign(new TypeError('bug'), { isTransient: true });
    for (const error of [failure, bug]) {
      triedAt = [];
      expect((await reasonOf(run([error]))) === error).to.equal(true);
      expect(triedAt).to.have.length(1);
    }
  });

  it('fails at once if the wait would reach the timeout', async () => {
    const failure = transient(15_000);
    expect((await reasonOf(run([failure]))) === failure).to.equal(true);
    expect(clock.now()).to.equal(0);
  });

  it('includes the elapsed time when it compares a wait with the timeout', async () => {
    const failure = transient();
    const reason = reasonOf(run([failsAfter(600, failure)], { timeout: 2000 }));
    await pass(600);
    expect((await reason) === failure).to.equal(true);
  });

  it('ends an attempt that hangs, and aborts it', async () => {
    const result = reasonOf(run([], { timeout: 1000 }));
    clock.pass(999);
    expect(signal.aborted).to.equal(false);
    clock.pass(1);
    const { kind, message } = (await result) as ApiError;
    expect([kind, message]).to.deep.equal(['timeout', 'No answer within 1000 ms.']);
    expect(signal.aborted).to.equal(true);
  });

  it('shares one timeout among all attempts and waits', async () => {
    const reason = reasonOf(run([transient()], { timeout: 2000 }));
    await pass(1500);
    expect(clock.waits).to.deep.equal([500]);
    clock.pass(500);
    expect(((await reason) as ApiError).kind).to.equal('timeout');
  });

  it('fails with offline if the time is up and the browser is offline', async () => {
    const reason = reasonOf(run([]));
    stub(navigator, 'onLine', false);
    clock.pass(15_000);
    expect(((await reason) as ApiError).kind).to.equal('offline');
  });

  it('fails with timeout if the attempt ends by being aborted', async () => {
    const attempt = (attemptSignal: AbortSignal) =>
      new Promise<never>((_, reject) => {
        attemptSignal.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
      });
    const reason = reasonOf(run([attempt], { timeout: 1000 }));
    clock.pass(1000);
    expect(((await reason) as ApiError).kind).to.equal('timeout');
  });

  describe('rejects with the reason of an abort', () => {
    let controller: AbortController;
    beforeEach(() => {
      controller = new AbortController();
    });

    it('during an attempt, and aborts that', async () => {
      const reason = reasonOf(run([], controller));
      controller.abort('gone');
      expect(await reason).to.equal('gone');
      expect(signal.aborted).to.equal(true);
    });

    it('during a wait, and does not retry', async () => {
      const reason = reasonOf(run([transient()], controller));
      await clock.waitsFor(1500);
      controller.abort('gone');
      expect(await reason).to.equal('gone');
      expect(triedAt).to.have.length(1);
    });

    it('although the attempt then fails, and does not retry', async () => {
      let fail!: (error: ApiError) => void;
      const attempt = () => new Promise<never>((_, reject) => (fail = reject));
      const reason = reasonOf(run([attempt], controller));
      controller.abort('gone');
      expect(await reason).to.equal('gone');
      fail(transient());
    });

    it('before the first attempt, and makes no attempt', async () => {
      controller.abort('gone');
      expect(await reasonOf(run(['page'], controller))).to.equal('gone');
      expect(triedAt).to.deep.equal([]);
    });
  });

  it('removes its listener from the signal when it ends', async () => {
    const controller = new AbortController();
    await run(['page'], controller);
    controller.abort();
    expect(signal.aborted).to.equal(false);
  });
});
