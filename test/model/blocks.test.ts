import { expect } from '@esm-bundle/chai';
import { blocksOf, groupsOf, NOT_SHOWN, type Block } from '../../src/model/blocks.js';
import type { Lead } from '../../src/model/lead.js';
import { ids, lead, leads, range } from '../helpers/leads.js';

/** Divides a list of which all leads are shown. */
function divide(list: readonly Lead[], before: readonly Block[] = []): readonly Block[] {
  return blocksOf(list, list, before);
}

/** 60 leads in three blocks of 20, with the keys 0, 1 and 2, page by page. */
function threePages() {
  const list = leads(...range(1, 60));
  const blocks = [20, 40, 60].reduce(
    (before: readonly Block[], count) => divide(list.slice(0, count), before),
    [],
  );
  return { list, blocks };
}

/** The key and the ids of each block. */
function shapeOf(blocks: readonly Block[]): [key: number, ids: number[]][] {
  return blocks.map(({ key, leads }) => [key, ids(leads)]);
}

describe('blocksOf', () => {
  it('records which blocks were added out of sight, and keeps that', () => {
    const isFar = (blocks: readonly Block[]) => blocks.map((block) => block.isFar);
    const first = divide(leads(...range(1, 50)));
    expect(isFar(first)).to.deep.equal([false, true]);
    const further = divide(leads(...range(0, 70)), first);
    expect(isFar(further)).to.deep.equal([false, false, true, false]);
    const long = divide(leads(...range(1, 200)));
    expect(isFar(divide(leads(...range(1, 220)), long)).at(-1)).to.equal(true);
  });

  for (const [title, moved, expected] of [
    [
      'opens a block for new leads between two blocks',
      [...range(1, 20), 101, ...range(21, 60)],
      [
        [0, range(1, 20)],
        [3, [101]],
        [1, range(21, 40)],
        [2, range(41, 60)],
      ],
    ],
    [
      'moves no other lead if some jump to the top',
      [30, 50, ...range(1, 29), ...range(31, 49), ...range(51, 60)],
      [
        [3, [30, 50]],
        [0, range(1, 20)],
        [1, [...range(21, 29), ...range(31, 40)]],
        [2, [...range(41, 49), ...range(51, 60)]],
      ],
    ],
    [
      'keeps a block that loses its first or its last lead',
      [...range(1, 20), ...range(22, 59)],
      [
        [0, range(1, 20)],
        [1, range(22, 40)],
        [2, range(41, 59)],
      ],
    ],
  ] as const) {
    it(title, () => {
      const after = divide(leads(...moved), threePages().blocks);
      expect(shapeOf(after)).to.deep.equal(expected);
    });
  }

  it('keeps the objects of blocks whose leads and positions are the same', () => {
    const { list, blocks } = threePages();
    const changed = list.with(59, lead(60, { unread: 1 }));
    for (const after of [blocksOf(list, list.slice(0, -1), blocks), divide(changed, blocks)]) {
      expect(after.map((block, index) => block === blocks[index])).to.deep.equal([
        true,
        true,
        false,
      ]);
    }
  });

  it('fills a block with 25 leads, and counts those that are shown', () => {
    const list = leads(...range(1, 30));
    const blocks = blocksOf(
      list,
      leads(5, 28).map(({ id }) => list[id - 1]!),
      [],
    );
    expect(shapeOf(blocks)).to.deep.equal([
      [0, range(1, 25)],
      [1, range(26, 30)],
    ]);
    expect(blocks.map(({ size }) => size)).to.deep.equal([1, 1]);
    const shown = blocks.flatMap(({ positions }) =>
      positions.map((each) => each !== NOT_SHOWN && each),
    );
    expect([shown[4], shown[27], shown.filter(Boolean).length]).to.deep.equal([1, 2, 2]);
  });

  it('uses no key again', () => {
    const { list, blocks } = threePages();
    const fewer = divide(list.slice(20, 40), blocks);
    const after = divide([lead(101), ...list.slice(20, 60)], fewer);
    expect(after.map(({ key }) => key)).to.deep.equal([2, 1, 3]);
  });

  it('gathers blocks in groups of some 500 leads, each of which stays in its group', () => {
    const groupsIn = (blocks: readonly Block[]) =>
      groupsOf(blocks).map(({ key, blocks: { length }, size }) => [key, length, size]);
    const blocks = divide(leads(...range(1, 1200)));
    expect(groupsIn(blocks)).to.deep.equal([
      [-1, 20, 500],
      [20, 20, 500],
      [40, 8, 200],
    ]);
    const moved = divide(leads(2001, ...range(1, 600), 2002, ...range(601, 1220)), blocks);
    expect(groupsIn(moved)).to.deep.equal([
      [-1, 21, 501],
      [20, 21, 501],
      [40, 9, 220],
    ]);
    const withoutOpener = divide(leads(...range(1, 500), ...range(526, 1200)), blocks);
    expect(groupsIn(withoutOpener)).to.deep.equal([
      [-1, 39, 975],
      [40, 8, 200],
    ]);
  });
});
