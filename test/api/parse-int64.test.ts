import { expect } from '@esm-bundle/chai';
import { parseInt64 } from '../../src/api/parse-int64.js';

describe('parseInt64', () => {
  it('returns the digits without leading zeros', () => {
    for (const [text, expected] of [
      ['1', '1'],
      ['007', '7'],
      ['9007199254740993', '9007199254740993'],
      ['0009223372036854775807', '9223372036854775807'],
    ] as const) {
      expect(parseInt64(text)).to.equal(expected);
    }
  });

  it('returns undefined for anything but an integer from 1 to 2^63 - 1', () => {
    const numbers = ['9223372036854775808', '9'.repeat(31), '0', '000', '-1', '+1', '1.0', '1e3'];
    for (const text of [...numbers, '0x1', '1 017', '1n', '١', 'abc', '', '1\n']) {
      expect(parseInt64(text), text).to.equal(undefined);
    }
  });
});
