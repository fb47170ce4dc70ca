import { expect } from '@esm-bundle/chai';
import { ApiError, type ApiErrorFacts } from '../../src/api/api-error.js';
import { ComeBack } from '../../src/api/come-back.js';
import { FakeClock } from '../fixtures/fake-clock.js';

const SECOND = 1000;

const UNREACHABLE = new ApiError('network', 'It cannot be reached.', { isTransient: true });
const TIMEOUT = new ApiError('timeout', 'It took too long.');
const BUSY = failure({ status: 503 });
const GATEWAY_TIMEOUT = failure({ status: 504 });
const TOLD = failure({ status: 503, retryAfter: 100 * SECOND });

function failure(facts: ApiErrorFacts): ApiError {
  return new ApiError('http', 'Not now.', { isTransient: true, ...facts });
}

function comeBackOf(clock: FakeClock, onDue: (comeBack: ComeBack) => void, random = 0): ComeBack {
  const comeBack = new ComeBack(
    clock,
    () => random,
    () => onDue(comeBack),
  );
  return comeBack;
}

describe('ComeBack', () => {
  for (const [title, error, waits, halved, isOnline = false] of [
    ['twice as long each time, up to 5 minutes', BUSY, '40 80 160 300 300', '20 40 80 150 150'],
    ['longer if the server is too slow', TIMEOUT, '80 160 300', '40 80 150'],
    ['longer if a gateway says so', GATEWAY_TIMEOUT, '80 160 300', '40 80 150'],
    ['as long as the server asks for, and longer at random', TOLD, '100 100 160', '123 123 123'],
    [
      'less if the network is back',
      UNREACHABLE,
      '0 5 15 45 135 300',
      '10 3 7.5 22.5 67.5 150',
      true,
    ],
    [
      'longer if the server refuses those who are back',
      BUSY,
      '0 15 45 135',
      '10 7.5 22.5 67.5',
      true,
    ],
  ] as [string, ApiError, string, string, boolean?][]) {
    it(`waits ${title}`, () => {
      for (const [random, expected] of [waits, halved].entries()) {
        const clock = new FakeClock();
        const comeBack = comeBackOf(clock, (one) => one.goOn(error), random);
        if (isOnline) {
          comeBack.begin();
        } else {
          comeBack.goOn(error);
        }
        const seen = expected.split(' ').map(() => {
          const [wait = NaN] = clock.waits;
          clock.pass(wait);
          return wait / SECOND;
        });
        expect(seen.join(' ')).to.equal(expected);
      }
    });
  }

  it('counts four tries after the return of the network', () => {
    const clock = new FakeClock();
    const states: boolean[][] = [];
    const comeBack = comeBackOf(clock, (one) => {
      states.push([one.isReturning, one.isLastReturn]);
      one.goOn(UNREACHABLE);
    });
    comeBack.begin();
    [0, 5, 15, 45, 135].forEach((seconds) => clock.pass(seconds * SECOND));
    const [next, last, over] = [
      [true, false],
      [false, true],
      [false, false],
    ];
    expect(states).to.deep.equal([next, next, next, last, over]);
  });

  it('begins anew after a stop, and goes on after a pause', () => {
    const clock = new FakeClock();
    const comeBack = comeBackOf(clock, () => undefined);
    comeBack.goOn(BUSY);
    clock.pass(40 * SECOND);
    comeBack.goOn(BUSY);
    comeBack.pause();
    expect(clock.waits).to.deep.equal([]);
    comeBack.goOn(BUSY);
    expect(clock.waits).to.deep.equal([80 * SECOND]);
    comeBack.stop();
    expect(clock.waits).to.deep.equal([]);
    comeBack.goOn(BUSY);
    expect(clock.waits).to.deep.equal([40 * SECOND]);
  });
});
