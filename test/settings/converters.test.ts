import { expect } from '@esm-bundle/chai';
import { booleanConverter, numberConverter } from '../../src/settings/converters.js';

describe('numberConverter', () => {
  for (const [attribute, value] of [
    [null, null],
    ['', null],
    [' \n', null],
    ['0', 0],
    [' 50 ', 50],
    ['all', NaN],
  ] as const) {
    it(`gives ${value} for ${JSON.stringify(attribute)}`, () => {
      expect(numberConverter.fromAttribute?.(attribute)).to.deep.equal(value);
    });
  }
});

describe('booleanConverter', () => {
  it('is on if the attribute is there, unless it is `false`', () => {
    const values = ['', 'true', 'selectable', 'false', null];
    expect(values.map((value) => booleanConverter.fromAttribute?.(value))).to.deep.equal([
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});
