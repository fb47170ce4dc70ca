import { expect } from '@esm-bundle/chai';
import { booleanConverter, numberConverter } from '../../src/settings/converters.js';

describe('numberConverter', () => {
  it('returns a number, and null for a blank value', () => {
    const values = [null, '', ' \n', '0', ' 50 ', 'all'];
    expect(values.map((value) => numberConverter.fromAttribute?.(value))).to.deep.equal([
      ...[null, null, null, 0, 50, NaN],
    ]);
  });
});

describe('booleanConverter', () => {
  it('is on if the attribute is present, unless it is `false`', () => {
    const values = ['', 'true', 'selectable', 'false', null];
    expect(values.map((value) => booleanConverter.fromAttribute?.(value))).to.deep.equal([
      ...[true, true, true, false, false],
    ]);
  });
});
