import type { ShownBlock } from './shown-blocks.js';

/** A group with this many leads accepts no further block at the end of the list. */
export const FULL_GROUP_SIZE = 500;

/** Consecutive blocks whose layout the browser can skip together. */
export interface BlockGroup {
  /** Identifies the group from one list to the next. */
  readonly key: number;
  readonly blocks: readonly ShownBlock[];
}

/** A group that is being filled. */
interface Draft {
  readonly key: number;
  readonly blocks: ShownBlock[];
  size: number;
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
  const keys = groupKeysOf(before);
  let knownLeft = blocks.filter(({ block }) => keys.has(block.key)).length;
  let newKey = Math.max(-1, ...before.map(({ key }) => key)) + 1;
  const groups: Draft[] = [];
  for (const shown of blocks) {
    const above = groups.at(-1);
    const known = keys.get(shown.block.key);
    knownLeft -= known === undefined ? 0 : 1;
    const hasRoom = above && (knownLeft > 0 || above.size < FULL_GROUP_SIZE);
    const key = known ?? (hasRoom ? above.key : newKey++);
    const size = shown.block.leads.length;
    if (above?.key === key) {
      above.blocks.push(shown);
      above.size += size;
    } else {
      groups.push({ key, blocks: [shown], size });
    }
  }
  const groupsBefore = new Map(before.map((group) => [group.key, group]));
  return groups.map(({ key, blocks: shown }) => {
    const known = groupsBefore.get(key);
    return known && hasBlocks(known, shown) ? known : { key, blocks: shown };
  });
}

/** Whether a group consists of exactly these blocks. */
function hasBlocks({ blocks }: BlockGroup, others: readonly ShownBlock[]): boolean {
  return blocks.length === others.length && blocks.every((shown, index) => shown === others[index]);
}

/** Maps the keys of blocks to those of their groups. */
function groupKeysOf(groups: readonly BlockGroup[]): ReadonlyMap<number, number> {
  const keys = new Map<number, number>();
  for (const { key, blocks } of groups) {
    for (const { block } of blocks) {
      keys.set(block.key, key);
    }
  }
  return keys;
}
