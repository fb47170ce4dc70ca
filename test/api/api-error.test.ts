import { expect } from '@esm-bundle/chai';
import { ApiError, toApiError } from '../../src/api/api-error.js';

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
