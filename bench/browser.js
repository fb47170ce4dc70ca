import { launch } from 'puppeteer-core';
import { chromiumOptions } from '../tools/browsers.ts';

/** @import { Browser, Page } from 'puppeteer-core' */

const VIEWPORT = { width: 1280, height: 960 };
export const GIVE_UP_AFTER_MS = 30_000;

/** One headless Chromium, which gives its pages a garbage collector and exact memory figures. */
export function launchBrowser() {
  const { executablePath, args } = chromiumOptions();
  return launch({
    executablePath,
    args: [...args, '--enable-precise-memory-info'],
    protocolTimeout: GIVE_UP_AFTER_MS,
  });
}

/**
 * Calls `use` with a page that nothing was loaded into before, in a process of its own, where no
 * code is compiled yet.
 *
 * @template T
 * @param {Browser} browser
 * @param {string} url
 * @param {(page: Page) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function withFreshPage(browser, url, use) {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.setViewport(VIEWPORT);
    await page.goto(url);
    await page.waitForFunction('globalThis.bench');
    return await use(page);
  } finally {
    await context.close();
  }
}
