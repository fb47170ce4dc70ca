import { expect } from '@esm-bundle/chai';
import { ApiError, type ErrorKind } from '../../src/api/api-error.js';
import { Refusal } from '../../src/session/refusal.js';

function failure(kind: ErrorKind): ApiError {
  return new ApiError(kind, 'It failed.');
}

describe('Refusal', () => {
  for (const [kind, isRefusal, drops, dropsRestored] of [
    ['auth', true, true, true],
    ['api', true, false, true],
    ['http', false, false, false],
  ] as const) {
    it(`judges a failure of kind ${kind}, in a restored page too`, () => {
      const refusal = new Refusal();
      expect(refusal.noteFailure(failure(kind))).to.equal(drops);
      expect(refusal.isRefused).to.equal(isRefusal);
      expect(refusal.hasDropped).to.equal(drops);
      refusal.noteRestoration();
      expect(refusal.noteFailure(failure(kind))).to.equal(dropsRestored);
      expect(refusal.hasDropped).to.equal(dropsRestored);
    });
  }

  it('is null before a request has failed', () => {
    const refusal = new Refusal();
    expect([refusal.isRefused, refusal.hasDropped, refusal.isUnconfirmed]).to.not.include(true);
  });

  it('lasts through other failures until a request succeeds', () => {
    const refusal = new Refusal();
    refusal.noteFailure(failure('auth'));
    refusal.noteFailure(failure('http'));
    expect([refusal.isRefused, refusal.hasDropped]).to.deep.equal([true, true]);
    refusal.noteSuccess();
    expect([refusal.isRefused, refusal.hasDropped]).to.deep.equal([false, false]);
  });

  it('doubts a restored page until a request succeeds', () => {
    const refusal = new Refusal();
    refusal.noteRestoration();
    expect(refusal.isUnconfirmed).to.equal(true);
    refusal.noteFailure(failure('http'));
    expect(refusal.isUnconfirmed).to.equal(true);
    refusal.noteSuccess();
    expect(refusal.isUnconfirmed).to.equal(false);
    expect(refusal.noteFailure(failure('api'))).to.equal(false);
  });
});
