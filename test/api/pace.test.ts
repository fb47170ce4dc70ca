import { expect } from '@esm-bundle/chai';
import { ApiError, type ErrorKind } from '../../src/api/api-error.js';
import { Pace } from '../../src/api/pace.js';
import { FakeClock } from '../fixtures/fake-clock.js';

/** A pace after a failure. */
function afterFailure(kind: ErrorKind = 'http') {
  const clock = new FakeClock(1000);
  const pace = new Pace(clock);
  pace.noteFailure(new ApiError(kind, 'It failed.'));
  return { clock, pace };
}

describe('Pace', () => {
  it('lets everything begin at once before a failure, also if the browser was offline', () => {
    for (const pace of [new Pace(new FakeClock(1000)), afterFailure('offline').pace]) {
      expect([pace.turn(), pace.turn()]).to.deep.equal([undefined, undefined]);
    }
  });

  it('lets one operation begin at once after a failure, and then all that wait once a second', async () => {
    const { clock, pace } = afterFailure();
    expect(pace.turn()).to.equal(undefined);
    clock.pass(400);
    const turn = pace.turn();
    expect([turn instanceof Promise, pace.turn() === turn]).to.deep.equal([true, true]);
    expect(clock.waits).to.deep.equal([600]);
    clock.pass(600);
    await turn;
    expect(pace.turn()).to.be.an.instanceof(Promise);
    expect(clock.waits).to.deep.equal([1000]);
  });

  it('lets everything begin at once 10 seconds after the last failure, and after a clock that was set back', () => {
    for (const [ms, isCalm] of [
      [9999, false],
      [10_000, true],
      [-5000, true],
    ] as const) {
      const { clock, pace } = afterFailure();
      clock.pass(ms);
      expect(pace.turn()).to.equal(undefined);
      expect(pace.turn() === undefined).to.equal(isCalm);
    }
  });
});
