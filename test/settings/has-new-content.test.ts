import { expect } from '@esm-bundle/chai';
import { hasNewContent } from '../../src/settings/has-new-content.js';

describe('hasNewContent', () => {
  const draw = () => null;

  for (const [title, value, before] of [
    ['equal texts', 'a', 'a'],
    ['null', null, null],
    ['NaN', NaN, NaN],
    ['objects in another order', { a: 1, b: { c: 'd' } }, { b: { c: 'd' }, a: 1 }],
    ['arrays', ['a', 'b'], ['a', 'b']],
    ['one function', { draw }, { draw }],
    ['empty objects', {}, {}],
  ] as [string, unknown, unknown][]) {
    it(`is false for ${title}`, () => {
      expect(hasNewContent(value, before)).to.equal(false);
    });
  }

  for (const [title, value, before] of [
    ['another text', { a: 'b' }, { a: 'c' }],
    ['one key more', { a: 1, b: undefined }, { a: 1 }],
    ['one key less', { a: 1 }, { a: 1, b: undefined }],
    ['another key', { a: undefined }, { b: undefined }],
    ['something deep', { a: { b: { c: 1 } } }, { a: { b: { c: 2 } } }],
    ['an object in place of a text', { a: { other: 'b' } }, { a: 'b' }],
    ['null in place of an object', null, {}],
    ['undefined in place of null', undefined, null],
    ['another function', { draw }, { draw: () => null }],
  ] as [string, unknown, unknown][]) {
    it(`is true for ${title}`, () => {
      expect(hasNewContent(value, before)).to.equal(true);
      expect(hasNewContent(before, value)).to.equal(true);
    });
  }
});
