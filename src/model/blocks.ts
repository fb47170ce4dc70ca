import { identityOf, type Identity, type Lead } from './lead.js';
import { hasSameItems } from './memoize.js';

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

/** A block before the change. */
interface OldBlock {
  readonly block: Block;
  readonly index: number;
  /** The number of its leads that the walk has not reached. */
  leadsAhead: number;
}

/** Consecutive leads of one old block, or of none. */
interface Run {
  readonly old: OldBlock | undefined;
  leads: Lead[];
}

/**
 * Divides leads into blocks, and changes as few as possible of the blocks `before`. A block with
 * the same leads and start stays the same object, so an append touches nothing before it. A lead
 * stays in its block, even if it has changed, unless it has jumped past others. New leads get new
 * blocks, except between two leads of one block: if a visible block were filled up, the browser
 * would lay out its rows again.
 */
export function blocksOf(leads: readonly Lead[], before: readonly Block[]): readonly Block[] {
  const firstChanged = before.findIndex(({ leads: old, start }) =>
    old.some((lead, index) => lead !== leads[start + index]),
  );
  const unchanged = firstChanged === -1 ? before : before.slice(0, firstChanged);
  const last = unchanged.at(-1);
  const start = last ? last.start + last.leads.length : 0;
  if (unchanged === before && start === leads.length) {
    return before;
  }
  const changed = before.slice(unchanged.length);
  const oldBlocks = changed.map((block, index) => ({ block, index, leadsAhead: 0 }));
  const runs = keepInOrder(runsOf(leads.slice(start), oldBlocks), oldBlocks);
  const newKey = Math.max(-1, ...before.map(({ key }) => key)) + 1;
  return [...unchanged, ...toBlocks(runs, start, newKey)];
}

/** Collects consecutive leads of one block, or of none. Counts the leads of each block. */
function runsOf(leads: readonly Lead[], oldBlocks: readonly OldBlock[]): Run[] {
  const oldBlockOf = new Map<Identity, OldBlock>();
  for (const old of oldBlocks) {
    for (const lead of old.block.leads) {
      oldBlockOf.set(identityOf(lead), old);
    }
  }
  const runs: Run[] = [];
  for (const lead of leads) {
    const old = oldBlockOf.get(identityOf(lead));
    const last = runs.at(-1);
    if (last && last.old === old) {
      last.leads.push(lead);
    } else {
      runs.push({ old, leads: [lead] });
    }
    if (old) {
      old.leadsAhead++;
    }
  }
  return runs;
}

/**
 * Walks the runs once, and keeps each in its block while the blocks stay in order. Skips a move
 * forward that would take more leads out of their blocks than it keeps, so a lead that jumps to the
 * top does not move all others.
 */
function keepInOrder(runs: readonly Run[], oldBlocks: readonly OldBlock[]): Run[] {
  const kept: Run[] = [];
  let current = 0;
  for (const { old, leads } of runs) {
    let home: OldBlock | undefined;
    if (old) {
      old.leadsAhead -= leads.length;
      let lost = 0;
      for (const { leadsAhead } of oldBlocks.slice(current, old.index)) {
        lost += leadsAhead;
      }
      if (old.index >= current && lost < leads.length) {
        current = old.index;
        home = old;
      }
    }
    addRun(kept, { old: home, leads });
  }
  return kept;
}

/** Adds a run, joined with an earlier one of its block and with new leads between the two. */
function addRun(runs: Run[], run: Run): void {
  const last = runs.at(-1);
  const beforeLast = runs.at(-2);
  if (last && last.old === run.old) {
    last.leads = last.leads.concat(run.leads);
  } else if (last && run.old && beforeLast?.old === run.old) {
    runs.pop();
    beforeLast.leads = beforeLast.leads.concat(last.leads, run.leads);
  } else {
    runs.push(run);
  }
}

/** Splits each run into blocks of the right size. The first keeps the key of its block. */
function toBlocks(runs: readonly Run[], firstStart: number, newKey: number): Block[] {
  const blocks: Block[] = [];
  let start = firstStart;
  for (const { old, leads } of runs) {
    const parts = Math.ceil(leads.length / MAX_BLOCK_SIZE);
    const size = old ? Math.ceil(leads.length / parts) : NEW_BLOCK_SIZE;
    for (let from = 0; from < leads.length; from += size) {
      const part = leads.slice(from, from + size);
      const block = from === 0 ? old?.block : undefined;
      if (block?.start === start && hasSameItems(block.leads, part)) {
        blocks.push(block);
      } else {
        const isBelowNew = old ? old.block.isBelowNew : from > 0;
        blocks.push({ key: block ? block.key : newKey++, start, leads: part, isBelowNew });
      }
      start += part.length;
    }
  }
  return blocks;
}
