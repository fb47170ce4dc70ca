import { identityOf, type Identity, type Lead } from './lead.js';

/** The maximum number of leads in a block. */
export const MAX_BLOCK_SIZE = 50;

/** The number of new leads in a block. Leaves room for leads that are inserted later. */
export const NEW_BLOCK_SIZE = 25;

/** Consecutive leads of the list, which are drawn together. */
export interface Block {
  /** Identifies the block from one list to the next. */
  readonly key: number;
  /** The index of its first lead in the list. */
  readonly start: number;
  readonly leads: readonly Lead[];
  /** Whether it was added below another new block, more than a screen below the reader's place. */
  readonly isBelowNew: boolean;
}

/** A block of the previous division. */
interface OldBlock {
  readonly block: Block;
  readonly index: number;
  /** The number of its leads that the walk has not reached. */
  leadsAhead: number;
}

/** Consecutive leads that were in one block, or in none. */
interface Stretch {
  readonly old: OldBlock | undefined;
  readonly leads: Lead[];
}

/** Leads for one existing block, or for new blocks. */
interface Group {
  readonly block: Block | undefined;
  leads: readonly Lead[];
}

/**
 * Divides leads into blocks, and changes as few as possible of the blocks `before`. A block with
 * the same leads and start stays the same object, so an append touches nothing before it. A lead
 * stays in its block, even if it has changed, unless it has jumped past others. New leads get new
 * blocks, except between two leads of one block: if a visible block were filled up, the browser
 * would lay out its rows again.
 */
export function blocksOf(leads: readonly Lead[], before: readonly Block[]): readonly Block[] {
  const firstChanged = before.findIndex((block) => !hasLeads(block, leads, block.start));
  const unchanged = firstChanged === -1 ? before : before.slice(0, firstChanged);
  const last = unchanged.at(-1);
  const start = last ? last.start + last.leads.length : 0;
  if (unchanged === before && start === leads.length) {
    return before;
  }
  const groups = groupByBlock(leads.slice(start), before.slice(unchanged.length));
  const newKey = Math.max(-1, ...before.map(({ key }) => key)) + 1;
  return [...unchanged, ...toBlocks(groups, start, newKey)];
}

/** Whether `leads` has the same objects as a block, from an index on. */
function hasLeads(block: Block, leads: readonly Lead[], start: number): boolean {
  for (let index = 0; index < block.leads.length; index++) {
    if (block.leads[index] !== leads[start + index]) {
      return false;
    }
  }
  return true;
}

/**
 * Walks the leads once, and keeps each in its block while the blocks stay in order. Skips a move
 * forward that would take more leads out of their blocks than it keeps, so a lead that jumps to the
 * top does not move all others.
 */
function groupByBlock(leads: readonly Lead[], before: readonly Block[]): Group[] {
  const oldBlocks = before.map((block, index) => ({ block, index, leadsAhead: 0 }));
  const stretches = toStretches(leads, oldBlocks);
  const groups: Group[] = [];
  let current = 0;
  for (const { old, leads: stretch } of stretches) {
    let block: Block | undefined;
    if (old) {
      old.leadsAhead -= stretch.length;
      if (old.index >= current && countAhead(oldBlocks, current, old.index) < stretch.length) {
        current = old.index;
        block = old.block;
      }
    }
    addToGroups(groups, stretch, block);
  }
  return groups;
}

/** Counts the leads ahead in the blocks from one index up to, but not including, another. */
function countAhead(oldBlocks: readonly OldBlock[], from: number, to: number): number {
  let count = 0;
  for (let index = from; index < to; index++) {
    count += oldBlocks[index]?.leadsAhead ?? 0;
  }
  return count;
}

/** Collects consecutive leads that were in one block, or in none. Counts the leads of each block. */
function toStretches(leads: readonly Lead[], oldBlocks: readonly OldBlock[]): Stretch[] {
  const oldBlockOf = new Map<Identity, OldBlock>();
  for (const old of oldBlocks) {
    for (const lead of old.block.leads) {
      oldBlockOf.set(identityOf(lead), old);
    }
  }
  const stretches: Stretch[] = [];
  for (const lead of leads) {
    const old = oldBlockOf.get(identityOf(lead));
    const last = stretches.at(-1);
    if (last && last.old === old) {
      last.leads.push(lead);
    } else {
      stretches.push({ old, leads: [lead] });
    }
    if (old) {
      old.leadsAhead++;
    }
  }
  return stretches;
}

function addToGroups(groups: Group[], leads: readonly Lead[], block: Block | undefined): void {
  const last = groups.at(-1);
  const beforeLast = groups.at(-2);
  if (last && last.block === block) {
    last.leads = last.leads.concat(leads);
  } else if (last && block && beforeLast?.block === block) {
    // The last group is between two leads of one block.
    groups.pop();
    beforeLast.leads = beforeLast.leads.concat(last.leads, leads);
  } else {
    groups.push({ block, leads });
  }
}

/** Splits each group into blocks of the right size. The first keeps the key of its block. */
function toBlocks(groups: readonly Group[], firstStart: number, newKey: number): Block[] {
  const blocks: Block[] = [];
  let start = firstStart;
  for (const { block, leads } of groups) {
    const parts = Math.ceil(leads.length / MAX_BLOCK_SIZE);
    const size = block ? Math.ceil(leads.length / parts) : NEW_BLOCK_SIZE;
    for (let from = 0; from < leads.length; from += size) {
      const part = leads.slice(from, from + size);
      const old = from === 0 ? block : undefined;
      const isBelowNew = block ? block.isBelowNew : from > 0;
      const isSame = old?.start === start && old.leads.length === part.length;
      if (old && isSame && hasLeads(old, part, 0)) {
        blocks.push(old);
      } else {
        blocks.push({ key: old ? old.key : newKey++, start, leads: part, isBelowNew });
      }
      start += part.length;
    }
  }
  return blocks;
}
