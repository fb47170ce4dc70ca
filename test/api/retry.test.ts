import { expect } from '@esm-bundle/chai';
import { ApiError } from '../../src/api/api-error.js';
import { withRetries, type RetryOptions } from '../../src/api/retry.js';
import { FakeClock } from '../fixtures/fake-clock.js';
import { reasonOf } from '../fixtures/rejection.js';
import { stub } from '../helpers/stub.js';

function transient(retryAfter?: number): ApiError {
  return new ApiError('http', 'Busy.', { status: 503, isTransient: true, retryAfter });
}

describe('withRetries', () => {
  let clock: FakeClock;
  /** When each attempt was made. */
  let triedAt: number[];
  /** The signal of the last attempt. */
  let signal: AbortSignal;

  beforeEach(() => {
    clock = new FakeClock();
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
    return withRetries(attempt, { timeout, signal: callerSignal, clock, random });
  }

  /** Lets each of these waits pass once it has begun. */
  async function pass(...waits: number[]): Promise<void> {
    for (const wait of waits) {
      await clock.waitsFor(wait);
      clock.pass(wait);
    }
  }

  it('retries after a wait if a failure is transient', async () => {
    const result = run([transient(), 'page']);
    await clock.waitsFor(250);
    clock.pass(249);
    expect(triedAt).to.deep.equal([0]);
    clock.pass(1);
    expect(await result).to.equal('page');
    expect(triedAt).to.deep.equal([0, 250]);
  });

  it('retries twice at most, with a longer wait each time, and fails with the last failure', async () => {
    const failures = [transient(), transient(), transient()];
    const reason = reasonOf(run(failures));
    await pass(250, 500);
    expect((await reason) === failures[2]).to.equal(true);
    expect(triedAt).to.have.length(3);
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

  it('asks the random source for each wait', async () => {
    const left = [0.1, 0.9];
    const random = () => left.shift() ?? 0;
    const reason = reasonOf(run([transient(), transient(), transient()], { random }));
    await pass(50, 900);
    await reason;
    expect(left).to.deep.equal([]);
  });

  it('fails at once if the wait would reach the timeout', async () => {
    const failure = transient(15_000);
    expect((await reasonOf(run([failure]))) === failure).to.equal(true);
    expect(clock.now()).to.equal(0);
  });

  it('includes the elapsed time when it compares a wait with the timeout', async () => {
    const failures = [transient(600), transient(400)];
    const reason = reasonOf(run(failures, { timeout: 1000 }));
    await pass(600);
    expect((await reason) === failures[1]).to.equal(true);
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
    const reason = reasonOf(run([transient(600)], { timeout: 1000 }));
    await pass(600);
    expect(clock.waits).to.deep.equal([400]);
    clock.pass(400);
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
      await clock.waitsFor(250);
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
