import { expect } from '@esm-bundle/chai';
import { ApiError, toApiError } from '../../src/api/api-error.js';

describe('ApiError', () => {
  it('has a kind and details, and omits details that are not given', () => {
    const error = new ApiError('http', 'No.', { status: 500, isTransient: true, cause: 'why' });
    expect(String(error)).to.equal('ApiError: No.');
    expect(error).to.include({ kind: 'http', status: 500, isTransient: true, cause: 'why' });
    const plain = new ApiError('config', 'No.');
    expect(plain).to.include({ apiMessage: '', isTransient: false });
    expect(plain).not.to.have.any.keys('cause', 'code', 'status', 'retryAfter');
  });
});

describe('toApiError', () => {
  it('leaves an ApiError as it is, and makes any other error the cause of one', () => {
    const own = new ApiError('api', 'No.');
    expect(toApiError(own) === own).to.equal(true);
    const cause = new RangeError('Invalid array length');
    const error = toApiError(cause);
    expect([error.kind, error.message]).to.deep.equal([
      'protocol',
      'The answer could not be read.',
    ]);
    expect(error.cause === cause).to.equal(true);
  });
});
