import { expect } from '@esm-bundle/chai';
import { ApiError, type ApiErrorFacts } from '../../src/model/api-error.js';
import { RetryLater } from '../../src/waiting/retry-later.js';
import { FakeClock } from '../fixtures/fake-clock.js';

const SECOND = 1000;

const BUSY = failure({ status: 503 });
const GATEWAY_TIMEOUT = failure({ status: 504 });
const TIMEOUT = new ApiError('timeout', 'It took too long.');
const TOLD = failure({ status: 503, retryAfter: 100 * SECOND });

function failure(facts: ApiErrorFacts): ApiError {
  return new ApiError('http', 'Not now.', facts);
}

/** Tries something later that always fails, and returns the waits in seconds. */
function waitsOf(tries: number, random: number, begin: (one: RetryLater) => void, error: ApiError) {
  const clock = new FakeClock();
  const options = { clock, random: () => random, windowLink: { isHidden: false } };
  const retryLater = new RetryLater(options, () => retryLater.afterFailure(error));
  begin(retryLater);
  return Array.from({ length: tries }, () => {
    expect(clock.waits).to.have.length(1);
    const [wait = NaN] = clock.waits;
    clock.pass(wait);
    return wait / SECOND;
  });
}

describe('RetryLater', () => {
  for (const [title, error, least, most] of [
    ['twice as long each time, up to 5 minutes', BUSY, '20 40 80 160 300 300', '40 80 160 320 600'],
    ['twice as long after a timeout', TIMEOUT, '40 80 160 300', '80 160 320 600'],
    ['twice as long after the timeout of a gateway', GATEWAY_TIMEOUT, '40 80', '80 160'],
    ['at least as long as the server asks for', TOLD, '100 100 100 160', '120 140 180 320'],
  ] as const) {
    it(`waits ${title}, and up to once more the usual time at random`, () => {
      for (const [random, expected] of [least, most].entries()) {
        const waits = expected.split(' ').map(Number);
        const seen = waitsOf(waits.length, random, (one) => one.afterFailure(error), error);
        expect(seen).to.deep.equal(waits);
      }
    });
  }

  it('tries within 10 seconds once the network is back, and then as after a first failure', () => {
    const begin = (one: RetryLater) => one.afterReconnect();
    expect(waitsOf(3, 0, begin, BUSY)).to.deep.equal([0, 20, 40]);
    expect(waitsOf(3, 1, begin, BUSY)).to.deep.equal([10, 40, 80]);
  });

  it('counts the tries anew after a stop and once the network is back, but not after a pause', () => {
    const clock = new FakeClock();
    const options = { clock, random: () => 0, windowLink: { isHidden: false } };
    const retryLater = new RetryLater(options, () => undefined);
    retryLater.afterFailure(BUSY);
    clock.pass(20 * SECOND);
    for (const [name, expected] of [
      ['pause', 40],
      ['stop', 20],
    ] as const) {
      retryLater.afterFailure(BUSY);
      retryLater[name]();
      expect(clock.waits).to.deep.equal([]);
      retryLater.afterFailure(BUSY);
      expect(clock.waits).to.deep.equal([expected * SECOND]);
    }
    clock.pass(20 * SECOND);
    retryLater.afterReconnect();
    retryLater.afterFailure(BUSY);
    expect(clock.waits).to.deep.equal([20 * SECOND]);
  });
});
