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
  let count = 0;
  const positionOf = (lead: Lead | undefined) => (lead === shown[count] ? ++count : NOT_SHOWN);
  return blocks.map((block, index) => {
    const first = count;
    const known = before[index];
    // Makes no array for a block that is the same, as most are.
    if (
      known?.block === block &&
      known.positions.every((was, at) => was === positionOf(block.leads[at]))
    ) {
      return known;
    }
    count = first;
    const positions = block.leads.map(positionOf);
    return { block, positions, size: count - first };
  });
}
