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
export function settled(page: Page): Promise<Shown> {
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

/**
 * Opens another page and goes back. Throws unless the browser has kept the page meanwhile and
 * shows it again, with its properties.
 */
export async function leaveAndComeBack(
  page: Page,
  other: string,
  whileAway?: () => Promise<void>,
): Promise<void> {
  const url = await page.evaluate(() => {
    window.isSamePage = true;
    return location.href;
  });
  // Firefox keeps no page with a pending request, and a request may end some time after its answer
  // was read.
  await page.waitForNetworkIdle({ idleTime: 0 });
  await page.goto(other);
  await whileAway?.();
  // Firefox does not report to the driver that a page from its cache is loaded.
  await page.evaluate(() => void setTimeout(() => history.back()));
  await page.waitForFunction(
    (address) =>
      location.href === address && window.shows.length > (window.isSamePage === true ? 1 : 0),
    {},
    url,
  );
  const { shows, entry } = await page.evaluate(() => ({
    shows: window.shows,
    entry: JSON.stringify(performance.getEntriesByType('navigation')[0]),
  }));
  // In Chromium, `notRestoredReasons` of the entry has the reason.
  assert.deepEqual(shows, [false, true], `The page has been loaded again: ${entry}`);
}

declare global {
  interface Window {
    isSamePage?: boolean;
    /** Whether the page came from the back/forward cache, for each time it was shown. */
    shows: boolean[];
  }
}
