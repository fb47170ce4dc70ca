import { expect } from '@esm-bundle/chai';
import { memoize, memoizeLast } from '../../src/model/memoize.js';

describe('memoize', () => {
  it('calls once for each text', () => {
    const calls: string[] = [];
    const lengthOf = memoize((text) => {
      calls.push(text);
      return text.length;
    });
    expect(['', 'b', '', 'ab', 'b'].map(lengthOf)).to.deep.equal([0, 1, 0, 2, 1]);
    expect(calls).to.deep.equal(['', 'b', 'ab']);
  });
});

describe('memoizeLast', () => {
  it('returns the same object as long as the arguments are the same', () => {
    const pairOf = memoizeLast((a: unknown, b: unknown) => ({ a, b }));
    const list: unknown[] = [];
    const pair = pairOf(list, NaN);
    expect(pair).to.deep.equal({ a: list, b: NaN });
    expect(pairOf(list, NaN)).to.equal(pair);
    list.push(1);
    expect(pairOf(list, NaN)).to.equal(pair);
  });

  it('calls anew if any argument is another, and forgets the one before', () => {
    let calls = 0;
    const sumOf = memoizeLast((a: number, b: number) => {
      calls++;
      return a + b;
    });
    expect([sumOf(1, 2), sumOf(2, 2), sumOf(2, 3), sumOf(2, 3), sumOf(1, 2)]).to.deep.equal([
      3, 4, 5, 5, 3,
    ]);
    expect(calls).to.equal(4);
  });

  it('calls anew if an argument is left out', () => {
    const countOf = memoizeLast((...args: number[]) => args.length);
    expect([countOf(1, 2), countOf(1), countOf(), countOf()]).to.deep.equal([2, 1, 0, 0]);
  });

  it('keeps a result that is undefined', () => {
    let calls = 0;
    const call = memoizeLast(() => {
      calls++;
    });
    call();
    call();
    expect(calls).to.equal(1);
  });

  it('calls again after a failure', () => {
    let isDown = true;
    const call = memoizeLast(() => {
      if (isDown) {
        throw new Error('down');
      }
      return 'up';
    });
    expect(() => call()).to.throw('down');
    isDown = false;
    expect(call()).to.equal('up');
  });
});
