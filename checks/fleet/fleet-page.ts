import type { Server } from './server.js';
import type { VirtualTime } from './virtual-time.js';

export interface Surroundings {
  readonly time: VirtualTime;
  readonly api: Server;
  /** The site's own server, which says who is signed in. */
  readonly site: Server;
  readonly intervalMs: number;
  /** Called when a page first shows a message. */
  readonly onFailure: (page: FleetPage) => void;
}

/** One page of the fleet. */
export abstract class FleetPage {
  /** The number of pages of rows that were asked for. */
  asked = 0;
  isSignedIn = true;
  hasFailed = false;
  /** When rows came, first and last. */
  rowsAt: number | undefined;
  freshAt = 0;
  readonly openedAt: number;
  protected readonly surroundings: Surroundings;

  constructor(surroundings: Surroundings) {
    this.surroundings = surroundings;
    this.openedAt = surroundings.time.now();
  }

  abstract happen(event: 'press' | 'online' | 'visible' | 'close'): void;

  protected noteRows(): void {
    this.freshAt = this.surroundings.time.now();
    this.rowsAt ??= this.freshAt;
  }

  protected noteFailure(): void {
    if (this.rowsAt === undefined && !this.hasFailed) {
      this.hasFailed = true;
      this.surroundings.onFailure(this);
    }
  }
}
