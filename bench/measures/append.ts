import type { Page } from 'puppeteer-core';
import { median } from '../samples.js';
import { checkLast, growTo, open, showFirstPage, type Measure, type Setting } from './measure.js';
import { threadTime } from './thread-time.js';

const APPENDED = 50;

/** The rows of a first list, which is removed. */
const WARM_UP = 520;

/** The number of measured appends in each page. */
const TIMES = 3;

/** Appends 50 rows to a list of a given length, with warm code. */
export function appendAt(shown: number): Measure {
  const figure = `append at ${shown}`;
  return {
    figures: [figure],
    rounds: 12,
    // A grid takes longer and longer.
    isFor: (contestant) => !contestant.package || shown <= 1000,
    measure: (setting, contestant) =>
      setting.browser.withFreshPage(async (page) => {
        await open(page, setting, contestant);
        await showFirstPage(page, setting);
        await growTo(page, WARM_UP, { ...contestant, mostAtOnce: APPENDED });
        await restart(page, setting);
        await growTo(page, shown, contestant);
        await checkLast(page, setting, shown - 1);
        const times: number[] = [];
        for (let time = 1; time <= TIMES; time++) {
          times.push(
            await threadTime(page, () => page.evaluate((count) => bench.append(count), APPENDED)),
          );
          await checkLast(page, setting, shown + APPENDED * time - 1);
        }
        return { [figure]: median(times) };
      }),
  };
}

/** Removes the list, and shows a new one. */
function restart(page: Page, { server }: Setting): Promise<void> {
  return page.evaluate((rows) => bench.restart(rows), server.firstPage);
}
