import type { Row } from '../contestants/leads-host.js';
import { frames } from './frames.js';
import { Rows } from './rows.js';

/** What the bench uses of an element: some members of `<client-leads>`. */
interface LeadsElement extends HTMLElement {
  pageSize: number;
  loadMore(): Promise<unknown>;
  refresh(): Promise<unknown>;
  filter: { readonly search: string };
  /** Settles when a change is drawn, if that is not at once. */
  readonly updateComplete?: Promise<unknown>;
  /** Scrolls to the last row, if the list scrolls in itself. */
  scrollToEnd?(): void;
}

const POLL_MS = 100;

/** How often the end of a list is looked at before it is wrong. */
const LOOKS_AT_END = 10;

const stage = document.querySelector<HTMLElement>('#stage');
if (!stage) {
  throw new Error('The page has no stage.');
}

/** What the page does when a measure tells it. A page has one contestant. */
class Bench {
  readonly #stage: HTMLElement;
  readonly #rows: Rows;
  /** The sum of unexpected shifts, and the longest of tasks and interactions, since `watch`. */
  #seen = { shift: 0, task: 0, interaction: 0 };

  constructor(element: HTMLElement) {
    this.#stage = element;
    this.#rows = new Rows(element);
  }

  get #list(): LeadsElement {
    return this.#stage.firstElementChild as LeadsElement;
  }

  /**
   * Runs the contestant's script, which has been fetched. Returns the milliseconds from then to
   * its first request and to its first rows laid out.
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

  /** Takes the list away and puts a new one in its place, for which all code is warm. */
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

  /** Loads so many rows more, in steps that the contestant takes. */
  async grow(count: number, mostAtOnce: number): Promise<void> {
    for (let left = count; left > 0; left -= this.#list.pageSize) {
      this.#list.pageSize = Math.min(left, mostAtOnce);
      await this.#list.loadMore();
    }
    await this.#rows.whenStill();
  }

  /** Scrolls to where a reader asks for more. */
  async scrollToEnd(): Promise<void> {
    const list = this.#list;
    if (list.scrollToEnd) {
      list.scrollToEnd();
      await this.#rows.whenStill();
      return;
    }
    // Rows that come into view are laid out, and may push the end away.
    do {
      list.scrollIntoView({ block: 'end' });
      await this.#rows.whenStill();
    } while (list.getBoundingClientRect().bottom > innerHeight + 1);
  }

  /** How often actions have waited for the page to be still. */
  get waits(): number {
    return this.#rows.waits;
  }

  /** Does nothing, and waits once. */
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

  /** Returns the milliseconds that its script takes, by the clock. */
  async search(text: string): Promise<number> {
    const begin = performance.now();
    this.#list.filter = { search: text };
    await this.#list.updateComplete;
    const script = performance.now() - begin;
    await this.#rows.whenStill();
    return script;
  }

  /** Throws unless the last row is this one. A grid may draw it some time after it has scrolled. */
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

  /** Bytes of JavaScript and of DOM, after the garbage is collected. */
  async memory(): Promise<{ javascript: number; dom: number }> {
    const { breakdown } = await performance.measureUserAgentSpecificMemory();
    const bytes = (type: string) =>
      breakdown
        .filter(({ types }) => types.includes(type))
        .reduce((sum, { bytes }) => sum + bytes, 0);
    return { javascript: bytes('JavaScript'), dom: bytes('DOM') };
  }

  /** Starts to notice shifts, long tasks and interactions. */
  watch(): void {
    this.#seen = { shift: 0, task: 0, interaction: 0 };
    const seen = this.#seen;
    observe('layout-shift', (entry) => {
      const { hadRecentInput, value } = entry as LayoutShift;
      seen.shift += hadRecentInput ? 0 : value;
    });
    observe('longtask', ({ duration }) => {
      seen.task = Math.max(seen.task, duration);
    });
    observe('event', (entry) => {
      const { interactionId, duration } = entry as PerformanceEventTiming;
      seen.interaction = Math.max(seen.interaction, interactionId ? duration : 0);
    });
  }

  get seen(): { shift: number; task: number; interaction: number } {
    return this.#seen;
  }

  /** Scrolls the button for the next page into view. Returns its middle. */
  async button(selector: string): Promise<{ x: number; y: number }> {
    for (;;) {
      const button = this.#rows.root.querySelector(selector);
      button?.scrollIntoView({ block: 'center' });
      await this.#rows.whenStill();
      const { x = 0, y = 0, width = 0, height = 0 } = button?.getBoundingClientRect() ?? {};
      const middle = { x: x + width / 2, y: y + height / 2 };
      // Rows that come into view are laid out, and may push it away.
      if (middle.y > 0 && middle.y < innerHeight) {
        return middle;
      }
    }
  }

  /** Resolves when so many rows are drawn, and what they cost has been noticed. */
  async whenCount(count: number): Promise<void> {
    while (this.count < count) {
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
    await this.#rows.whenStill();
  }
}

/** When the first request to the API was sent. The browser notes it when the answer is read. */
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
