import { expect } from '@esm-bundle/chai';
import { ApiError } from '../../src/api/api-error.js';
import { systemClock } from '../../src/api/clock.js';
import { ComeBack } from '../../src/api/come-back.js';
import { withRetry } from '../../src/api/retry.js';
import { reasonOf } from '../fixtures/rejection.js';
import { stub } from '../helpers/stub.js';

const DAY = 24 * 60 * 60 * 1000;
/** A browser's timer takes a longer delay for 0. */
const MOST_MS = 2147483647;

describe('systemClock', () => {
  it('has the time of the platform', () => {
    stub(Date, 'now', () => 7);
    expect(systemClock.now()).to.equal(7);
  });

  it('calls back, unless the call is cancelled', async () => {
    let isCalled = false;
    const cancel = systemClock.after(0, () => {
      isCalled = true;
    });
    cancel();
    await new Promise<void>((resolve) => systemClock.after(1, resolve));
    expect(isCalled).to.equal(false);
  });

  describe('if an API asks for a wait of 30 days', () => {
    const retryAfter = 30 * DAY;
    const busy = new ApiError('http', 'Busy.', { status: 503, isTransient: true, retryAfter });

    /** The delays of all timers, none of which is ever due. */
    function watchTimers(): unknown[] {
      const delays: unknown[] = [];
      const start = (_: unknown, ms: unknown) => delays.push(ms);
      stub(globalThis, 'setTimeout', start as unknown as typeof setTimeout);
      return delays;
    }

    it('has no try at once', () => {
      const delays = watchTimers();
      new ComeBack(
        systemClock,
        () => 0,
        () => undefined,
      ).goOn(busy);
      expect(delays).to.deep.equal([MOST_MS]);
    });

    it('has no second attempt at once, not even within a timeout of 60 days', async () => {
      const { setTimeout: start } = globalThis;
      const delays = watchTimers();
      const controller = new AbortController();
      const reason = reasonOf(
        withRetry(() => Promise.reject(busy), {
          timeout: 60 * DAY,
          signal: controller.signal,
          clock: systemClock,
          random: () => 0,
          health: { hasFailed: false },
          isSentOnce: false,
        }),
      );
      await new Promise((resolve) => start(resolve));
      expect(delays).to.deep.equal([MOST_MS, MOST_MS]);
      controller.abort('gone');
      expect(await reason).to.equal('gone');
    });
  });
});
