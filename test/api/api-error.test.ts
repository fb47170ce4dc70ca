import { expect } from '@esm-bundle/chai';
import { ApiError, mayRefuseStart, toApiError } from '../../src/api/api-error.js';

describe('toApiError', () => {
  it('leaves an ApiError as it is, and makes any other error the cause of one', () => {
    const own = new ApiError('api', 'No.');
    expect(toApiError(own) === own).to.equal(true);
    const cause = new RangeError('Invalid array length');
    const { kind, message, cause: kept } = toApiError(cause);
    expect([kind, message]).to.deep.equal(['protocol', 'The answer could not be read.']);
    expect(kept === cause).to.equal(true);
  });
});

describe('mayRefuseStart', () => {
  const failed = (status: number, message = 'No.') => new ApiError('http', message, { status });

  it('is true for an ErrorCode, and for a status that an API may give a bad position', () => {
    for (const error of [
      new ApiError('api', 'No.'),
      ...[400, 404, 422, 500].map((s) => failed(s)),
    ]) {
      expect(mayRefuseStart(error), error.status?.toString()).to.equal(true);
    }
  });

  it('is false for any other failure, and for a 500 that names a formatter', () => {
    for (const error of [
      ...[408, 415, 429, 501, 502, 503, 504].map((status) => failed(status)),
      failed(500, 'No MediaTypeFormatter is available.'),
      new ApiError('auth', 'No.', { status: 401 }),
      ...(['config', 'offline', 'network', 'timeout', 'protocol'] as const).map(
        (kind) => new ApiError(kind, 'No.'),
      ),
      new Error('gone'),
      undefined,
    ]) {
      expect(mayRefuseStart(error), String(error)).to.equal(false);
    }
  });
});
