import { setTimeout as wait } from 'node:timers/promises';
import { defaultArgs, launch, type Browser as Chromium, type Page } from 'puppeteer-core';
import { chromiumOptions } from '../tools/browsers.js';

const DESKTOP = { width: 1280, height: 960 };
export const PHONE = { width: 412, height: 915 };

/** The maximum time of one measurement. */
const MOST_MS = 180_000;

/** A headless Chromium that can be restarted. */
export class Browser {
  readonly #hasOneCore: boolean;
  #chromium: Chromium | undefined;

  /** @param hasOneCore whether all its processes share one core; needs Linux */
  constructor({ hasOneCore = false } = {}) {
    this.#hasOneCore = hasOneCore;
  }

  async #launched(): Promise<Chromium> {
    const { executablePath, args } = chromiumOptions();
    this.#chromium ??= await launch(
      this.#hasOneCore
        ? {
            executablePath: '/usr/bin/taskset',
            args: ['--cpu-list', '0', executablePath, ...defaultArgs({ args })],
            ignoreDefaultArgs: true,
          }
        : { executablePath, args },
    );
    return this.#chromium;
  }

  async version(): Promise<string> {
    return (await this.#launched()).version();
  }

  /**
   * Calls `use` with a page in a new profile, with no cache and no compiled code. Throws if
   * that takes too long. Closes the browser after a failure, since the page could disturb the
   * next measurement.
   */
  async withFreshPage<T>(use: (page: Page) => Promise<T>, viewport = DESKTOP): Promise<T> {
    const context = await (await this.#launched()).createBrowserContext();
    try {
      const page = await context.newPage();
      const failure = new Promise<never>((_, reject) => page.on('pageerror', reject));
      await page.setViewport(viewport);
      const result = await Promise.race([use(page), failure, giveUp()]);
      await context.close();
      return result;
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /** Kills the browser, which may be busy with a page that does not answer. */
  close(): void {
    this.#chromium?.process()?.kill('SIGKILL');
    this.#chromium = undefined;
  }
}

async function giveUp(): Promise<never> {
  await wait(MOST_MS, undefined, { ref: false });
  throw new Error(`It takes longer than ${MOST_MS / 1000} s.`);
}
