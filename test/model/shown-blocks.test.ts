import { expect } from '@esm-bundle/chai';
import { blocksOf } from '../../src/model/blocks.js';
import { shownBlocksOf } from '../../src/model/shown-blocks.js';
import { lead, leads, range } from '../helpers/fake-host.js';

describe('shownBlocksOf', () => {
  const all = leads(...range(1, 60));
  const even = all.filter(({ id }) => id % 2 === 0);

  it('numbers the shown rows across blocks, and no others', () => {
    const positions = shownBlocksOf(blocksOf(all, []), even, []).flatMap((one) => one.positions);
    expect(positions).to.deep.equal(range(1, 60).map((id) => (id % 2 === 0 ? id / 2 : 0)));
  });

  it('keeps the objects of unchanged blocks', () => {
    const blocks = blocksOf(all, []);
    const before = shownBlocksOf(blocks, even, []);
    const after = shownBlocksOf(blocks, even.slice(0, -1), before);
    expect(after.map((block, index) => block === before[index])).to.deep.equal([true, true, false]);
  });

  it('returns a new object for a changed block', () => {
    const blocks = blocksOf(all, []);
    const before = shownBlocksOf(blocks, all, []);
    const changed = all.with(59, lead(60, { unread: 1 }));
    const after = shownBlocksOf(blocksOf(changed, blocks), changed, before);
    expect(after.map((block, index) => block === before[index])).to.deep.equal([true, true, false]);
  });
});
