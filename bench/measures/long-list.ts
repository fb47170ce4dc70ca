/** Lists that grow page by page, through the members of `<client-leads>`. */
import type { Page } from 'puppeteer-core';
import type { Contestant } from '../contestants.js';
import { PAGE_SIZE } from '../server.js';

/** The API gives at most 200 rows, of which ours asks for up to two that it shows already. */
const MOST_AT_ONCE = 198;

/** Opens the page of a contestant, and waits for its first rows. */
export async function openList(page: Page, contestant: Contestant, origin: string): Promise<void> {
  await page.goto(`${origin}/visit/${contestant.id}`);
  await whenShown(page, contestant);
}

/** Replaces the list with a new one, for which all code is warm. */
export async function restartList(page: Page, contestant: Contestant): Promise<void> {
  await page.$eval(contestant.tag, (list) => list.replaceWith(list.cloneNode()));
  await whenShown(page, contestant);
}

async function whenShown(page: Page, { tag, row }: Contestant): Promise<void> {
  await page.waitForFunction(
    (...names) => document.querySelector(names[0])?.shadowRoot?.querySelector(names[1]),
    { polling: 100 },
    tag,
    row,
  );
  await whenStill(page);
}

/** Adds rows to a list that shows its first page, and then shows its end. */
export async function growTo(page: Page, contestant: Contestant, count: number): Promise<void> {
  for (let left = count - PAGE_SIZE; left > 0; left -= MOST_AT_ONCE) {
    await loadMore(page, contestant, Math.min(left, MOST_AT_ONCE));
  }
  await setPageSize(page, contestant, PAGE_SIZE);
  await scrollToEnd(page, contestant);
}

/** Resolves when the list has the rows. They may be drawn later. */
export async function loadMore(page: Page, contestant: Contestant, count: number): Promise<void> {
  await setPageSize(page, contestant, count);
  await page.$eval(contestant.tag, (list) => (list as LeadsList).loadMore());
}

interface LeadsList extends Element {
  loadMore(): Promise<unknown>;
}

async function setPageSize(page: Page, { tag }: Contestant, size: number): Promise<void> {
  await page.$eval(tag, (list, pageSize) => void Object.assign(list, { pageSize }), size);
}

/** Shows the end of a list. Rows that come into view are laid out, and may move it away once. */
export async function scrollToEnd(page: Page, { tag }: Contestant): Promise<void> {
  for (let time = 0; time < 2; time++) {
    await page.$eval(tag, (list) => list.scrollIntoView({ block: 'end' }));
    await whenStill(page);
  }
}

/** Waits until delayed work is done and drawn. */
export async function whenStill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise((resolve) => setTimeout(resolve, 120));
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
  });
}
