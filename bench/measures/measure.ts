import type { Page } from 'puppeteer-core';
import type { Browser } from '../browser.js';
import type { Contestant } from '../contestants.js';
import { PAGE_SIZE, type Server } from '../server.js';

/** The setting of a measurement. */
export interface Setting {
  readonly browser: Browser;
  readonly oneCoreBrowser: Browser;
  readonly server: Server;
}

/** The figures of one measurement, by name. */
export type Figures = Readonly<Record<string, number>>;

export interface Measure {
  /** The names of the figures. The first decides how often a contestant is measured. */
  readonly figures: readonly string[];
  readonly rounds: number;
  /** Whether it measures a contestant: by default, each. */
  readonly isFor?: (contestant: Contestant) => boolean;
  /** Measures once, in a fresh page. */
  readonly measure: (setting: Setting, contestant: Contestant) => Promise<Figures>;
}

/** Opens the page of a contestant, and waits until it is still. Its script has not run yet. */
export async function open(page: Page, { server }: Setting, { id }: Contestant): Promise<void> {
  await page.goto(`${server.origin}/pages/${id}`, { waitUntil: 'load' });
  await page.evaluate(() => bench.idle());
}

/** Runs the contestant's script, and checks its first page of rows. */
export function showFirstPage(page: Page, { server }: Setting) {
  return page.evaluate((rows) => bench.start(rows), server.firstPage);
}

/** Extends a list that shows the first page. */
export async function growTo(page: Page, count: number, { mostAtOnce = Infinity }: Contestant) {
  await page.evaluate(
    (more, most) => bench.grow(more, most),
    count - PAGE_SIZE,
    Math.min(mostAtOnce, count),
  );
}

/** Throws unless the last row has this index. */
export async function checkLast(page: Page, { server }: Setting, index: number): Promise<void> {
  const last = server.rows[index];
  if (!last) {
    throw new Error(`The host has no row ${index}.`);
  }
  await page.evaluate((row) => bench.checkLast(row), last);
}
