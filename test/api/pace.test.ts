import { expect } from '@esm-bundle/chai';
import { Pace } from '../../src/api/pace.js';
import { FakeClock } from '../fixtures/fake-clock.js';

/** A pace after this many failures, whose method has just asked. */
function afterFailures(count: number) {
  const clock = new FakeClock(1000);
  const pace = new Pace(clock);
  expect(pace.turn()).to.equal(undefined);
  for (let failure = 0; failure < count; failure++) {
    pace.noteFailure();
  }
  return { clock, pace };
}

describe('Pace', () => {
  it('lets methods ask at once until two requests in a row have failed', () => {
    const { pace } = afterFailures(1);
    expect([pace.turn(), pace.turn()]).to.deep.equal([undefined, undefined]);
    pace.noteSuccess();
    pace.noteFailure();
    expect(pace.turn()).to.equal(undefined);
  });

  it('then lets them ask once a second, together', async () => {
    const { clock, pace } = afterFailures(2);
    clock.pass(400);
    const turn = pace.turn();
    expect([turn instanceof Promise, pace.turn() === turn]).to.deep.equal([true, true]);
    expect(clock.waits).to.deep.equal([600]);
    clock.pass(600);
    await turn;
    expect(pace.turn()).to.be.an.instanceof(Promise);
    expect(clock.waits).to.deep.equal([1000]);
  });

  it('lets them ask at once after a second without a call, and after a clock that was set back', () => {
    for (const ms of [1000, -5000]) {
      const { clock, pace } = afterFailures(2);
      clock.pass(ms);
      expect(pace.turn()).to.equal(undefined);
    }
  });
});
