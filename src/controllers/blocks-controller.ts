import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { blocksOf, type Block } from '../model/blocks.js';
import type { Lead } from '../model/lead.js';

/** Divides the leads into the blocks that are drawn, whenever they change. */
export class BlocksController implements ReactiveController {
  blocks: readonly Block[] = [];

  readonly #leads: () => readonly Lead[];
  /** The leads that are divided. */
  #divided: readonly Lead[] = [];

  constructor(host: ReactiveControllerHost, leads: () => readonly Lead[]) {
    this.#leads = leads;
    host.addController(this);
  }

  hostUpdate(): void {
    const leads = this.#leads();
    if (leads !== this.#divided) {
      this.#divided = leads;
      this.blocks = blocksOf(leads, this.blocks);
    }
  }
}
