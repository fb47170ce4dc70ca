import fc from 'fast-check';
import { expect } from '@esm-bundle/chai';
import { groupsOf, shownBlocksOf, type BlockGroup } from '../../src/model/block-groups.js';
import { blocksOf, MAX_BLOCK_SIZE, NEW_BLOCK_SIZE, type Block } from '../../src/model/blocks.js';
import { identityOf, type Identity, type Lead } from '../../src/model/lead.js';
import { leads, range } from '../helpers/leads.js';
import { checkLaw } from '../helpers/histories.js';
import { anyMove, moveList, type ListMove } from '../helpers/moving-list.js';

interface History {
  count: number;
  moves: ListMove[][];
}

const count = fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 130 }));
const move: fc.Arbitrary<ListMove> = fc.oneof(
  { arbitrary: fc.record({ kind: fc.constant('append' as const), count }), weight: 1 },
  { arbitrary: anyMove(fc.nat(400), count), weight: 4 },
);
const moves = fc.array(fc.array(move, { maxLength: 4 }), { maxLength: 8 });
const history: fc.Arbitrary<History> = fc.record({ count: fc.nat(300), moves });
/** Of a list with some full groups. */
const longHistory: fc.Arbitrary<History> = fc.record({ count: fc.nat(1500), moves });

/** A list that moves, with the blocks and groups of its last state. */
class World {
  list: readonly Lead[];
  blocks: readonly Block[];
  groups: readonly BlockGroup[] = [];
  /** The blocks and groups of the previous state. */
  groupsBefore: readonly BlockGroup[] = [];
  #nextId = 10_000;

  constructor({ count }: History) {
    this.list = leads(...range(1, count));
    this.blocks = blocksOf(this.list, []);
    this.groups = this.#grouped();
  }

  /** Moves the list, divides it again, and returns the previous blocks. */
  apply(...moves: readonly ListMove[]): readonly Block[] {
    this.list = moveList(this.list, moves, () => this.#nextId++);
    const before = this.blocks;
    this.blocks = blocksOf(this.list, before);
    this.groupsBefore = this.groups;
    this.groups = this.#grouped();
    return before;
  }

  #grouped(): readonly BlockGroup[] {
    return groupsOf(shownBlocksOf(this.blocks, this.list, []), this.groups);
  }
}

function keysOf(blocks: readonly Block[]): number[] {
  return blocks.map(({ key }) => key);
}

/** The key of the block that each lead is in. */
function keyByIdentity(blocks: readonly Block[]): Map<Identity, number> {
  return new Map(
    blocks.flatMap(({ key, leads }) => leads.map((row) => [identityOf(row), key] as const)),
  );
}

/** Checks that every lead has stayed in its block, except for a lead that has moved. */
function expectSameBlocks(world: World, before: readonly Block[], moved?: Lead): void {
  const old = keyByIdentity(before);
  for (const [identity, key] of keyByIdentity(world.blocks)) {
    if (!moved || identity !== identityOf(moved)) {
      expect(key).to.equal(old.get(identity));
    }
  }
}

/** Checks a law in each state of a list. */
function check(
  title: string,
  law: (world: World, before: readonly Block[]) => void,
  arbitrary = history,
) {
  checkLaw(
    title,
    arbitrary,
    (given) => {
      const world = new World(given);
      law(world, []);
      for (const moves of given.moves) {
        law(world, world.apply(...moves));
      }
    },
    { count: 400 },
  );
}

