import { expect } from '@esm-bundle/chai';
import { ApiError, type ApiErrorFacts } from '../../src/api/api-error.js';
import { ComeBack } from '../../src/api/come-back.js';
import { FakeClock } from '../fixtures/fake-clock.js';

const SECOND = 1000;

function unavailable(facts: ApiErrorFacts = {}): ApiError {
  return new ApiError('http', 'Busy.', { status: 503, isTransient: true, ...facts });
}

const UNREACHABLE = new ApiError('network', 'It cannot be reached.', { isTransient: true });
const TIMEOUT = new ApiError('timeout', 'It took too long.');

/** A come-back whose tries all fail with this error. Returns how long it waits for each. */
function waitsFor(
  error: ApiError,
  { random = 0, isOnline = false, tries = 6 } = {},
): (number | undefined)[] {
  const clock = new FakeClock();
  const comeBack = new ComeBack(
    clock,
    () => random,
    () => comeBack.goOn(error),
  );
  if (isOnline) {
    comeBack.begin();
  } else {
    comeBack.goOn(error);
  }
  return Array.from({ length: tries }, () => {
    const [wait] = clock.waits;
    clock.pass(wait ?? 0);
    return wait === undefined ? wait : wait / SECOND;
  });
}

describe('ComeBack', () => {
  it('waits twice as long each time, up to five minutes', () => {
    expect(waitsFor(unavailable())).to.deep.equal([40, 80, 160, 300, 300, 300]);
  });

  it('halves each wait at random', () => {
    expect(waitsFor(unavailable(), { random: 1 })).to.deep.equal([20, 40, 80, 150, 150, 150]);
  });

  it('begins with the second wait if the server is too slow', () => {
    for (const error of [TIMEOUT, unavailable({ status: 504 })]) {
      expect(waitsFor(error, { tries: 3 })).to.deep.equal([80, 160, 300]);
    }
  });

  it('tries within 10 seconds after the return of the network, and soon again', () => {
    const options = { isOnline: true };
    expect(waitsFor(UNREACHABLE, options)).to.deep.equal([0, 5, 15, 45, 135, 300]);
    const halved = { ...options, random: 1 };
    expect(waitsFor(UNREACHABLE, halved)).to.deep.equal([10, 3, 7.5, 22.5, 67.5, 150]);
  });

  it('gives a server that refuses those who are back more time', () => {
    const options = { isOnline: true, tries: 4 };
    expect(waitsFor(unavailable(), options)).to.deep.equal([0, 15, 45, 135]);
  });

  it('waits at least as long as the server asks for, and longer at random', () => {
    const told = unavailable({ retryAfter: 100 * SECOND });
    expect(waitsFor(told, { tries: 3 })).to.deep.equal([100, 100, 160]);
    expect(waitsFor(told, { tries: 2, random: 1 })).to.deep.equal([123, 123]);
  });

  it('counts four tries after the return of the network', () => {
    const clock = new FakeClock();
    const states: boolean[][] = [];
    const comeBack = new ComeBack(
      clock,
      () => 0,
      () => {
        states.push([comeBack.isReturning, comeBack.isLastReturn]);
        comeBack.goOn(UNREACHABLE);
      },
    );
    comeBack.begin();
    [0, 5, 15, 45, 135].forEach((seconds) => clock.pass(seconds * SECOND));
    expect(states).to.deep.equal([
      [true, false],
      [true, false],
      [true, false],
      [false, true],
      [false, false],
    ]);
  });

  it('begins anew after a stop, and goes on after a pause', () => {
    const clock = new FakeClock();
    const comeBack = new ComeBack(
      clock,
      () => 0,
      () => undefined,
    );
    comeBack.goOn(unavailable());
    clock.pass(40 * SECOND);
    comeBack.goOn(unavailable());
    comeBack.pause();
    expect(clock.waits).to.deep.equal([]);
    comeBack.goOn(unavailable());
    expect(clock.waits).to.deep.equal([80 * SECOND]);
    comeBack.stop();
    expect(clock.waits).to.deep.equal([]);
    comeBack.goOn(unavailable());
    expect(clock.waits).to.deep.equal([40 * SECOND]);
  });
});
