import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { groupsOf, type BlockGroup } from '../model/block-groups.js';
import { blocksOf, type Block } from '../model/blocks.js';
import type { Lead } from '../model/lead.js';
import { shownBlocksOf, type ShownBlock } from '../model/shown-blocks.js';

export interface BlocksControllerOptions {
  /** All leads, each of which has a row. */
  readonly leads: () => readonly Lead[];
  /** Those of them whose rows are shown. */
  readonly shown: () => readonly Lead[];
}

/** Divides the leads into the blocks that are drawn, and these into groups, whenever they change. */
export class BlocksController implements ReactiveController {
  groups: readonly BlockGroup[] = [];

  readonly #options: BlocksControllerOptions;
  /** The leads that are divided. */
  #divided: readonly Lead[] = [];
  #blocks: readonly Block[] = [];
  #shown: readonly Lead[] = [];
  #shownBlocks: readonly ShownBlock[] = [];

  constructor(host: ReactiveControllerHost, options: BlocksControllerOptions) {
    this.#options = options;
    host.addController(this);
  }

  hostUpdate(): void {
    const leads = this.#options.leads();
    const shown = this.#options.shown();
    if (leads !== this.#divided) {
      this.#divided = leads;
      this.#blocks = blocksOf(leads, this.#blocks);
    } else if (shown === this.#shown) {
      return;
    }
    this.#shown = shown;
    this.#shownBlocks = shownBlocksOf(this.#blocks, shown, this.#shownBlocks);
    this.groups = groupsOf(this.#shownBlocks, this.groups);
  }
}
