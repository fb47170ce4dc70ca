import { expect } from '@esm-bundle/chai';
import { ApiError, toApiError } from '../../src/api/api-error.js';

describe('ApiError', () => {
  it('has a kind and details, and omits details that are not given', () => {
    const error = new ApiError('http', 'No.', { status: 500, isTransient: true, cause: 'why' });
    expect(error).to.be.instanceOf(Error);
    expect(String(error)).to.equal('ApiError: No.');
    expect(error).to.include({ kind: 'http', status: 500, isTransient: true, cause: 'why' });
    const plain = new ApiError('config', 'No.');
    expect(plain).to.include({ apiMessage: '', isTransient: false });
    expect(plain).not.to.have.any.keys('cause', 'code', 'status', 'retryAfter');
  });
});

describe('toApiError', () => {
  it('leaves an ApiError as it is', () => {
    const error = new ApiError('api', 'No.');
    expect(toApiError(error) === error).to.equal(true);
  });

  it('turns any other error into one of kind protocol', () => {
    const cause = new RangeError('Invalid array length');
    const error = toApiError(cause);
    expect([error.kind, error.message]).to.deep.equal([
      'protocol',
      'The answer could not be read.',
    ]);
    expect(error.cause === cause).to.equal(true);
  });
});
