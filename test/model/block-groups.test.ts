import { expect } from '@esm-bundle/chai';
import { FULL_GROUP_SIZE, groupsOf, type BlockGroup } from '../../src/model/block-groups.js';
import { blocksOf, type Block } from '../../src/model/blocks.js';
import type { Lead } from '../../src/model/lead.js';
import { shownBlocksOf, type ShownBlock } from '../../src/model/shown-blocks.js';
import { leads, range } from '../helpers/fake-host.js';

const PAGE_SIZE = 20;

/** A list in groups, as the element divides it. */
class GroupedList {
  leads: readonly Lead[] = [];
  groups: readonly BlockGroup[] = [];
  #blocks: readonly Block[] = [];
  #shown: readonly ShownBlock[] = [];

  change(all: readonly Lead[]): readonly BlockGroup[] {
    const before = this.groups;
    this.leads = all;
    this.#blocks = blocksOf(all, this.#blocks);
    this.#shown = shownBlocksOf(this.#blocks, all, this.#shown);
    this.groups = groupsOf(this.#shown, before);
    return before;
  }

  /** Appends pages until there are so many leads. */
  growTo(count: number): void {
    while (this.leads.length < count) {
      const next = this.leads.length + 1;
      this.change([...this.leads, ...leads(...range(next, next + PAGE_SIZE - 1))]);
    }
  }

  /** How many leads each group has. */
  get sizes(): number[] {
    return this.groups.map((group) => leadsIn(group).length);
  }
}

function leadsIn({ blocks }: BlockGroup): readonly Lead[] {
  return blocks.flatMap(({ block }) => block.leads);
}

/** The group of each block, by their keys. */
function keysOf(groups: readonly BlockGroup[]): [number, number][] {
  return groups.flatMap(({ key, blocks }) =>
    blocks.map(({ block }): [number, number] => [block.key, key]),
  );
}

describe('groupsOf', () => {
  it('gives no groups for no blocks', () => {
    expect(groupsOf([], [])).to.deep.equal([]);
  });

  it('fills one group after another, page by page', () => {
    const list = new GroupedList();
    list.growTo(1100);
    expect(list.sizes).to.deep.equal([FULL_GROUP_SIZE, FULL_GROUP_SIZE, 100]);
    expect(list.groups.flatMap(leadsIn)).to.deep.equal(list.leads);
  });

  it('keeps the objects of groups in which nothing has changed', () => {
    const list = new GroupedList();
    list.growTo(1100);
    const before = list.change([...list.leads, ...leads(...range(9001, 9020))]);
    expect(list.groups.map((group, index) => group === before[index])).to.deep.equal([
      true,
      true,
      false,
    ]);
    const [first, ...rest] = list.leads;
    const filled = list.change([{ ...first!, unread: 7 }, ...rest]);
    expect(list.groups.map((group, index) => group === filled[index])).to.deep.equal([
      false,
      true,
      true,
    ]);
  });

  it('keeps each block in its group when others come', () => {
    const list = new GroupedList();
    list.growTo(700);
    const before = list.change([
      ...leads(9001),
      ...list.leads.slice(0, 500),
      ...leads(...range(9002, 9060)),
      ...list.leads.slice(500),
      ...leads(...range(9061, 9080)),
    ]);
    const keys = new Map(keysOf(list.groups));
    expect(keysOf(before).filter(([block, group]) => keys.get(block) !== group)).to.deep.equal([]);
    expect(list.groups.flatMap(leadsIn)).to.deep.equal(list.leads);
    const groupKeys = list.groups.map(({ key }) => key);
    expect(new Set(groupKeys).size).to.equal(groupKeys.length);
  });

  it('lets what comes between two blocks of a full group into it', () => {
    const list = new GroupedList();
    list.growTo(600);
    const insert = (at: number, added: readonly Lead[]) =>
      list.change([...list.leads.slice(0, at), ...added, ...list.leads.slice(at)]);
    insert(20, leads(...range(9001, 9025)));
    // Before the last block of the group.
    insert(505, leads(9026));
    expect(list.sizes).to.deep.equal([FULL_GROUP_SIZE + 26, 100]);
  });

  it('drops groups whose blocks are gone', () => {
    const list = new GroupedList();
    list.growTo(1100);
    const [, second] = list.groups;
    list.change(list.leads.slice(500, 1000));
    expect(list.groups.map(({ key }) => key)).to.deep.equal([second!.key]);
  });
});
