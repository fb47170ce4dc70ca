import { expect } from '@esm-bundle/chai';
import { isOutdated, systemClock } from '../../src/waiting/clock.js';
import { stub } from '../helpers/stub.js';

describe('systemClock', () => {
  it('calls back, unless the call is cancelled', async () => {
    let isCalled = false;
    const cancel = systemClock.after(0, () => {
      isCalled = true;
    });
    cancel();
    await new Promise<void>((resolve) => systemClock.after(1, resolve));
    expect(isCalled).to.equal(false);
  });

  it('calls back as late as a timer can, if an API asks for a wait of 30 days', () => {
    const delays: unknown[] = [];
    const start = (_: unknown, ms: unknown) => delays.push(ms);
    stub(globalThis, 'setTimeout', start as unknown as typeof setTimeout);
    systemClock.after(30 * 24 * 60 * 60 * 1000, () => undefined);
    // A browser's timer takes a longer delay for 0.
    expect(delays).to.deep.equal([2147483647]);
  });
});

describe('isOutdated', () => {
  it('is true after a minute, also if the clock was set back', () => {
    const clock = { ...systemClock, now: () => 100_000 };
    const times = [40_001, 40_000, 159_999, 160_000];
    expect(times.map((readAt) => isOutdated(clock, readAt))).to.deep.equal([
      false,
      true,
      false,
      true,
    ]);
  });
});
