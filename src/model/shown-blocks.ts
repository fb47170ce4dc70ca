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
  return blocks.map((block, index) => {
    const first = count;
    const positions = block.leads.map((lead) => (lead === shown[count] ? ++count : NOT_SHOWN));
    const known = before[index];
    return known?.block === block && isSame(known.positions, positions)
      ? known
      : { block, positions, size: count - first };
  });
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  return a.every((position, index) => position === b[index]);
}
