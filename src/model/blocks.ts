import { identityOf, type Identity, type Lead } from './lead.js';
import { hasSameItems } from './memoize.js';

const MAX_BLOCK_SIZE = 25;
/** The index of the first lead that makes a list long. */
const LONG_START = 200;
/** A group with this many leads accepts no further block at the end of the list. */
const FULL_GROUP_SIZE = 500;

export const NOT_SHOWN = 0;

/** Consecutive leads of the list, which are drawn together. */
export interface Block {
  /** The same from one list to the next. */
  readonly key: number;
  readonly leads: readonly Lead[];
  /** For each lead, its position among all shown leads, from 1, or `NOT_SHOWN`. */
  readonly positions: readonly number[];
  /** The number of shown leads. */
  readonly size: number;
  /** Whether it was out of the reader's sight when it was added. */
  readonly isFar: boolean;
  /** Whether a group begins with it. The first group begins with the list. */
  readonly opensGroup: boolean;
}

/** Consecutive blocks, whose layout the browser can skip together. */
export interface BlockGroup {
  /** That of the block that opens the group; -1 for the first group. */
  readonly key: number;
  readonly blocks: readonly Block[];
  readonly size: number;
}

/**
 * Divides leads into blocks, and finds those that are shown, which are in the order of the list. A
 * block with the same leads and positions as before stays the same object, so an append changes no
 * earlier block.
 */
export function blocksOf(
  leads: readonly Lead[],
  shown: readonly Lead[],
  before: readonly Block[],
): readonly Block[] {
  const byFirst = new Map(before.map((block) => [firstOf(block.leads), block]));
  const byLast = new Map(before.map((block) => [lastOf(block.leads), block]));
  const unused = new Set(before);
  const firstNewKey = Math.max(-1, ...before.map(({ key }) => key)) + 1;
  let newKey = firstNewKey;
  let start = 0;
  let count = 0;
  let groupSize = 0;
  const blocks: Block[] = [];
  for (const part of divide(leads, byFirst, byLast)) {
    const known = [byFirst.get(firstOf(part)), byLast.get(lastOf(part))].find(
      (block) => block && unused.delete(block),
    );
    const countAbove = count;
    const positions = part.map((lead) => (lead === shown[count] ? ++count : NOT_SHOWN));
    const isBelowNew = (blocks.at(-1)?.key ?? -1) >= firstNewKey;
    const isSame =
      known && hasSameItems(known.leads, part) && hasSameItems(known.positions, positions);
    const opensGroup = known?.opensGroup ?? groupSize >= FULL_GROUP_SIZE;
    blocks.push(
      isSame
        ? known
        : {
            key: known?.key ?? newKey++,
            leads: part,
            positions,
            size: count - countAbove,
            isFar: known?.isFar ?? (isBelowNew || start >= LONG_START),
            opensGroup,
          },
    );
    start += part.length;
    groupSize = (opensGroup ? 0 : groupSize) + part.length;
  }
  return blocks;
}

/** Gathers blocks in groups. A block does not change its group while the first of the group stays. */
export function groupsOf(blocks: readonly Block[]): readonly BlockGroup[] {
  let group = { key: -1, blocks: [] as Block[], size: 0 };
  const groups = [group];
  for (const block of blocks) {
    if (block.opensGroup) {
      group = { key: block.key, blocks: [], size: 0 };
      groups.push(group);
    }
    group.blocks.push(block);
    group.size += block.size;
  }
  return groups;
}

type BlockByEnd = ReadonlyMap<Identity | undefined, Block>;

/** Ends a block where one has ended before, above where one has begun, and where it is full. */
function divide(leads: readonly Lead[], firsts: BlockByEnd, lasts: BlockByEnd): Lead[][] {
  const parts: Lead[][] = [];
  let part: Lead[] | undefined;
  for (const lead of leads) {
    const identity = identityOf(lead);
    if (!part || part.length === MAX_BLOCK_SIZE || firsts.has(identity)) {
      part = [];
      parts.push(part);
    }
    part.push(lead);
    if (lasts.has(identity)) {
      part = undefined;
    }
  }
  return parts;
}

function firstOf([first]: readonly Lead[]) {
  return first && identityOf(first);
}

function lastOf(leads: readonly Lead[]) {
  return firstOf(leads.slice(-1));
}
