import { expect } from '@esm-bundle/chai';
import { hasNewContent } from '../../src/settings/plain-data.js';

describe('hasNewContent', () => {
  const draw = () => null;

  for (const [expected, title, value, before] of [
    [false, 'NaN', NaN, NaN],
    [false, 'objects in another order', { a: 1, b: { c: 'd' } }, { b: { c: 'd' }, a: 1 }],
    [false, 'one function', { draw }, { draw }],
    [true, 'one key more', { a: 1, b: undefined }, { a: 1 }],
    [true, 'something deep', { a: { b: { c: 1 } } }, { a: { b: { c: 2 } } }],
    [true, 'null instead of an object', null, {}],
    [true, 'another function', { draw }, { draw: () => null }],
  ] as [boolean, string, unknown, unknown][]) {
    it(`is ${expected} for ${title}, in either order`, () => {
      expect(hasNewContent(value, before)).to.equal(expected);
      expect(hasNewContent(before, value)).to.equal(expected);
    });
  }
});
