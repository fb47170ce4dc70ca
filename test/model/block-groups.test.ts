import { expect } from '@esm-bundle/chai';
import {
  BlockGroups,
  FULL_GROUP_SIZE,
  shownBlocksOf,
  type BlockGroup,
  type ShownBlock,
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
  it('fills one group after another, page by page', () => {
    const { blocks } = divided(1100);
    expect(sizesOf(blocks.groups)).to.deep.equal([FULL_GROUP_SIZE, FULL_GROUP_SIZE, 100]);
  });

  it('assigns a key to each of several new groups', () => {
    const { list, blocks } = divided(600);
    divide(blocks, [...list, ...leads(...range(9001, 10_400))]);
    expect(new Set(blocks.groups.map(({ key }) => key)).size).to.equal(4);
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

describe('BlockGroups', () => {
  const two = leads(1, 2);
  const three = [...two, lead(3)];

  /** The blocks of a list after an update. */
  function update(list: BlockGroups, ...[all, shown]: Parameters<BlockGroups['update']>) {
    list.update(all, shown);
    return list.groups.flatMap(({ blocks }) => blocks) as [ShownBlock, ShownBlock];
  }

  it('has no groups without leads, and does not change for the same leads', () => {
    const list = new BlockGroups();
    expect(list.groups).to.deep.equal([]);
    const shown = two.slice(1);
    list.update(two, shown);
    const { groups } = list;
    list.update(two, shown);
    expect(list.groups).to.equal(groups);
  });

  it('keeps the remaining blocks, of all leads and of the leads that are shown', () => {
    const list = new BlockGroups();
    const [first] = update(list, two, two);
    const [, hidden] = update(list, three, two);
    const [, second] = update(list, three, three);
    const last = update(list, three, two);
    expect([first, hidden, second, ...last].map(({ size }) => size)).to.deep.equal([2, 0, 1, 2, 0]);
    expect(last[0]).to.equal(first);
    expect(last[1].block).to.equal(second.block);
    expect(list.groups).to.have.length(1);
  });
});
