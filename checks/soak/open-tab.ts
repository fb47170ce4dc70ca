/** A tab of a soak: acts in it, and checks that its page keeps the laws and leaves nothing behind. */
import assert from 'node:assert/strict';
import type { Page } from 'puppeteer-core';
import { generateLeads } from '../../demo/api/generate-leads.js';
import { navigate, SHOWN } from '../driven/browser.js';
import type { Action, BrowserAction } from './actions.js';
import type { Open } from './in-page.js';
import { ELSEWHERE, type Tab } from './tabs.js';

/** Lines of the element and of the browser about requests that fail, as they should. */
const EXPECTED_LINE = /^<client-leads> |^Failed to load resource|^Cross-Origin Request Blocked/;

const WORDS = ['1', '12', 'серт', 'баллы', 'ничего такого'];

/** The ids of two clients are farther apart, and those of one client are nearer. */
const SPAN_OF_CLIENT = 50_000;

/** What a browser counts in a page after it has collected garbage. Only Chromium does. */
export interface Memory {
  readonly heapBytes: number;
  readonly nodes: number;
  readonly listeners: number;
}

export class OpenTab {
  readonly #tab: Tab;
  readonly #page: Page;
  #isOnline = true;
  /** What was open when the page had read its lists for the first time. */
  #atStart: Open | undefined;
  /** Errors, and lines of the console that should not be there. */
  readonly #faults: string[] = [];

  private constructor(tab: Tab, page: Page) {
    this.#tab = tab;
    this.#page = page;
    const note = (line: string) => {
      if (!EXPECTED_LINE.test(line)) {
        this.#faults.push(line);
      }
    };
    page.on('pageerror', (error) => note(error instanceof Error ? error.message : String(error)));
    page.on('console', (message) => {
      if (message.type() !== 'clear' && message.text() !== SHOWN) {
        note(message.text());
      }
    });
  }

  /** Opens the page, and reads its lists to their ends. */
  static async open(tab: Tab, page: Page): Promise<OpenTab> {
    const opened = new OpenTab(tab, page);
    await page.goto(tab.url);
    await opened.#start();
    await opened.rest();
    return opened;
  }

  /** Shows this tab, which hides the others. */
  async show(): Promise<void> {
    await this.#page.bringToFront();
  }

  async act(element: number, action: Action, value: number): Promise<void> {
    const index = element % this.#tab.elements;
    if ('host' in action) {
      await this.#tab.change(this.#page, index, action.host, value);
    } else if ('page' in action) {
      await this.#page.evaluate((...args) => window.soak.act(...args), index, action.page, value);
    } else {
      await this.#browse(index, action.browser, value);
    }
  }

  /** Returns the laws that are broken now. */
  async brokenLaws(): Promise<string[]> {
    const looks = await this.#page.evaluate(() => window.soak.look());
    const broken = looks.flatMap(({ broken: laws, client, ids }) => {
      const [first] = generateLeads(1, this.#tab.seedOf(client));
      const isOwn = ids.every((id) => Math.abs(id - first!.Id) < SPAN_OF_CLIENT);
      return isOwn ? laws : [...laws, `Another client's inquiries: ${ids.join()}`];
    });
    return [...broken, ...this.#faults];
  }

  /** Ends all troubles, reads the lists to their ends, and checks that all is as at the first rest. */
  async rest(): Promise<void> {
    await this.show();
    await this.#setOnline(true);
    for (let element = 0; element < this.#tab.elements; element++) {
      await this.#tab.change(this.#page, element, 'heal', 0);
    }
    for (const { shown, truth } of await this.#page.evaluate(() => window.soak.readAll())) {
      assert.deepEqual(shown, truth);
    }
    // The timer of the refreshes remains. A message may still be about to be spoken.
    await this.#page.waitForFunction(() => window.soak.countOpen().timers === 1);
    const open = await this.#page.evaluate(() => window.soak.countOpen());
    this.#atStart ??= open;
    assert.deepEqual(open, this.#atStart);
  }

  async memory(): Promise<Memory> {
    await this.#page.evaluate(async () => {
      // The browser keeps the last lines and requests for its tools.
      console.clear();
      performance.clearResourceTimings();
      // A few collections are usually enough.
      for (let round = 0; round < 10; round++) {
        window.gc?.();
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    });
    const { JSHeapUsedSize, Nodes, JSEventListeners } = await this.#page.metrics();
    return { heapBytes: JSHeapUsedSize!, nodes: Nodes!, listeners: JSEventListeners! };
  }

  async #browse(index: number, action: BrowserAction, value: number): Promise<void> {
    switch (action) {
      case 'type':
        if (await this.#page.evaluate((i) => window.soak.focusSearch(i), index)) {
          await this.#page.keyboard.type(WORDS[value % WORDS.length]!);
        }
        return;
      case 'offline':
      case 'online':
        return this.#setOnline(action === 'online');
      case 'leave':
        // Without a network, the browser would show an error of its own.
        return this.#isOnline ? this.#leave() : undefined;
    }
  }

  /** Waits for the elements of the page. They may be there, or the page may be new. */
  async #start(): Promise<void> {
    await this.#page.waitForFunction(() => window.soak.start());
  }

  async #setOnline(isOnline: boolean): Promise<void> {
    await this.#page.setOfflineMode(!isOnline);
    this.#isOnline = isOnline;
  }

  /** Opens another page, and goes back. */
  async #leave(): Promise<void> {
    const { url } = this.#tab;
    const elsewhere = new URL(ELSEWHERE, url).href;
    await navigate(this.#page, elsewhere, () =>
      this.#page.evaluate((to) => void setTimeout(() => location.assign(to)), elsewhere),
    );
    await navigate(this.#page, url, () =>
      this.#page.evaluate(() => void setTimeout(() => history.back())),
    );
    await this.#start();
  }
}
