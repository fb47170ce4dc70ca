import { expect } from '@esm-bundle/chai';
import { parseInt64 } from '../../src/api/parse-int64.js';

describe('parseInt64', () => {
  for (const [text, expected] of [
    ['1', '1'],
    ['55120938', '55120938'],
    ['007', '7'],
    ['9007199254740993', '9007199254740993'],
    ['9223372036854775807', '9223372036854775807'],
    ['0009223372036854775807', '9223372036854775807'],
    ['9223372036854775808', undefined],
    ['9'.repeat(31), undefined],
    ['0', undefined],
    ['000', undefined],
    ['-1', undefined],
    ['+1', undefined],
    ['1.0', undefined],
    ['1e3', undefined],
    ['0x1', undefined],
    ['1 017', undefined],
    ['1n', undefined],
    ['١', undefined],
    ['abc', undefined],
    ['', undefined],
    ['1\n', undefined],
  ] as const) {
    it(`gives ${expected ?? 'nothing'} for ${JSON.stringify(text)}`, () => {
      expect(parseInt64(text)).to.equal(expected);
    });
  }
});
