import { defaultArgs, launch, type Browser, type Page } from 'puppeteer-core';
import { chromiumOptions } from '../tools/browsers.js';

const PHONE = { width: 412, height: 915 };

/** The maximum time of a step of a measurement. */
const MOST_MS = 30_000;

/** Launches Chromium. On Linux, all its processes can share one core. */
export function launchChromium({ hasOneCore = false } = {}): Promise<Browser> {
  const { executablePath, args } = chromiumOptions();
  const options = { executablePath, args, protocolTimeout: MOST_MS };
  return launch(
    hasOneCore
      ? {
          ...options,
          executablePath: '/usr/bin/taskset',
          args: ['--cpu-list', '0', executablePath, ...defaultArgs({ args })],
          ignoreDefaultArgs: true,
        }
      : options,
  );
}

/** Calls `use` with a page in a new profile, with no cache and no compiled code. */
export async function withFreshPage<T>(browser: Browser, use: (page: Page) => Promise<T>) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  page.on('pageerror', console.error);
  await page.setViewport(PHONE);
  const result = await use(page);
  await context.close();
  return result;
}
