import { expect } from '@esm-bundle/chai';
import { memoizeLast } from '../../src/model/memoize.js';

describe('memoizeLast', () => {
  it('returns the same object while the arguments are the same', () => {
    const pairOf = memoizeLast((a: unknown, b: unknown) => ({ a, b }));
    const list: unknown[] = [];
    const pair = pairOf(list, NaN);
    expect(pair).to.deep.equal({ a: list, b: NaN });
    list.push(1);
    expect(pairOf(list, NaN)).to.equal(pair);
  });

  it('calls again if any argument changes or is omitted, and forgets the previous result', () => {
    let calls = 0;
    const sumOf = memoizeLast((...numbers: number[]) => {
      calls++;
      return numbers.reduce((sum, number) => sum + number, 0);
    });
    const given = [[1, 2], [2, 2], [2, 3], [2, 3], [1, 2], [1], [], []];
    expect(given.map((numbers) => sumOf(...numbers))).to.deep.equal([3, 4, 5, 5, 3, 1, 0, 0]);
    expect(calls).to.equal(6);
  });
});
