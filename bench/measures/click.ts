import { median } from '../samples.js';
import { PAGE_SIZE } from '../server.js';
import { checkRows } from './drawn-rows.js';
import { growTo, openList, whenStill } from './long-list.js';
import type { Measure } from './measure.js';

/** The processor of a slow phone is slower by this factor. */
const SLOWDOWN = 6;

/** The number of clicks, of which the median counts. */
const TIMES = 3;

declare global {
  /** The milliseconds from the click to the next paint. The browser reports none below 16. */
  var clickTime: number;
}

/** Clicks load-more on a slow phone, below a list of a given length. */
export function clickAt(shown: number): Measure {
  const name = `click at ${shown}`;
  return {
    name,
    needsButton: true,
    async run(page, contestant, origin) {
      await openList(page, contestant, origin);
      await growTo(page, contestant, shown);
      const button = page.locator(`${contestant.tag} >>> ${contestant.button}`);
      await page.evaluate(() => {
        new PerformanceObserver((list) => {
          for (const { name, duration } of list.getEntries()) {
            if (name === 'click') {
              globalThis.clickTime = duration;
            }
          }
        }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
      });
      const times: number[] = [];
      for (let time = 0; time < TIMES; time++) {
        await button.hover();
        await page.evaluate(() => (globalThis.clickTime = 8));
        await page.emulateCPUThrottling(SLOWDOWN);
        await page.mouse.down();
        await page.mouse.up();
        await page.waitForNetworkIdle();
        await page.emulateCPUThrottling(null);
        await whenStill(page);
        times.push(await page.evaluate(() => clickTime));
      }
      await checkRows(page, contestant, shown + TIMES * PAGE_SIZE);
      return { [name]: median(times) };
    },
  };
}
