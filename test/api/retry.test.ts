import { expect } from '@esm-bundle/chai';
import { ApiError } from '../../src/api/api-error.js';
import {
  BACKOFF,
  RECOVERY,
  shouldRetry,
  withRetries,
  type RetryOptions,
} from '../../src/api/retry.js';
import { FakeClock } from '../fixtures/fake-clock.js';
import { reasonOf } from '../fixtures/rejection.js';

const never = new Promise<never>(() => undefined);

function transient(retryAfter?: number): ApiError {
  return new ApiError('http', 'Busy.', { status: 503, isTransient: true, retryAfter });
}

function optionsFor(clock: FakeClock, options: Partial<RetryOptions> = {}): RetryOptions {
  const { signal } = new AbortController();
  return { timeout: 15000, signal, clock, policy: BACKOFF, random: () => 0.5, ...options };
}

describe('shouldRetry', () => {
  for (const [tries, expected] of [
    [1, true],
    [2, true],
    [3, false],
  ] as const) {
    it(`is ${expected} for a transient failure after ${tries} tries`, () => {
      expect(shouldRetry(transient(), tries, BACKOFF)).to.equal(expected);
    });
  }

  it('is false for a failure that is not transient, and for any other error', () => {
    expect(shouldRetry(new ApiError('http', 'No.', { status: 500 }), 1, BACKOFF)).to.equal(false);
    expect(shouldRetry(new TypeError('Failed to fetch'), 1, BACKOFF)).to.equal(false);
    expect(shouldRetry({ isTransient: true }, 1, BACKOFF)).to.equal(false);
    expect(shouldRetry(undefined, 1, BACKOFF)).to.equal(false);
  });
});

describe('BACKOFF', () => {
  for (const [tries, random, expected] of [
    [1, 0, 0],
    [1, 0.5, 250],
    [1, 0.999, 499.5],
    [2, 0, 0],
    [2, 0.5, 500],
    [2, 0.999, 999],
  ] as const) {
    it(`is ${expected} ms after ${tries} tries where chance says ${random}`, () => {
      expect(BACKOFF.delay(tries, random)).to.equal(expected);
    });
  }
});

describe('RECOVERY', () => {
  it('sends four requests within 15 s', async () => {
    const clock = new FakeClock();
    const sentAt: number[] = [];
    const attempt = () => {
      sentAt.push(clock.now());
      return Promise.reject(transient());
    };
    const reason = reasonOf(withRetries(attempt, optionsFor(clock, { policy: RECOVERY })));
    for (const wait of [1000, 3000, 7000]) {
      await clock.waitsFor(wait);
      clock.pass(wait);
    }
    expect(await reason).to.be.instanceOf(ApiError);
    expect(sentAt).to.deep.equal([0, 1000, 4000, 11_000]);
  });
});

