import { blocksOf, type Block } from './blocks.js';
import type { Lead } from './lead.js';
import { hasSameItems } from './memoize.js';

/** The position of a lead that is not shown. */
export const NOT_SHOWN = 0;

/** A group with this many leads accepts no further block at the end of the list. */
export const FULL_GROUP_SIZE = 500;

export interface ShownBlock {
  readonly block: Block;
  /** For each lead, its position among all shown leads, from 1, or `NOT_SHOWN`. */
  readonly positions: readonly number[];
  readonly size: number;
}

/** Consecutive blocks whose layout the browser can skip together. */
export interface BlockGroup {
  /** Identifies the group from one list to the next. */
  readonly key: number;
  readonly blocks: readonly ShownBlock[];
}

/** The blocks of a list, which are drawn, in groups. */
export class BlockGroups {
  groups: readonly BlockGroup[] = [];

  #leads: readonly Lead[] = [];
  #blocks: readonly Block[] = [];
  #shown: readonly Lead[] = [];
  #shownBlocks: readonly ShownBlock[] = [];

  /** Divides leads, of which `shown` are shown, and changes as little as possible. */
  update(leads: readonly Lead[], shown: readonly Lead[]): void {
    if (leads === this.#leads && shown === this.#shown) {
      return;
    }
    if (leads !== this.#leads) {
      this.#leads = leads;
      this.#blocks = blocksOf(leads, this.#blocks);
    }
    this.#shown = shown;
    this.#shownBlocks = shownBlocksOf(this.#blocks, shown, this.#shownBlocks);
    this.groups = groupsOf(this.#shownBlocks, this.groups);
  }
}

/**
 * Finds the shown leads of each block. `shown` has them in the order of the list. A block that has
 * not changed since `before` stays the same object.
 */
export function shownBlocksOf(
  blocks: readonly Block[],
  shown: readonly Lead[],
  before: readonly ShownBlock[],
): readonly ShownBlock[] {
  let count = 0;
  return blocks.map((block, index) => {
    const countAbove = count;
    const positions = block.leads.map((lead) => (lead === shown[count] ? ++count : NOT_SHOWN));
    const known = before[index];
    return known?.block === block && hasSameItems(known.positions, positions)
      ? known
      : { block, positions, size: count - countAbove };
  });
}

/**
 * Divides blocks into groups. A block stays in its group, since a move would draw all its rows
 * anew. A new block joins the group above it; at the end of the list, only until that group is
 * full. A group with the same blocks stays the same object.
 */
export function groupsOf(
  blocks: readonly ShownBlock[],
  before: readonly BlockGroup[],
): readonly BlockGroup[] {
  const groupsBefore = new Map(before.map((group) => [group.key, group]));
  const keys = new Map(
    before.flatMap((group) => group.blocks.map(({ block }) => [block.key, group.key])),
  );
  const lastKnown = blocks.findLastIndex(({ block }) => keys.has(block.key));
  let newKey = Math.max(-1, ...groupsBefore.keys()) + 1;
  const groups: { key: number; blocks: ShownBlock[]; size: number }[] = [];
  blocks.forEach((shown, index) => {
    const above = groups.at(-1);
    const hasRoom = above && (index < lastKnown || above.size < FULL_GROUP_SIZE);
    const key = keys.get(shown.block.key) ?? (hasRoom ? above.key : newKey++);
    const size = shown.block.leads.length;
    if (above?.key === key) {
      above.blocks.push(shown);
      above.size += size;
    } else {
      groups.push({ key, blocks: [shown], size });
    }
  });
  return groups.map((group) => {
    const known = groupsBefore.get(group.key);
    return known && hasSameItems(known.blocks, group.blocks) ? known : group;
  });
}
