import { expect } from '@esm-bundle/chai';
import { ApiError, type ErrorKind } from '../../src/api/api-error.js';
import { Refusal } from '../../src/session/refusal.js';

/** Every kind: whether the host refuses with it, and whether rows go before and after a restore. */
const KINDS: Readonly<
  Record<ErrorKind, { isRefusal: boolean; drops: boolean; dropsRestored: boolean }>
> = {
  auth: { isRefusal: true, drops: true, dropsRestored: true },
  api: { isRefusal: true, drops: false, dropsRestored: true },
  config: { isRefusal: false, drops: false, dropsRestored: false },
  offline: { isRefusal: false, drops: false, dropsRestored: false },
  network: { isRefusal: false, drops: false, dropsRestored: false },
  timeout: { isRefusal: false, drops: false, dropsRestored: false },
  http: { isRefusal: false, drops: false, dropsRestored: false },
  protocol: { isRefusal: false, drops: false, dropsRestored: false },
};

function failure(kind: ErrorKind): ApiError {
  return new ApiError(kind, 'It failed.');
}

describe('Refusal', () => {
  for (const [kind, { isRefusal, drops, dropsRestored }] of Object.entries(KINDS) as [
    ErrorKind,
    (typeof KINDS)[ErrorKind],
  ][]) {
    it(`judges a failure of kind ${kind}, also of a restored page`, () => {
      const refusal = new Refusal();
      expect(refusal.drops(failure(kind))).to.equal(drops);
      expect(refusal.isRefused).to.equal(isRefusal);
      expect(refusal.hasDropped).to.equal(drops);
      refusal.doubt();
      expect(refusal.drops(failure(kind))).to.equal(dropsRestored);
      expect(refusal.hasDropped).to.equal(dropsRestored);
    });
  }

  it('is none before a request has failed', () => {
    const refusal = new Refusal();
    expect([refusal.isRefused, refusal.hasDropped, refusal.isUnconfirmed]).to.not.include(true);
  });

  it('lasts through other failures, until a request succeeds', () => {
    const refusal = new Refusal();
    refusal.drops(failure('auth'));
    refusal.drops(failure('http'));
    expect([refusal.isRefused, refusal.hasDropped]).to.deep.equal([true, true]);
    refusal.lift();
    expect([refusal.isRefused, refusal.hasDropped]).to.deep.equal([false, false]);
  });

  it('doubts a restored page until a request succeeds', () => {
    const refusal = new Refusal();
    refusal.doubt();
    expect(refusal.isUnconfirmed).to.equal(true);
    refusal.drops(failure('http'));
    expect(refusal.isUnconfirmed).to.equal(true);
    refusal.lift();
    expect(refusal.isUnconfirmed).to.equal(false);
    expect(refusal.drops(failure('api'))).to.equal(false);
  });
});
