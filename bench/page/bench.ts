import type { Row } from '../contestants/leads-host.js';
import { frames, Rows } from './rows.js';

/** The members of `<client-leads>` that the bench uses. */
interface LeadsElement extends HTMLElement {
  pageSize: number;
  loadMore(): Promise<unknown>;
  refresh(): Promise<unknown>;
  filter: { readonly search: string };
  /** Settles when a change is drawn, if that is not immediately. */
  readonly updateComplete?: Promise<unknown>;
  /** Scrolls to the last row, if the list has its own scroll area. */
  scrollToEnd?(): void;
}

const POLL_MS = 100;

/** The number of checks of a list's end before it counts as wrong. */
const LOOKS_AT_END = 10;

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

  /**
   * Runs the contestant's script, which has been fetched. Returns the milliseconds from then to its
   * first request, and to the layout of its first rows.
   */
  async start(expected: readonly Row[]): Promise<{ request: number; rows: number }> {
    const scripts = [...document.querySelectorAll('link[rel=preload]')].map((link) => {
      const src = link.getAttribute('href') ?? '';
      return Object.assign(document.createElement('script'), { src, async: false });
    });
    const hasRun = new Promise((resolve) => scripts.at(-1)?.addEventListener('load', resolve));
    document.head.append(...scripts);
    await hasRun;
    await this.#rows.whenDrawn(expected.length, expected.at(-1)?.Leads ?? 0);
    this.#rows.layOut();
    const end = performance.now();
    const begin = performance.getEntriesByName('script')[0]?.startTime ?? NaN;
    this.#rows.checkFirst(expected);
    return { request: (await firstRequest()) - begin, rows: end - begin };
  }

  /** Replaces the list with a new one, for which all code is warm. */
  async restart(expected: readonly Row[]): Promise<void> {
    this.#stage.replaceChildren(this.#list.cloneNode());
    await this.#rows.whenDrawn(expected.length, expected.at(-1)?.Leads ?? 0);
  }

  /** Whether the contestant has a feature. */
  can(feature: 'filter' | 'refresh'): boolean {
    return feature in this.#list;
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

  /** Scrolls to the place at which a reader asks for more. */
  async scrollToEnd(): Promise<void> {
    const list = this.#list;
    if (list.scrollToEnd) {
      list.scrollToEnd();
      await this.#rows.whenStill();
      return;
    }
    // Rows that come into view are laid out, and may move the end away.
    do {
      list.scrollIntoView({ block: 'end' });
      await this.#rows.whenStill();
    } while (list.getBoundingClientRect().bottom > innerHeight + 1);
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

  async refresh(): Promise<void> {
    await this.#list.refresh();
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

  /** Throws unless the last row is this one. A grid may draw it only after scrolling. */
  async checkLast(expected: Row): Promise<void> {
    for (let left = LOOKS_AT_END; ; left--) {
      await this.scrollToEnd();
      try {
        this.#rows.checkLast(expected);
        return;
      } catch (error) {
        if (left === 1) {
          throw error;
        }
      }
    }
  }

  checkFirst(expected: readonly Row[]): void {
    this.#rows.checkFirst(expected);
  }

  get count(): number {
    return this.#rows.count;
  }

  /** The bytes of JavaScript and of DOM, after garbage collection. */
  async memory(): Promise<{ javascript: number; dom: number }> {
    const { breakdown } = await performance.measureUserAgentSpecificMemory();
    const bytes = (type: string) =>
      breakdown
        .filter(({ types }) => types.includes(type))
        .reduce((sum, { bytes }) => sum + bytes, 0);
    return { javascript: bytes('JavaScript'), dom: bytes('DOM') };
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

/** The time of the first request to the API. The browser records it when the answer is read. */
async function firstRequest(): Promise<number> {
  for (;;) {
    const entry = performance
      .getEntriesByType('resource')
      .find(({ name }) => name.endsWith('/LeadsPagingInfo'));
    if (entry) {
      return entry.startTime;
    }
    await frames(1);
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
