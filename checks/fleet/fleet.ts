import { FleetPage, prepareGlobals, type Surroundings } from './fleet-page.js';
import { Server, type Trouble } from './server.js';
import { VirtualTime } from './virtual-time.js';

const PRESSES_S = [6, 12, 18];
/** How long a page stays open, on average. */
const STAY_S = 500;

export interface FleetOptions {
  readonly seed: number;
  readonly size: number;
  /** The part of the API's capacity that the pages need. */
  readonly use?: number;
  /** Whether readers of a message press its button. */
  readonly presses?: boolean;
}

/** Pages that readers open and leave, with an API that could answer a fiftieth of them a second. */
export class Fleet implements Surroundings {
  readonly time = new VirtualTime();
  readonly api: Server;
  readonly site: Server;
  readonly intervalMs: number;
  /** All pages, and those that are open. */
  readonly pages: FleetPage[] = [];
  readonly open: FleetPage[] = [];
  /** Whether readers come and leave. */
  isPublic = true;
  /** Requests to the API in a second, without trouble. */
  normal = 0;
  readonly #options: FleetOptions;

  constructor(options: FleetOptions) {
    const { seed, size, use = 0.37 } = options;
    this.#options = options;
    prepareGlobals(seed);
    this.api = new Server(this.time, size / 50);
    this.site = new Server(this.time, size);
    // Refreshes need what first pages leave. Readers leave at random, some before the first refresh.
    const refreshesOfEach = (use * STAY_S) / 50 - 1;
    this.intervalMs = (1000 * STAY_S * Math.log(1 + 1 / refreshesOfEach)) / 1.1;
  }

  /** Opens the pages, and waits until they refresh at random. */
  static readonly begin = async (options: FleetOptions): Promise<Fleet> => {
    const fleet = new Fleet(options);
    const { time, api, intervalMs } = fleet;
    for (let number = 0; number < options.size; number++) {
      time.after((intervalMs * number) / options.size, () => fleet.#openPage());
    }
    time.after(intervalMs, () => fleet.#replacePage());
    await time.pass(3 * intervalMs);
    const tenths = Math.floor(intervalMs / 100);
    fleet.normal = (api.count(api.tenth - tenths) / tenths) * 10;
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
      const index = Math.floor(Math.random() * this.open.length);
      this.open.splice(index, 1).forEach((page) => page.happen('close'));
      this.#openPage();
    }
    const seconds = (2 * Math.random() * STAY_S) / this.#options.size;
    this.time.after(1000 * seconds, () => this.#replacePage());
  }
}
