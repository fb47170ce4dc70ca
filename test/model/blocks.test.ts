import { expect } from '@esm-bundle/chai';
import { blocksOf, type Block } from '../../src/model/blocks.js';
import { ids, lead, leads, range, unnamedLeads } from '../helpers/leads.js';

/** 75 leads in three blocks of 25, with the keys 0, 1 and 2. */
function threeBlocks() {
  const list = leads(...range(1, 75));
  return { list, blocks: blocksOf(list, []) };
}

/** The key and the ids of each block. */
function shapeOf(blocks: readonly Block[]): [key: number, ids: number[]][] {
  return blocks.map(({ key, leads }) => [key, ids(leads)]);
}

describe('blocksOf', () => {
  it('records which blocks were new below another new one, and keeps that', () => {
    const first = blocksOf(leads(...range(1, 20)), []);
    const after = blocksOf(leads(...range(1, 70)), first);
    expect(after.map(({ isBelowNew }) => isBelowNew)).to.deep.equal([false, false, true]);
    const changed = leads(...range(1, 70)).with(60, lead(61, { unread: 1 }));
    const further = blocksOf([...changed, ...leads(...range(71, 80))], after);
    expect(further.map(({ isBelowNew }) => isBelowNew)).to.deep.equal([false, false, true, false]);
  });

  for (const [title, moved, expected] of [
    [
      'opens a block for new leads between two blocks',
      [...range(1, 25), 101, ...range(26, 75)],
      [
        [0, range(1, 25)],
        [3, [101]],
        [1, range(26, 50)],
        [2, range(51, 75)],
      ],
    ],
    [
      'puts new leads between leads of one block into that block',
      [...range(1, 30), 101, ...range(31, 75)],
      [
        [0, range(1, 25)],
        [1, [...range(26, 30), 101, ...range(31, 50)]],
        [2, range(51, 75)],
      ],
    ],
    [
      'moves no other lead if several jump to the top',
      [40, 60, ...range(1, 39), ...range(41, 59), ...range(61, 75)],
      [
        [3, [40, 60]],
        [0, range(1, 25)],
        [1, [...range(26, 39), ...range(41, 50)]],
        [2, [...range(51, 59), ...range(61, 75)]],
      ],
    ],
    [
      'moves no other lead if one sinks to the end',
      [...range(1, 4), ...range(6, 75), 5],
      [
        [0, [...range(1, 4), ...range(6, 25)]],
        [1, range(26, 50)],
        [2, range(51, 75)],
        [3, [5]],
      ],
    ],
  ] as const) {
    it(title, () => {
      const after = blocksOf(leads(...moved), threeBlocks().blocks);
      expect(shapeOf(after)).to.deep.equal(expected);
    });
  }

  it('fills a block up to 50 leads, and splits a larger one evenly', () => {
    const { list, blocks } = threeBlocks();
    const insert = (...added: number[]) =>
      blocksOf(list.toSpliced(30, 0, ...leads(...added)), blocks).map(
        ({ key, leads: { length } }) => [key, length],
      );
    expect(insert(...range(101, 125))).to.deep.equal([
      [0, 25],
      [1, 50],
      [2, 25],
    ]);
    expect(insert(...range(101, 126))).to.deep.equal([
      [0, 25],
      [1, 26],
      [3, 25],
      [2, 25],
    ]);
  });

  it('identifies a lead that has neither id nor number by its object', () => {
    const list = unnamedLeads('aaa');
    const after = blocksOf([...unnamedLeads('a'), ...list], blocksOf(list, []));
    expect(after.map(({ key, leads: { length } }) => [key, length])).to.deep.equal([
      [1, 1],
      [0, 3],
    ]);
  });

  it('inserts any number of leads between two leads of a block', () => {
    const { list, blocks } = threeBlocks();
    const after = blocksOf(list.toSpliced(30, 0, ...leads(...range(1000, 99_999))), blocks);
    expect(after.flatMap(({ leads }) => leads)).to.have.length(99_075);
  });
});
