import { expect } from '@esm-bundle/chai';
import { hasNewContent } from '../../src/settings/plain-data.js';

describe('hasNewContent', () => {
  const draw = () => null;

  for (const [expected, title, value, before] of [
    [false, 'equal texts', 'a', 'a'],
    [false, 'NaN', NaN, NaN],
    [false, 'objects in another order', { a: 1, b: { c: 'd' } }, { b: { c: 'd' }, a: 1 }],
    [false, 'arrays', ['a', 'b'], ['a', 'b']],
    [false, 'one function', { draw }, { draw }],
    [true, 'another text', { a: 'b' }, { a: 'c' }],
    [true, 'one key more', { a: 1, b: undefined }, { a: 1 }],
    [true, 'another key', { a: undefined }, { b: undefined }],
    [true, 'something deep', { a: { b: { c: 1 } } }, { a: { b: { c: 2 } } }],
    [true, 'an object instead of a text', { a: { other: 'b' } }, { a: 'b' }],
    [true, 'null instead of an object', null, {}],
    [true, 'another function', { draw }, { draw: () => null }],
  ] as [boolean, string, unknown, unknown][]) {
    it(`is ${expected} for ${title}, in either order`, () => {
      expect(hasNewContent(value, before)).to.equal(expected);
      expect(hasNewContent(before, value)).to.equal(expected);
    });
  }
});
