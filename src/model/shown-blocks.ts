import type { Block } from './blocks.js';
import type { Lead } from './lead.js';

/** The position of a lead that is not shown. */
export const NOT_SHOWN = 0;

/** A block, and which of its leads are shown. */
export interface ShownBlock {
  readonly block: Block;
  /** For each lead its position among all that are shown, from 1, or `NOT_SHOWN`. */
  readonly positions: readonly number[];
  /** How many of its leads are shown. */
  readonly size: number;
}

/**
 * Finds out which leads of each block are shown: `shown` are some of them, in their order. A block
 * in which nothing has changed since `before` stays the same object.
 */
export function shownBlocksOf(
  blocks: readonly Block[],
  shown: readonly Lead[],
  before: readonly ShownBlock[],
): readonly ShownBlock[] {
  let above = 0;
  return blocks.map((block, index) => {
    const known = before[index];
    const isStill = known?.block === block && hasPositions(known, shown, above);
    const shownBlock = isStill ? known : shownBlockOf(block, shown, above);
    above += shownBlock.size;
    return shownBlock;
  });
}

/** Finds out which leads of a block are shown, below so many others. */
function shownBlockOf(block: Block, shown: readonly Lead[], above: number): ShownBlock {
  let count = above;
  const positions = block.leads.map((lead) => (lead === shown[count] ? ++count : NOT_SHOWN));
  return { block, positions, size: count - above };
}

/** Whether `shownBlockOf` would find the same positions. Makes no array: most blocks are unchanged. */
function hasPositions(
  { block, positions }: ShownBlock,
  shown: readonly Lead[],
  above: number,
): boolean {
  let count = above;
  for (let index = 0; index < positions.length; index++) {
    const position = block.leads[index] === shown[count] ? ++count : NOT_SHOWN;
    if (position !== positions[index]) {
      return false;
    }
  }
  return true;
}
