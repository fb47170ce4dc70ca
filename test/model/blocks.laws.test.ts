import fc from 'fast-check';
import { expect } from '@esm-bundle/chai';
import { blocksOf, MAX_BLOCK_SIZE, NOT_SHOWN, type Block } from '../../src/model/blocks.js';
import type { Lead } from '../../src/model/lead.js';
import { leads, range } from '../helpers/leads.js';
import { checkLaw } from '../helpers/histories.js';
import { anyMove, moveList, type ListMove } from '../helpers/moving-list.js';

interface Step {
  moves: ListMove[];
  /** Every lead whose id this divides is hidden. */
  hidden: number;
}

const count = fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 130 }));
const move: fc.Arbitrary<ListMove> = fc.oneof(
  { arbitrary: fc.record({ kind: fc.constant('append' as const), count }), weight: 1 },
  { arbitrary: anyMove(fc.nat(400), count), weight: 4 },
);
const step = fc.record<Step>({
  moves: fc.array(move, { maxLength: 4 }),
  hidden: fc.constantFrom(1, 2, 7, Infinity),
});
const history = fc.record({ count: fc.nat(300), steps: fc.array(step, { maxLength: 8 }) });

/** A list that moves, with the blocks of its last state. */
class World {
  list: readonly Lead[];
  shown: readonly Lead[];
  blocks: readonly Block[];
  #nextId = 10_000;

  constructor(count: number) {
    this.list = leads(...range(1, count));
    this.shown = this.list;
    this.blocks = blocksOf(this.list, this.list, []);
  }

  /** Moves the list, divides it again, and returns the previous blocks. */
  apply(moves: readonly ListMove[], hidden = Infinity): readonly Block[] {
    this.list = moveList(this.list, moves, () => this.#nextId++);
    this.shown = this.list.filter(({ id }) => id % hidden !== 0);
    const before = this.blocks;
    this.blocks = blocksOf(this.list, this.shown, before);
    return before;
  }
}

/** Checks a law in each state of a list. */
function check(title: string, law: (world: World, before: readonly Block[]) => void) {
  checkLaw(
    title,
    history,
    (given) => {
      const world = new World(given.count);
      law(world, []);
      for (const { moves, hidden } of given.steps) {
        law(world, world.apply(moves, hidden));
      }
    },
    { count: 400 },
  );
}

function expectKept(before: readonly Block[], blocks: readonly Block[]): void {
  expect(before.every((block, index) => block === blocks[index])).to.equal(true);
}

describe('laws of blocksOf', () => {
  check('blocks have the leads of the list, in their order, and no block is empty', (world) => {
    const joined = world.blocks.flatMap(({ leads }) => leads);
    expect(joined).to.have.length(world.list.length);
    expect(joined.every((row, index) => row === world.list[index])).to.equal(true);
    for (const { leads } of world.blocks) {
      expect(leads.length).to.be.within(1, MAX_BLOCK_SIZE);
    }
  });

  check('positions count the shown leads', ({ blocks, shown }) => {
    const positions = blocks.flatMap((block) => block.positions);
    const counted = positions.filter((position) => position !== NOT_SHOWN);
    expect(counted).to.deep.equal(range(1, shown.length));
    const rows = blocks.flatMap(({ leads }) => leads);
    expect(rows.filter((_, index) => positions[index] !== NOT_SHOWN)).to.deep.equal(shown);
  });

  check('keys are unique, and a new block never reuses one', (world, before) => {
    const keys = world.blocks.map(({ key }) => key);
    expect(new Set(keys).size).to.equal(keys.length);
    const oldKeys = before.map(({ key }) => key);
    const newKeys = keys.filter((key) => !oldKeys.includes(key));
    expect(Math.min(Infinity, ...newKeys)).to.be.greaterThan(Math.max(-1, ...oldKeys));
  });

  check('the same list keeps all blocks', ({ blocks, list, shown }) => {
    expectKept(blocks, blocksOf([...list], [...shown], blocks));
  });

  check('an append changes no earlier block', (world) => {
    world.apply([]);
    expectKept(world.apply([{ kind: 'append', count: 60 }]), world.blocks);
  });

  check('new leads on top leave all others in their blocks', (world) => {
    const before = world.apply([{ kind: 'insert', at: 0, count: 30 }]);
    const shapeOf = (blocks: readonly Block[]) => blocks.map(({ key, leads }) => ({ key, leads }));
    const added = world.blocks.length - before.length;
    expect(shapeOf(world.blocks.slice(added))).to.deep.equal(shapeOf(before));
  });

  check('an update of one lead changes one block, and no key', (world) => {
    for (const at of [0, world.list.length >> 1, world.list.length - 1]) {
      if (world.list.length > 0) {
        world.apply([]);
        const before = world.apply([{ kind: 'change', at }]);
        expect(world.blocks.map(({ key }) => key)).to.deep.equal(before.map(({ key }) => key));
        const changed = world.blocks.filter((block, index) => block !== before[index]);
        expect(changed).to.have.length(1);
      }
    }
  });
});
