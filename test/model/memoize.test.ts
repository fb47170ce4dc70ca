import { expect } from '@esm-bundle/chai';
import { memoizeLast } from '../../src/model/memoize.js';

describe('memoizeLast', () => {
  it('calls again only if an argument changes or is omitted, and keeps the last result alone', () => {
    let calls = 0;
    const sumOf = memoizeLast((...numbers: number[]) => {
      calls++;
      return numbers.reduce((sum, number) => sum + number, 0);
    });
    const given = [[1, 2], [2, 2], [2, 3], [2, 3], [1, 2], [1], [], []];
    expect(given.map((numbers) => sumOf(...numbers))).to.deep.equal([3, 4, 5, 5, 3, 1, 0, 0]);
    expect(calls).to.equal(6);
    expect([sumOf(NaN), sumOf(NaN), calls]).to.deep.equal([NaN, NaN, 7]);
  });
});
