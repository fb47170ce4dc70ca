import { expect } from '@esm-bundle/chai';
import { FULL_GROUP_SIZE, type BlockGroup } from '../../src/model/block-groups.js';
import { Division } from '../../src/model/division.js';
import type { Lead } from '../../src/model/lead.js';
import { leads, range } from '../helpers/fake-host.js';

const PAGE_SIZE = 20;

/** A list of this many leads, divided page by page. */
function divided(count: number): { list: Lead[]; division: Division } {
  const division = new Division();
  const list: Lead[] = [];
  while (list.length < count) {
    list.push(...leads(...range(list.length + 1, list.length + PAGE_SIZE)));
    divide(division, [...list]);
  }
  return { list, division };
}

/** Divides another list. Returns the groups that are still the same objects. */
function divide(division: Division, list: readonly Lead[]): boolean[] {
  const before = division.groups;
  division.update(list, list);
  return division.groups.map((group, index) => group === before[index]);
}

/** The number of leads in each group. */
function sizesOf(groups: readonly BlockGroup[]): number[] {
  return groups.map(({ blocks }) => blocks.reduce((sum, { size }) => sum + size, 0));
}

describe('groupsOf', () => {
  it('fills one group after another, page by page', () => {
    const { division } = divided(1100);
    expect(sizesOf(division.groups)).to.deep.equal([FULL_GROUP_SIZE, FULL_GROUP_SIZE, 100]);
  });

  it('assigns a key to each of several new groups', () => {
    const { list, division } = divided(600);
    divide(division, [...list, ...leads(...range(9001, 10_400))]);
    expect(new Set(division.groups.map(({ key }) => key)).size).to.equal(4);
  });

  it('keeps the objects of groups that have not changed', () => {
    const { list, division } = divided(1100);
    list.push(...leads(9001));
    expect(divide(division, list)).to.deep.equal([true, true, false]);
    const changed = list.with(0, { ...list[0]!, unread: 7 });
    expect(divide(division, changed)).to.deep.equal([false, true, true]);
  });

  it('puts a new block between two blocks of a full group into that group', () => {
    const { list, division } = divided(FULL_GROUP_SIZE);
    const lastBlock = FULL_GROUP_SIZE - PAGE_SIZE;
    const added = leads(...range(9001, 9026));
    list.splice(lastBlock, 0, ...added.slice(0, 1));
    list.splice(PAGE_SIZE, 0, ...added.slice(1));
    divide(division, list);
    expect(sizesOf(division.groups)).to.deep.equal([FULL_GROUP_SIZE + 26]);
  });
});
