import { expect } from '@esm-bundle/chai';
import { ApiError, mayRefuseStart } from '../../src/model/api-error.js';

describe('mayRefuseStart', () => {
  const failed = (status: number, message = 'No.') => new ApiError('http', message, { status });

  for (const [expected, ...errors] of [
    [true, new ApiError('api', 'No.'), ...[400, 404, 422, 500].map((status) => failed(status))],
    [false, ...[408, 415, 429, 501, 503].map((status) => failed(status))],
    [false, failed(500, 'No MediaTypeFormatter is available.')],
    [false, new ApiError('auth', 'No.', { status: 401 }), new ApiError('network', 'No.')],
    [false, new Error('gone'), undefined],
  ] as const) {
    it(`is ${expected} for ${errors.map(String).join(' ')}`, () => {
      for (const error of errors) {
        expect(mayRefuseStart(error), JSON.stringify(error)).to.equal(expected);
      }
    });
  }
});
