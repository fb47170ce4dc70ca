import { launch } from 'puppeteer-core';
import { requireProgram } from '../tools/browsers/require-program.js';

/** @import { Browser, Page } from 'puppeteer-core' */

const VIEWPORT = { width: 1280, height: 960 };
export const GIVE_UP_AFTER_MS = 30_000;

/** One headless Chromium, which gives its pages a garbage collector and exact memory figures. */
export function launchBrowser() {
  return launch({
    executablePath: requireProgram({
      candidates: [process.env.CHROME_PATH, 'chromium', 'chromium-browser', 'google-chrome'],
      packages: ['chromium'],
      advice: 'Install Chrome or Chromium, or set CHROME_PATH to one, to run the bench.',
    }),
    protocolTimeout: GIVE_UP_AFTER_MS,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--enable-precise-memory-info',
      '--js-flags=--expose-gc',
    ],
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
