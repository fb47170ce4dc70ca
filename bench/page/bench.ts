import type { Row } from '../contestants/leads-host.js';
import { Rows } from './rows.js';

/** The members of `<client-leads>` that the bench uses. */
interface LeadsElement extends HTMLElement {
  pageSize: number;
  loadMore(): Promise<unknown>;
  filter: { readonly search: string };
  /** Settles when a change is drawn, if that is not immediately. */
  readonly updateComplete?: Promise<unknown>;
}

const POLL_MS = 100;

const stage = document.querySelector<HTMLElement>('#stage');
if (!stage) {
  throw new Error('The page has no stage.');
}

/** The functions that a measure calls in the page. A page has one contestant. */
class Bench {
  readonly #stage: HTMLElement;
  readonly #rows: Rows;
  /** The longest task and interaction since `watch`. */
  #seen = { task: 0, interaction: 0 };

  constructor(element: HTMLElement) {
    this.#stage = element;
    this.#rows = new Rows(element);
  }

  get #list(): LeadsElement {
    return this.#stage.firstElementChild as LeadsElement;
  }

  /** Runs the contestant's script, and checks its first rows. */
  async start(expected: readonly Row[]): Promise<void> {
    const src = document.querySelector('link[rel=preload]')?.getAttribute('href') ?? '';
    const script = Object.assign(document.createElement('script'), { src });
    const hasRun = new Promise((resolve) => script.addEventListener('load', resolve));
    document.head.append(script);
    await hasRun;
    await this.#rows.whenDrawn(expected.length, expected.at(-1)?.Leads ?? 0);
    this.#rows.checkFirst(expected);
  }

  /** Replaces the list with a new one, for which all code is warm. */
  async restart(expected: readonly Row[]): Promise<void> {
    this.#stage.replaceChildren(this.#list.cloneNode());
    await this.#rows.whenDrawn(expected.length, expected.at(-1)?.Leads ?? 0);
  }

  get canSearch(): boolean {
    return 'filter' in this.#list;
  }

  setPageSize(size: number): void {
    this.#list.pageSize = size;
  }

  /** Loads a number of further rows, in steps that the contestant accepts. */
  async grow(count: number, mostAtOnce: number): Promise<void> {
    for (let left = count; left > 0; left -= this.#list.pageSize) {
      this.#list.pageSize = Math.min(left, mostAtOnce);
      await this.#list.loadMore();
    }
    await this.#rows.whenStill();
  }

  /** The number of waits of actions until the page was still. */
  get waits(): number {
    return this.#rows.waits;
  }

  /** Waits once without an action. */
  async idle(): Promise<void> {
    await this.#rows.whenStill();
  }

  async append(count: number): Promise<void> {
    this.#list.pageSize = count;
    await this.#list.loadMore();
    await this.#rows.whenStill();
  }

  /** Returns the elapsed milliseconds of its script. */
  async search(text: string): Promise<number> {
    const begin = performance.now();
    this.#list.filter = { search: text };
    await this.#list.updateComplete;
    const script = performance.now() - begin;
    await this.#rows.whenStill();
    return script;
  }

  /** Throws unless the last row is this one, which a list may draw only once it is in view. */
  async checkLast(expected: Row): Promise<void> {
    // Rows that come into view are laid out, and may move the end away.
    do {
      this.#list.scrollIntoView({ block: 'end' });
      await this.#rows.whenStill();
    } while (this.#list.getBoundingClientRect().bottom > innerHeight + 1);
    this.#rows.checkLast(expected);
  }

  checkFirst(expected: readonly Row[]): void {
    this.#rows.checkFirst(expected);
  }

  get count(): number {
    return this.#rows.count;
  }

  /** Starts to record long tasks and interactions. */
  watch(): void {
    this.#seen = { task: 0, interaction: 0 };
    const seen = this.#seen;
    observe('longtask', ({ duration }) => {
      seen.task = Math.max(seen.task, duration);
    });
    observe('event', (entry) => {
      const { interactionId, duration } = entry as PerformanceEventTiming;
      seen.interaction = Math.max(seen.interaction, interactionId ? duration : 0);
    });
  }

  get seen(): { task: number; interaction: number } {
    return this.#seen;
  }

  /** Scrolls the button for the next page into view. Returns its centre. */
  async button(selector: string): Promise<{ x: number; y: number }> {
    for (;;) {
      const button = this.#rows.root.querySelector(selector);
      button?.scrollIntoView({ block: 'center' });
      await this.#rows.whenStill();
      const { x = 0, y = 0, width = 0, height = 0 } = button?.getBoundingClientRect() ?? {};
      const middle = { x: x + width / 2, y: y + height / 2 };
      // Rows that come into view are laid out, and may move the button away.
      if (middle.y > 0 && middle.y < innerHeight) {
        return middle;
      }
    }
  }

  /** Resolves when this number of rows is drawn and its cost is recorded. */
  async whenCount(count: number): Promise<void> {
    while (this.count < count) {
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
    await this.#rows.whenStill();
  }
}

function observe(type: string, notice: (entry: PerformanceEntry) => void): void {
  const observer = new PerformanceObserver((list) => list.getEntries().forEach(notice));
  observer.observe({ type, durationThreshold: 16 } as PerformanceObserverInit);
}

declare global {
  var bench: Bench;
}

globalThis.bench = new Bench(stage);