describe('withRetries', () => {
  it('gives what the first attempt gives, and leaves no timer', async () => {
    const clock = new FakeClock();
    expect(await withRetries(() => Promise.resolve('page'), optionsFor(clock))).to.equal('page');
    expect(clock.waits).to.deep.equal([]);
  });

  it('tries a transient failure again, after a wait', async () => {
    const clock = new FakeClock();
    let tries = 0;
    const attempt = () => (++tries < 2 ? Promise.reject(transient()) : Promise.resolve('page'));
    const result = withRetries(attempt, optionsFor(clock));
    await clock.waitsFor(250);
    expect(tries).to.equal(1);
    clock.pass(250);
    expect(await result).to.equal('page');
    expect(tries).to.equal(2);
    expect(clock.waits).to.deep.equal([]);
  });

  it('tries again twice at most, each time after a longer wait, and fails with the last failure', async () => {
    const clock = new FakeClock();
    const failures: ApiError[] = [];
    const attempt = () => {
      failures.push(transient());
      return Promise.reject(failures.at(-1)!);
    };
    const result = reasonOf(withRetries(attempt, optionsFor(clock)));
    await clock.waitsFor(250);
    clock.pass(250);
    await clock.waitsFor(500);
    clock.pass(500);
    expect((await result) === failures[2]).to.equal(true);
    expect(failures).to.have.length(3);
    expect(clock.waits).to.deep.equal([]);
  });

  it('asks chance anew for each wait', async () => {
    const clock = new FakeClock();
    const chances = [0.1, 0.9];
    const random = () => chances.shift() ?? 0;
    const result = reasonOf(
      withRetries(() => Promise.reject(transient()), optionsFor(clock, { random })),
    );
    await clock.waitsFor(50);
    clock.pass(50);
    await clock.waitsFor(900);
    clock.pass(900);
    await result;
    expect(chances).to.deep.equal([]);
  });

  it('does not try again what is not transient', async () => {
    const clock = new FakeClock();
    for (const failure of [new ApiError('protocol', 'Redirect.'), new TypeError('bug')]) {
      let tries = 0;
      const attempt = () => {
        tries++;
        return Promise.reject(failure);
      };
      expect((await reasonOf(withRetries(attempt, optionsFor(clock)))) === failure).to.equal(true);
      expect(tries).to.equal(1);
      expect(clock.waits).to.deep.equal([]);
    }
  });

  it('waits as long as the host asks', async () => {
    const clock = new FakeClock();
    let tries = 0;
    const attempt = () => (++tries < 2 ? Promise.reject(transient(3000)) : Promise.resolve('page'));
    const result = withRetries(attempt, optionsFor(clock));
    await clock.waitsFor(3000);
    clock.pass(2999);
    expect(tries).to.equal(1);
    clock.pass(1);
    expect(await result).to.equal('page');
  });

  it('fails at once where the wait would reach the timeout', async () => {
    const clock = new FakeClock();
    const failure = transient(15000);
    const attempt = () => Promise.reject(failure);
    expect((await reasonOf(withRetries(attempt, optionsFor(clock)))) === failure).to.equal(true);
    expect(clock.now()).to.equal(0);
    expect(clock.waits).to.deep.equal([]);
  });

  it('counts the time that is gone when it looks whether a wait fits', async () => {
    const clock = new FakeClock();
    const failure = transient(600);
    const attempt = () => {
      clock.pass(500);
      return Promise.reject(failure);
    };
    const result = reasonOf(withRetries(attempt, optionsFor(clock, { timeout: 1000 })));
    expect((await result) === failure).to.equal(true);
  });

  it('gives up an attempt that hangs, and aborts it', async () => {
    const clock = new FakeClock();
    let signal: AbortSignal | undefined;
    const attempt = (attemptSignal: AbortSignal) => {
      signal = attemptSignal;
      return never;
    };
    const result = reasonOf(withRetries(attempt, optionsFor(clock, { timeout: 1000 })));
    clock.pass(999);
    expect(signal?.aborted).to.equal(false);
    clock.pass(1);
    const reason = (await result) as ApiError;
    expect([reason.kind, reason.message]).to.deep.equal(['timeout', 'No answer within 1000 ms.']);
    expect(signal?.aborted).to.equal(true);
    expect(clock.waits).to.deep.equal([]);
  });

  it('has one timeout for all attempts and waits together', async () => {
    const clock = new FakeClock();
    let tries = 0;
    const attempt = () => (++tries < 2 ? Promise.reject(transient(600)) : never);
    const result = reasonOf(withRetries(attempt, optionsFor(clock, { timeout: 1000 })));
    await clock.waitsFor(600);
    clock.pass(600);
    expect(clock.waits).to.deep.equal([400]);
    clock.pass(400);
    expect(((await result) as ApiError).kind).to.equal('timeout');
    expect(clock.waits).to.deep.equal([]);
  });

  it('fails with timeout where an attempt ends by being aborted', async () => {
    const clock = new FakeClock();
    const attempt = (signal: AbortSignal) =>
      new Promise<never>((_, reject) => {
        signal.addEventListener('abort', () => reject(new DOMException('Aborted', 'AbortError')));
      });
    const result = reasonOf(withRetries(attempt, optionsFor(clock, { timeout: 1000 })));
    clock.pass(1000);
    expect(((await result) as ApiError).kind).to.equal('timeout');
  });

  it('rejects with the reason of an abort during an attempt, aborts the attempt and the timer', async () => {
    const clock = new FakeClock();
    const controller = new AbortController();
    let signal: AbortSignal | undefined;
    const attempt = (attemptSignal: AbortSignal) => {
      signal = attemptSignal;
      return never;
    };
    const result = reasonOf(withRetries(attempt, optionsFor(clock, { signal: controller.signal })));
    controller.abort('gone');
    expect(await result).to.equal('gone');
    expect(signal?.aborted).to.equal(true);
    expect(clock.waits).to.deep.equal([]);
  });

  it('rejects with the reason of an abort during a wait, and tries no more', async () => {
    const clock = new FakeClock();
    const controller = new AbortController();
    let tries = 0;
    const attempt = () => {
      tries++;
      return Promise.reject(transient());
    };
    const result = reasonOf(withRetries(attempt, optionsFor(clock, { signal: controller.signal })));
    await clock.waitsFor(250);
    controller.abort('gone');
    expect(await result).to.equal('gone');
    expect(clock.waits).to.deep.equal([]);
    expect(tries).to.equal(1);
  });

  it('rejects with the reason of an abort between a failure and the wait for the next try', async () => {
    const clock = new FakeClock();
    const controller = new AbortController();
    const attempt = () => {
      const failed = Promise.reject<string>(transient());
      void Promise.resolve().then(() => failed.catch(() => controller.abort('gone')));
      return failed;
    };
    const options = optionsFor(clock, { signal: controller.signal });
    expect(await reasonOf(withRetries(attempt, options))).to.equal('gone');
    expect(clock.waits).to.deep.equal([]);
  });

  it('makes no attempt where the signal is aborted already', async () => {
    const clock = new FakeClock();
    let tries = 0;
    const attempt = () => Promise.resolve(++tries);
    const options = optionsFor(clock, { signal: AbortSignal.abort('gone') });
    expect(await reasonOf(withRetries(attempt, options))).to.equal('gone');
    expect(tries).to.equal(0);
    expect(clock.waits).to.deep.equal([]);
  });

  it('listens to the signal no longer than it runs', async () => {
    const clock = new FakeClock();
    const controller = new AbortController();
    let signal: AbortSignal | undefined;
    const attempt = (attemptSignal: AbortSignal) => {
      signal = attemptSignal;
      return Promise.resolve('page');
    };
    await withRetries(attempt, optionsFor(clock, { signal: controller.signal }));
    controller.abort();
    expect(signal?.aborted).to.equal(false);
  });
});
