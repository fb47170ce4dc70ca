/** Drives a browser as its reader does, from outside the page. */
import assert from 'node:assert/strict';
import type { ClientLeads, Status } from 'client-leads';
import puppeteer, { type Browser, type LaunchOptions, type Page } from 'puppeteer-core';
import { drivenOptions } from '../../tools/browsers.js';

/** The time after which a waiting test fails. */
export const PATIENCE_MS = 20_000;

/** The engines of the test run. */
export const engines = (process.env.TEST_BROWSERS ?? 'chromium').split(',');

export function launch(engine: string, options: LaunchOptions = {}): Promise<Browser> {
  return puppeteer.launch({ ...drivenOptions(engine), protocolTimeout: PATIENCE_MS, ...options });
}

/** The content of the first element of a page. */
export interface Shown {
  readonly status: Status;
  readonly rows: number;
  readonly subjects: readonly string[];
}

/** Waits until no request runs in the first element. */
export function settled(page: Pick<Page, 'evaluate'>): Promise<Shown> {
  return page.evaluate(async () => {
    await customElements.whenDefined('client-leads');
    const element: ClientLeads = document.querySelector('client-leads')!;
    while (['loading', 'loading-more', 'refreshing'].includes(element.status)) {
      await new Promise((resolve) => {
        element.addEventListener('leads-change', resolve, { once: true });
      });
    }
    await element.updateComplete;
    return {
      status: element.status,
      rows: element.shadowRoot!.querySelectorAll('[role=listitem]').length,
      subjects: element.leads.map(({ subject }) => subject),
    };
  });
}

/** The line of a page that reports that it is shown. */
const SHOWN = 'The page is shown.';

/** The script with which a page does so, on the console. */
export const REPORT_SHOWN = `addEventListener('pageshow', () => console.info('${SHOWN}'));`;

/**
 * Navigates, and waits until the page at an address reports that it is shown, even from the cache
 * for back and forward. Firefox does not tell the driver of that, and a script that asked earlier
 * would hang in a page that Firefox puts into this cache meanwhile.
 */
async function navigate(page: Page, url: string, go: () => Promise<unknown>): Promise<void> {
  const shown = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${url} is not shown.`)), PATIENCE_MS);
    page.on('console', function listen(message) {
      if (message.text() === SHOWN) {
        clearTimeout(timer);
        page.off('console', listen);
        resolve();
      }
    });
  });
  await go();
  await shown;
  await page.waitForFunction((address) => location.href === address, {}, url);
}

/** Opens another page and goes back, as `leaveAndComeBackBy` does. */
export function leaveAndComeBack(page: Page, other: string): Promise<void> {
  return leaveAndComeBackBy(page, () => page.goto(other));
}

/**
 * Leaves the page and goes back. Throws unless the browser has kept the page meanwhile and shows it
 * again, with its properties.
 */
export async function leaveAndComeBackBy(page: Page, leave: () => Promise<unknown>): Promise<void> {
  // Firefox keeps no page with a pending request, and a request may end some time after its answer
  // was read: first for the driver, then in the page.
  await page.waitForNetworkIdle({ idleTime: 0 });
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))),
  );
  const url = page.url();
  await leave();
  await navigate(page, url, () => page.evaluate(() => void setTimeout(() => history.back())));
  const { shows, entry } = await page.evaluate(() => ({
    shows: window.shows,
    entry: JSON.stringify(performance.getEntriesByType('navigation')[0]),
  }));
  // In Chromium, `notRestoredReasons` of the entry has the reason.
  assert.deepEqual(shows, [false, true], `The page has been loaded again: ${entry}`);
}

declare global {
  interface Window {
    /** Whether the page came from the back/forward cache, for each time it was shown. */
    shows: boolean[];
  }
}
