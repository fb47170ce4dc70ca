import { FleetPage, prepareGlobals, type Surroundings } from './fleet-page.js';
import { Server, type Trouble } from './server.js';
import { VirtualTime } from './virtual-time.js';

const PRESSES_S = [6, 12, 18];
/** How long a page stays open, on average. */
const STAY_S = 500;
/** A return to the tab refreshes a list only after this time. */
const FRESH_S = 60;
/** How long pages are open before the trouble, and the last part of it, which is measured. */
const SETTLE_S = 400;
const NORMAL_S = 200;
/** The part of the API's capacity that the pages need. */
const USE = 0.37;

export interface FleetOptions {
  readonly seed: number;
  readonly size: number;
  /** Whether readers of a message press its button. */
  readonly presses?: boolean;
}

/**
 * The average seconds between two returns to a tab. First pages and refreshes together need `USE`. A
 * reader may leave before the next refresh is due, or before the return that brings it.
 */
const ANOTHER = 1 - 50 / (USE * STAY_S);
const AWAY_S = STAY_S * (1 / (ANOTHER * Math.exp(FRESH_S / STAY_S)) - 1);

/** Pages that readers open and leave, with an API that could answer a fiftieth of them a second. */
export class Fleet implements Surroundings {
  readonly time = new VirtualTime();
  readonly api: Server;
  readonly site: Server;
  /** All pages, and those that are open. */
  readonly pages: FleetPage[] = [];
  readonly open: FleetPage[] = [];
  /** Whether readers come, return to their tab and leave. */
  isPublic = true;
  /** Requests to the API in a second, without trouble. */
  normal = 0;
  readonly #options: FleetOptions;

  constructor(options: FleetOptions) {
    const { seed, size } = options;
    this.#options = options;
    prepareGlobals(seed);
    this.api = new Server(this.time, size / 50);
    this.site = new Server(this.time, size);
  }

  /** Opens the pages, and waits until their requests come at random. */
  static readonly begin = async (options: FleetOptions): Promise<Fleet> => {
    const fleet = new Fleet(options);
    for (let number = 0; number < options.size; number++) {
      fleet.time.after((1000 * FRESH_S * number) / options.size, () => fleet.#openPage());
    }
    fleet.time.after(1000 * FRESH_S, () => {
      fleet.#replacePage();
      fleet.#returnToPage();
    });
    await fleet.pass(SETTLE_S);
    fleet.normal = fleet.api.count(fleet.api.tenth - 10 * NORMAL_S) / NORMAL_S;
    return fleet;
  };

  pass(seconds: number): Promise<void> {
    return this.time.pass(1000 * seconds);
  }

  /** Lets the API be in trouble for some seconds. */
  async suffer(trouble: Trouble, seconds: number): Promise<void> {
    this.api.trouble = trouble;
    await this.pass(seconds);
    this.api.trouble = undefined;
  }

  /** Lets something happen to all pages, at random within a second. */
  spread(event: 'online' | 'visible'): void {
    this.open.forEach((page) => this.time.after(1000 * Math.random(), () => page.happen(event)));
  }

  readonly onFailure = (page: FleetPage): void => {
    for (const seconds of this.#options.presses ? PRESSES_S : []) {
      this.time.after(1000 * seconds, () => {
        if (page.rowsAt === undefined && this.open.includes(page)) {
          page.happen('press');
        }
      });
    }
  };

  #openPage(): void {
    const page = new FleetPage(this);
    this.pages.push(page);
    this.open.push(page);
  }

  #replacePage(): void {
    if (this.isPublic) {
      this.open.splice(this.#anyIndex, 1).forEach((page) => page.happen('close'));
      this.#openPage();
    }
    this.#later(STAY_S, () => this.#replacePage());
  }

  #returnToPage(): void {
    if (this.isPublic) {
      this.open[this.#anyIndex]?.happen('visible');
    }
    this.#later(AWAY_S, () => this.#returnToPage());
  }

  get #anyIndex(): number {
    return Math.floor(Math.random() * this.open.length);
  }

  /** Lets something happen to one page, so that it happens to each in these seconds on average. */
  #later(seconds: number, happen: () => void): void {
    this.time.after((2000 * Math.random() * seconds) / this.#options.size, happen);
  }
}
