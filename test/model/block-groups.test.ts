import { expect } from '@esm-bundle/chai';
import { FULL_GROUP_SIZE, type BlockGroup } from '../../src/model/block-groups.js';
import { Division } from '../../src/model/division.js';
import type { Lead } from '../../src/model/lead.js';
import { leads, range } from '../helpers/fake-host.js';

const PAGE_SIZE = 20;

/** A list whose blocks are put into groups, read page by page up to so many leads. */
class GroupedList {
  leads: readonly Lead[] = [];
  readonly #division = new Division();

  constructor(count: number) {
    while (this.leads.length < count) {
      const next = this.leads.length + 1;
      this.change([...this.leads, ...leads(...range(next, next + PAGE_SIZE - 1))]);
    }
  }

  get groups(): readonly BlockGroup[] {
    return this.#division.groups;
  }

  /** How many leads each group has. */
  get sizes(): number[] {
    return this.groups.map(({ blocks }) => blocks.reduce((sum, { size }) => sum + size, 0));
  }

  /** Returns which of the groups are those of before. */
  change(all: readonly Lead[]): boolean[] {
    const before = this.groups;
    this.leads = all;
    this.#division.update(all, all);
    return this.groups.map((group, index) => group === before[index]);
  }
}

describe('groupsOf', () => {
  it('fills one group after another, page by page', () => {
    const list = new GroupedList(1100);
    expect(list.sizes).to.deep.equal([FULL_GROUP_SIZE, FULL_GROUP_SIZE, 100]);
  });

  it('gives each of several new groups a key of its own', () => {
    const list = new GroupedList(600);
    list.change([...list.leads, ...leads(...range(9001, 10_400))]);
    expect(new Set(list.groups.map(({ key }) => key)).size).to.equal(4);
  });

  it('keeps the objects of groups in which nothing has changed', () => {
    const list = new GroupedList(1100);
    const grown = list.change([...list.leads, ...leads(...range(9001, 9020))]);
    expect(grown).to.deep.equal([true, true, false]);
    const [first, ...rest] = list.leads;
    const changed = list.change([{ ...first!, unread: 7 }, ...rest]);
    expect(changed).to.deep.equal([false, true, true]);
  });

  it('lets what comes between two blocks of a full group into it', () => {
    const list = new GroupedList(600);
    const beforeItsLastBlock = 480;
    list.change([
      ...list.leads.slice(0, PAGE_SIZE),
      ...leads(...range(9001, 9025)),
      ...list.leads.slice(PAGE_SIZE, beforeItsLastBlock),
      ...leads(9026),
      ...list.leads.slice(beforeItsLastBlock),
    ]);
    expect(list.sizes).to.deep.equal([FULL_GROUP_SIZE + 26, 100]);
  });
});
