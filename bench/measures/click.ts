import { PHONE } from '../browser.js';
import { PAGE_SIZE } from '../server.js';
import { growTo, open, showFirstPage, type Measure } from './measure.js';

/** The processor of a slow phone is slower by this factor. */
const SLOWDOWN = 6;

/** Clicks load-more on a slow phone, below a list of a given length. */
export function clickAt(shown: number): Measure {
  const name = `at ${shown}`;
  return {
    figures: [`interaction ${name}`, `task ${name}`],
    rounds: 9,
    isFor: ({ button }) => button !== undefined,
    measure: (setting, contestant) =>
      setting.browser.withFreshPage(async (page) => {
        await open(page, setting, contestant);
        await showFirstPage(page, setting);
        await growTo(page, shown, contestant);
        await page.evaluate((size) => bench.setPageSize(size), PAGE_SIZE);
        const { button = '' } = contestant;
        const { x, y } = await page.evaluate((selector) => bench.button(selector), button);
        await page.evaluate(() => bench.watch());
        await page.emulateCPUThrottling(SLOWDOWN);
        await page.mouse.click(x, y);
        await page.evaluate((count) => bench.whenCount(count), shown + PAGE_SIZE);
        await page.emulateCPUThrottling(null);
        const { interaction, task } = await page.evaluate(() => bench.seen);
        return { [`interaction ${name}`]: interaction, [`task ${name}`]: task };
      }, PHONE),
  };
}
