import { setTimeout as wait } from 'node:timers/promises';
import { launch, type Browser as Chromium, type Page } from 'puppeteer-core';
import { chromiumOptions } from '../tools/browsers.js';

const DESKTOP = { width: 1280, height: 960 };
export const PHONE = { width: 412, height: 915 };

/** Nobody waits longer for one measurement. */
export const GIVE_UP_AFTER_MS = 30_000;

/** Thrown in place of an answer that takes too long. */
export class GivenUp extends Error {}

/** A headless Chromium that can be started again. */
export class Browser {
  #chromium: Chromium | undefined;

  async #launched(): Promise<Chromium> {
    const { executablePath, args } = chromiumOptions();
    this.#chromium ??= await launch({
      executablePath,
      args: [...args, '--enable-blink-features=ForceEagerMeasureMemory'],
    });
    return this.#chromium;
  }

  async version(): Promise<string> {
    return (await this.#launched()).version();
  }

  /**
   * Calls `use` with a page of a profile of its own: nothing is cached, and no code is compiled.
   * If that takes too long, throws `GivenUp`. After a failure the browser ends, since the page would
   * be in the way of the next.
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

  /** Ends it by force: it may be busy with a page that does not answer. */
  close(): void {
    this.#chromium?.process()?.kill('SIGKILL');
    this.#chromium = undefined;
  }
}

async function giveUp(): Promise<never> {
  await wait(GIVE_UP_AFTER_MS, undefined, { ref: false });
  throw new GivenUp();
}
