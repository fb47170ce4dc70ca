import { expect } from '@esm-bundle/chai';
import { blocksOf, type Block } from '../../src/model/blocks.js';
import type { Lead } from '../../src/model/lead.js';
import { ids, lead, leads, range } from '../helpers/fake-host.js';

/** The key and the ids of each block. */
function shapeOf(blocks: readonly Block[]): [key: number, ids: number[]][] {
  return blocks.map(({ key, leads }) => [key, ids(leads)]);
}

function sizesOf(blocks: readonly Block[]): number[] {
  return blocks.map(({ leads }) => leads.length);
}

/** 75 leads in three blocks of 25, with the keys 0, 1 and 2. */
function threeBlocks() {
  const list = leads(...range(1, 75));
  return { list, blocks: blocksOf(list, []) };
}

describe('blocksOf', () => {
  it('has no blocks for no leads', () => {
    expect(blocksOf([], [])).to.deep.equal([]);
    expect(blocksOf([], threeBlocks().blocks)).to.deep.equal([]);
  });

  it('puts 25 new leads into each block', () => {
    const list = leads(...range(1, 60));
    expect(blocksOf(list, [])).to.deep.equal([
      { key: 0, start: 0, leads: list.slice(0, 25), isBelowNew: false },
      { key: 1, start: 25, leads: list.slice(25, 50), isBelowNew: true },
      { key: 2, start: 50, leads: list.slice(50), isBelowNew: true },
    ]);
  });

  it('returns the previous blocks themselves if nothing has changed', () => {
    const { list, blocks } = threeBlocks();
    expect(blocksOf([...list], blocks)).to.equal(blocks);
    const none = blocksOf([], []);
    expect(blocksOf([], none)).to.equal(none);
  });

  it('opens a new block for a further page, and keeps all blocks before it', () => {
    const first = leads(...range(1, 20));
    const before = blocksOf(first, []);
    const after = blocksOf([...first, ...leads(...range(21, 40))], before);
    expect(shapeOf(after)).to.deep.equal([
      [0, range(1, 20)],
      [1, range(21, 40)],
    ]);
    expect(after[0]).to.equal(before[0]);
  });

  it('tells which blocks came below another new one, and keeps to it', () => {
    const first = blocksOf(leads(...range(1, 20)), []);
    const after = blocksOf(leads(...range(1, 70)), first);
    expect(after.map(({ isBelowNew }) => isBelowNew)).to.deep.equal([false, false, true]);
    const changed = leads(...range(1, 70)).with(60, lead(61, { unread: 1 }));
    const further = blocksOf([...changed, ...leads(...range(71, 80))], after);
    expect(further.map(({ isBelowNew }) => isBelowNew)).to.deep.equal([false, false, true, false]);
  });

  it('opens a block for new leads on top, and moves the others', () => {
    const { list, blocks } = threeBlocks();
    const after = blocksOf([...leads(101, 102), ...list], blocks);
    expect(shapeOf(after)).to.deep.equal([
      [3, [101, 102]],
      [0, range(1, 25)],
      [1, range(26, 50)],
      [2, range(51, 75)],
    ]);
    expect(after.map(({ start }) => start)).to.deep.equal([0, 2, 27, 52]);
  });

  it('opens a block for new leads between two blocks', () => {
    const { list, blocks } = threeBlocks();
    const after = blocksOf(list.toSpliced(25, 0, lead(101)), blocks);
    expect(shapeOf(after)).to.deep.equal([
      [0, range(1, 25)],
      [3, [101]],
      [1, range(26, 50)],
      [2, range(51, 75)],
    ]);
    expect(after[0]).to.equal(blocks[0]);
  });

  it('puts new leads between leads of one block into that block', () => {
    const { list, blocks } = threeBlocks();
    const after = blocksOf(list.toSpliced(30, 0, lead(101)), blocks);
    expect(shapeOf(after)).to.deep.equal([
      [0, range(1, 25)],
      [1, [...range(26, 30), 101, ...range(31, 50)]],
      [2, range(51, 75)],
    ]);
  });

  it('changes one block for a lead that has changed', () => {
    const { list, blocks } = threeBlocks();
    const changed = lead(30, { unread: 1 });
    const after = blocksOf(list.with(29, changed), blocks);
    expect(after[0]).to.equal(blocks[0]);
    expect(after[1]?.key).to.equal(1);
    expect(after[1]?.leads[4]).to.equal(changed);
    expect(after[2]).to.equal(blocks[2]);
  });

  it('keeps the key of a block that moves, and drops one that has no leads left', () => {
    const { list, blocks } = threeBlocks();
    const after = blocksOf(list.slice(50), blocks);
    expect(after).to.deep.equal([{ key: 2, start: 0, leads: list.slice(50), isBelowNew: true }]);
  });

  it('takes a lead that is gone out of its block', () => {
    const { list, blocks } = threeBlocks();
    const after = blocksOf(list.toSpliced(30, 1), blocks);
    expect(shapeOf(after)).to.deep.equal([
      [0, range(1, 25)],
      [1, [...range(26, 30), ...range(32, 50)]],
      [2, range(51, 75)],
    ]);
  });

  it('fills a block up to 50 leads, and splits a larger one evenly', () => {
    const { list, blocks } = threeBlocks();
    const full = blocksOf(list.toSpliced(30, 0, ...leads(...range(101, 125))), blocks);
    expect(sizesOf(full)).to.deep.equal([25, 50, 25]);
    const split = blocksOf(list.toSpliced(30, 0, ...leads(...range(101, 126))), blocks);
    expect(sizesOf(split)).to.deep.equal([25, 26, 25, 25]);
    expect(split.map(({ key }) => key)).to.deep.equal([0, 1, 3, 2]);
  });

  it('moves no other lead for one that has jumped to the top', () => {
    const { list, blocks } = threeBlocks();
    const after = blocksOf([lead(60), ...list.toSpliced(59, 1)], blocks);
    expect(shapeOf(after)).to.deep.equal([
      [3, [60]],
      [0, range(1, 25)],
      [1, range(26, 50)],
      [2, [...range(51, 59), ...range(61, 75)]],
    ]);
  });

  it('moves no other lead for several that have jumped to the top', () => {
    const { list, blocks } = threeBlocks();
    const rest = list.filter(({ id }) => id !== 40 && id !== 60);
    const after = blocksOf([...leads(40, 60), ...rest], blocks);
    expect(after.map(({ key }) => key)).to.deep.equal([3, 0, 1, 2]);
  });

  it('moves no other lead for one that has sunk to the end', () => {
    const { list, blocks } = threeBlocks();
    const after = blocksOf([...list.toSpliced(4, 1), lead(5)], blocks);
    expect(after.map(({ key }) => key)).to.deep.equal([0, 1, 2, 3]);
    expect(ids(after[3]?.leads ?? [])).to.deep.equal([5]);
  });

  it('gives a list in another order blocks that fit it', () => {
    const { list, blocks } = threeBlocks();
    const reversed = list.toReversed();
    const after = blocksOf(reversed, blocks);
    expect(after.flatMap(({ leads }) => leads)).to.deep.equal(reversed);
  });

  it('identifies a lead without an id and a number by its fields', () => {
    const list: Lead[] = ['a', 'b', 'c'].map((subject) => lead(0, { subject }));
    const before = blocksOf(list, []);
    const after = blocksOf([lead(9), ...list.map((row) => ({ ...row }))], before);
    expect(after.map(({ key }) => key)).to.deep.equal([1, 0]);
  });

  it('takes any number of leads between two of a block', () => {
    const { list, blocks } = threeBlocks();
    const many = range(1000, 200_999).map((id) => lead(id));
    const after = blocksOf([...list.slice(0, 30), ...many, ...list.slice(30)], blocks);
    expect(after.flatMap(({ leads }) => leads)).to.have.length(200_075);
  });
});
