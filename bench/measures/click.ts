import { PAGE_SIZE } from '../server.js';
import { checkRows } from './drawn-rows.js';
import { growTo, openList, whenStill } from './long-list.js';
import type { Measure } from './measure.js';

/** The processor of a slow phone is slower by this factor. */
const SLOWDOWN = 6;

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
      await button.hover();
      await page.evaluate(() => {
        globalThis.clickTime = 8;
        new PerformanceObserver((list) => {
          for (const { name, duration } of list.getEntries()) {
            globalThis.clickTime = Math.max(clickTime, name === 'click' ? duration : 0);
          }
        }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
      });
      await page.emulateCPUThrottling(SLOWDOWN);
      await page.mouse.down();
      await page.mouse.up();
      await page.waitForNetworkIdle();
      await page.emulateCPUThrottling(null);
      await whenStill(page);
      await checkRows(page, contestant, shown + PAGE_SIZE);
      return { [name]: await page.evaluate(() => clickTime) };
    },
  };
}
