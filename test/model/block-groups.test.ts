import { expect } from '@esm-bundle/chai';
import {
  BlockGroups,
  FULL_GROUP_SIZE,
  shownBlocksOf,
  type BlockGroup,
} from '../../src/model/block-groups.js';
import { blocksOf } from '../../src/model/blocks.js';
import type { Lead } from '../../src/model/lead.js';
import { lead, leads, range } from '../helpers/leads.js';

const PAGE_SIZE = 20;

/** A list of this many leads, divided page by page. */
function divided(count: number): { list: Lead[]; blocks: BlockGroups } {
  const blocks = new BlockGroups();
  const list: Lead[] = [];
  while (list.length < count) {
    list.push(...leads(...range(list.length + 1, list.length + PAGE_SIZE)));
    divide(blocks, [...list]);
  }
  return { list, blocks };
}

/** Divides another list. Returns the groups that are still the same objects. */
function divide(blocks: BlockGroups, list: readonly Lead[]): boolean[] {
  const before = blocks.groups;
  blocks.update(list, list);
  return blocks.groups.map((group, index) => group === before[index]);
}

/** The number of leads in each group. */
function sizesOf(groups: readonly BlockGroup[]): number[] {
  return groups.map(({ blocks }) => blocks.reduce((sum, { size }) => sum + size, 0));
}

describe('groupsOf', () => {
  it('fills one group after another, page by page or at once, each with a key of its own', () => {
    const { list, blocks } = divided(1100);
    expect(sizesOf(blocks.groups)).to.deep.equal([FULL_GROUP_SIZE, FULL_GROUP_SIZE, 100]);
    divide(blocks, [...list, ...leads(...range(1101, 5 * FULL_GROUP_SIZE))]);
    expect(sizesOf(blocks.groups)).to.deep.equal(Array(5).fill(FULL_GROUP_SIZE));
    expect(new Set(blocks.groups.map(({ key }) => key)).size).to.equal(5);
  });

  it('keeps the objects of groups that have not changed', () => {
    const { list, blocks } = divided(1100);
    list.push(...leads(9001));
    expect(divide(blocks, list)).to.deep.equal([true, true, false]);
    const changed = list.with(0, { ...list[0]!, unread: 7 });
    expect(divide(blocks, changed)).to.deep.equal([false, true, true]);
  });

  it('puts a new block between two blocks of a full group into that group', () => {
    const { list, blocks } = divided(FULL_GROUP_SIZE);
    const lastBlock = FULL_GROUP_SIZE - PAGE_SIZE;
    const added = leads(...range(9001, 9026));
    list.splice(lastBlock, 0, ...added.slice(0, 1));
    list.splice(PAGE_SIZE, 0, ...added.slice(1));
    divide(blocks, list);
    expect(sizesOf(blocks.groups)).to.deep.equal([FULL_GROUP_SIZE + 26]);
  });
});

describe('shownBlocksOf', () => {
  it('keeps the objects of blocks whose leads and positions are the same', () => {
    const all = leads(...range(1, 60));
    const blocks = blocksOf(all, []);
    const before = shownBlocksOf(blocks, all, []);
    const changed = all.with(59, lead(60, { unread: 1 }));
    for (const after of [
      shownBlocksOf(blocks, all.slice(0, -1), before),
      shownBlocksOf(blocksOf(changed, blocks), changed, before),
    ]) {
      const isKept = after.map((block, index) => block === before[index]);
      expect(isKept).to.deep.equal([true, true, false]);
    }
  });
});

describe('BlockGroups', () => {
  it('follows the leads, and those that are shown, and does not change for the same', () => {
    const list = new BlockGroups();
    expect(list.groups).to.deep.equal([]);
    const two = leads(1, 2);
    const three = [...two, lead(3)];
    const sizes = [
      [two, two],
      [three, two],
      [three, three],
      [three, two],
    ].map(([all, shown]) => {
      list.update(all!, shown!);
      return list.groups.flatMap(({ blocks }) => blocks.map(({ size }) => size));
    });
    expect(sizes).to.deep.equal([[2], [2, 0], [2, 1], [2, 0]]);
    const { groups } = list;
    list.update(three, two);
    expect(list.groups).to.equal(groups);
    expect(groups).to.have.length(1);
  });
});
