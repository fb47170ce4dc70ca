import type { Page } from 'puppeteer-core';
import { PHONE } from '../browser.js';
import type { Contestant } from '../contestants.js';
import { growTo, open, PAGE_SIZE, showFirstPage, type Measure } from './measure.js';

/** Longer than the half second after a click in which shifts count as expected. */
const SLOW_HOST_MS = 1000;
const LOAD_MORES = 4;

/** Clicks load-more on a phone with a processor slower by this factor. */
export function clickAt(shown: number, slowdown: number): Measure {
  const name = `at ${shown}, ÷ ${slowdown}`;
  return {
    figures: [`interaction ${name}`, `task ${name}`],
    rounds: 3,
    isFor: ({ button }) => button !== undefined,
    measure: (setting, contestant) =>
      setting.browser.withFreshPage(async (page) => {
        await open(page, setting, contestant);
        await showFirstPage(page, setting);
        await growTo(page, shown, contestant);
        await page.evaluate((size) => bench.setPageSize(size), PAGE_SIZE);
        const position = await buttonOf(page, contestant);
        await page.evaluate(() => bench.watch());
        await page.emulateCPUThrottling(slowdown);
        await page.mouse.click(position.x, position.y);
        await page.evaluate((count) => bench.whenCount(count), shown + PAGE_SIZE);
        await page.emulateCPUThrottling(null);
        const { interaction, task } = await page.evaluate(() => bench.seen);
        return { [`interaction ${name}`]: interaction, [`task ${name}`]: task };
      }, PHONE),
  };
}

/** Adds up unexpected shifts while the first page and four more arrive from a slow host. */
export function layoutShift({ isAlike }: { readonly isAlike: boolean }): Measure {
  const figure = isAlike ? 'shift, alike' : 'shift';
  return {
    figures: [figure],
    rounds: 2,
    isFor: ({ button }) => button !== undefined,
    measure: async (setting, contestant) => {
      const { browser, server } = setting;
      server.host = { ...server.host, isAlike, delayMs: SLOW_HOST_MS };
      return browser.withFreshPage(async (page) => {
        await open(page, setting, contestant);
        await page.evaluate(() => bench.watch());
        await showFirstPage(page, setting);
        for (let click = 1; click <= LOAD_MORES; click++) {
          const { x, y } = await buttonOf(page, contestant);
          await page.mouse.click(x, y);
          await page.evaluate((count) => bench.whenCount(count), PAGE_SIZE * (click + 1));
        }
        const { shift } = await page.evaluate(() => bench.seen);
        return { [figure]: shift };
      }, PHONE);
    },
  };
}

function buttonOf(page: Page, { button = '' }: Contestant) {
  return page.evaluate((selector) => bench.button(selector), button);
}
