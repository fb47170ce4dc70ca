import { groupsOf, type BlockGroup } from './block-groups.js';
import { blocksOf, type Block } from './blocks.js';
import type { Lead } from './lead.js';
import { shownBlocksOf, type ShownBlock } from './shown-blocks.js';

/** The division of a list into blocks, which are drawn, and of the blocks into groups. */
export class Division {
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
