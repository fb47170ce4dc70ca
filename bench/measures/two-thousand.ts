import { checkLast, growTo, open, PAGE_SIZE, showFirstPage, type Measure } from './measure.js';
import { threadTime } from './thread-time.js';

const SHOWN = 2000;
const WORD = 'курьер';

/** Types a word into a search over all rows. Returns the time of the slowest keystroke. */
export const search: Measure = {
  figures: ['keystroke'],
  rounds: 3,
  isFor: () => true,
  measure: async (setting, contestant) => {
    const { browser, server } = setting;
    server.host = { ...server.host, total: SHOWN };
    return browser.withFreshPage(async (page) => {
      await open(page, setting, contestant);
      await showFirstPage(page, setting);
      if (!(await page.evaluate(() => bench.can('filter')))) {
        return {};
      }
      await growTo(page, SHOWN, contestant);
      const times: number[] = [];
      for (let length = 1; length <= WORD.length; length++) {
        const text = WORD.slice(0, length);
        times.push(
          await threadTime(page, () => page.evaluate((typed) => bench.search(typed), text)),
        );
      }
      const found = server.rows.filter(({ Subject }) => Subject?.toLowerCase().includes(WORD));
      await page.evaluate((rows) => bench.checkFirst(rows), found.slice(0, PAGE_SIZE));
      return { keystroke: Math.max(...times) };
    });
  },
};

/** Reads all rows again, of which none has changed. */
export const refresh: Measure = {
  figures: ['refresh'],
  rounds: 3,
  isFor: () => true,
  measure: async (setting, contestant) => {
    const { browser, server } = setting;
    server.host = { ...server.host, total: SHOWN };
    return browser.withFreshPage(async (page) => {
      await open(page, setting, contestant);
      await showFirstPage(page, setting);
      if (!(await page.evaluate(() => bench.can('refresh')))) {
        return {};
      }
      await growTo(page, SHOWN, contestant);
      // The first one is not measured: its code is not warm.
      await page.evaluate(() => bench.refresh());
      const time = await threadTime(page, () => page.evaluate(() => bench.refresh()));
      await checkLast(page, setting, SHOWN - 1);
      return { refresh: time };
    });
  },
};
