import { expect } from '@open-wc/testing';
import { refreshTimer } from '../../src/controllers/refresh-controller.js';
import { FakeClock } from '../fixtures/fake-clock.js';

const SECOND = 1000;

function createTimer({ random = 0 } = {}) {
  const clock = new FakeClock();
  const page = { isAwake: true, refreshes: 0 };
  const timer = refreshTimer(() => page.refreshes++, {
    clock,
    random: () => random,
    isAwake: () => page.isAwake,
  });
  return { clock, page, timer };
}

describe('refreshTimer', () => {
  it('calls back at every interval', () => {
    const { clock, page, timer } = createTimer();
    timer.run(20 * SECOND);
    clock.pass(20 * SECOND - 1);
    expect(page.refreshes).to.equal(0);
    clock.pass(1);
    expect(page.refreshes).to.equal(1);
    clock.pass(20 * SECOND);
    expect(page.refreshes).to.equal(2);
  });

  it('is up to a fifth late at random', () => {
    const { clock, timer } = createTimer({ random: 1 });
    timer.run(20 * SECOND);
    expect(clock.waits).to.deep.equal([24 * SECOND]);
  });

  it('holds back while the page is asleep, and calls back at once when it wakes up overdue', () => {
    const { clock, page, timer } = createTimer();
    timer.run(20 * SECOND);
    page.isAwake = false;
    clock.pass(100 * SECOND);
    expect(page.refreshes).to.equal(0);
    timer.wake();
    expect(page.refreshes).to.equal(0);
    page.isAwake = true;
    timer.wake();
    timer.wake();
    expect(page.refreshes).to.equal(1);
    expect(clock.waits).to.deep.equal([20 * SECOND]);
  });

  it('does not call back early when the page wakes up before its time', () => {
    const { clock, page, timer } = createTimer();
    timer.run(20 * SECOND);
    clock.pass(5 * SECOND);
    timer.wake();
    expect(page.refreshes).to.equal(0);
    expect(clock.waits).to.deep.equal([15 * SECOND]);
  });

  it('goes on as it is when it is told the same interval, and starts anew with another', () => {
    const { clock, timer } = createTimer();
    timer.run(20 * SECOND);
    clock.pass(5 * SECOND);
    timer.run(20 * SECOND);
    expect(clock.waits).to.deep.equal([15 * SECOND]);
    timer.run(30 * SECOND);
    expect(clock.waits).to.deep.equal([30 * SECOND]);
  });

  it('stops with 0', () => {
    const { clock, page, timer } = createTimer();
    timer.run(20 * SECOND);
    timer.run(0);
    clock.pass(100 * SECOND);
    timer.wake();
    expect(page.refreshes).to.equal(0);
    expect(clock.waits).to.deep.equal([]);
  });
});