describe('laws of blocksOf', () => {
  check('blocks have the leads of the list, in their order, and 1 to 50 each', (world) => {
    const joined: Lead[] = [];
    for (const { start, leads } of world.blocks) {
      expect(leads.length).to.be.within(1, MAX_BLOCK_SIZE);
      expect(start).to.equal(joined.length);
      joined.push(...leads);
    }
    expect(joined).to.have.length(world.list.length);
    expect(joined.every((row, index) => row === world.list[index])).to.equal(true);
  });

  check('keys are unique, and a new block never reuses one', (world, before) => {
    const keys = keysOf(world.blocks);
    expect(new Set(keys).size).to.equal(keys.length);
    const newKeys = keys.filter((key) => !keysOf(before).includes(key));
    expect(Math.min(Infinity, ...newKeys)).to.be.greaterThan(Math.max(-1, ...keysOf(before)));
  });

  check('blocks that remain keep their order and at least one lead', (world, before) => {
    const kept = world.blocks.filter(({ key }) => keysOf(before).includes(key));
    expect(keysOf(kept)).to.deep.equal(keysOf(before).filter((key) => keysOf(kept).includes(key)));
    const old = keyByIdentity(before);
    for (const { key, leads } of kept) {
      expect(leads.some((row) => old.get(identityOf(row)) === key)).to.equal(true);
    }
  });

  check('leading blocks with the same leads are the same objects', (world, before) => {
    for (const [index, old] of before.entries()) {
      if (!old.leads.every((row, offset) => row === world.list[old.start + offset])) {
        return;
      }
      expect(world.blocks[index] === old).to.equal(true);
    }
  });

  check('an unchanged list keeps the array of its blocks', ({ blocks, list }) => {
    expect(blocksOf([...list], blocks) === blocks).to.equal(true);
  });

  check('an append changes no earlier block, and adds blocks of 25', (world) => {
    const before = world.apply({ kind: 'append', count: 60 });
    const { blocks } = world;
    expect(before.every((block, index) => block === blocks[index])).to.equal(true);
    const sizes = blocks.slice(before.length).map(({ leads }) => leads.length);
    expect(sizes).to.deep.equal([NEW_BLOCK_SIZE, NEW_BLOCK_SIZE, 10]);
  });

  check('an update of one lead changes one block, and no key', (world) => {
    for (const at of [0, world.list.length >> 1, world.list.length - 1]) {
      if (world.list.length > 0) {
        const before = world.apply({ kind: 'change', at });
        const changed = world.blocks.filter((block, index) => block !== before[index]);
        expect(changed).to.have.length(1);
        expect(keysOf(world.blocks)).to.deep.equal(keysOf(before));
      }
    }
  });

  check('new leads on top keep the keys and the leads of all blocks', (world) => {
    const before = world.apply({ kind: 'insert', at: 0, count: 30 });
    const moved = world.blocks.slice(2);
    expect(keysOf(moved)).to.deep.equal(keysOf(before));
    expect(moved.map(({ start }) => start)).to.deep.equal(before.map(({ start }) => start + 30));
    expect(keyByIdentity(moved)).to.deep.equal(keyByIdentity(before));
  });

  check('removed leads leave all others in their blocks', (world) => {
    expectSameBlocks(world, world.apply({ kind: 'remove', at: 40, count: 70 }));
  });

  check('one lead that moves leaves all others in their blocks', (world) => {
    const from = world.list.length - 1;
    const moved = world.list[from];
    expectSameBlocks(world, world.apply({ kind: 'move', from, to: 0 }), moved);
  });
});

describe('laws of groupsOf', () => {
  /** The key of the group that each block is in, by the key of the block. */
  const groupKeys = (groups: readonly BlockGroup[]) =>
    new Map(groups.flatMap(({ key, blocks }) => blocks.map(({ block }) => [block.key, key])));

  check(
    'groups have the blocks of the list, in their order, and keep the blocks that remain',
    ({ blocks, groups, groupsBefore }) => {
      const joined = groups.flatMap((group) => group.blocks.map(({ block }) => block));
      expect(joined).to.have.length(blocks.length);
      expect(joined.every((block, index) => block === blocks[index])).to.equal(true);
      expect(new Set(groups.map(({ key }) => key)).size, 'each once').to.equal(groups.length);
      expect(groups.every((group) => group.blocks.length > 0)).to.equal(true);
      const old = groupKeys(groupsBefore);
      for (const [block, group] of groupKeys(groups)) {
        expect(group).to.equal(old.get(block) ?? group);
      }
    },
    longHistory,
  );
});
