import type { Block } from './blocks.js';
import type { Lead } from './lead.js';

/** The position of a lead that is not shown. */
export const NOT_SHOWN = 0;

/** A block, and which of its leads are shown. */
export interface ShownBlock {
  readonly block: Block;
  /** For each lead, its position among all shown leads, from 1, or `NOT_SHOWN`. */
  readonly positions: readonly number[];
  readonly size: number;
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
    const known = before[index];
    const isSame = known?.block === block && isUnchanged(known, shown, count);
    const shownBlock = isSame ? known : toShownBlock(block, shown, count);
    count += shownBlock.size;
    return shownBlock;
  });
}

/** Whether a block is shown as before. Creates no array, since most blocks are unchanged. */
function isUnchanged(
  { block, positions }: ShownBlock,
  shown: readonly Lead[],
  countAbove: number,
): boolean {
  let count = countAbove;
  for (let index = 0; index < positions.length; index++) {
    const isShown = block.leads[index] === shown[count];
    count += isShown ? 1 : 0;
    if (positions[index] !== (isShown ? count : NOT_SHOWN)) {
      return false;
    }
  }
  return true;
}

function toShownBlock(block: Block, shown: readonly Lead[], countAbove: number): ShownBlock {
  let size = 0;
  const positions = block.leads.map((lead) => {
    if (lead !== shown[countAbove + size]) {
      return NOT_SHOWN;
    }
    size++;
    return countAbove + size;
  });
  return { block, positions, size };
}
