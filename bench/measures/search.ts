import { PAGE_SIZE } from '../server.js';
import { growTo, open, showFirstPage, type Measure } from './measure.js';
import { threadTime } from './thread-time.js';

const SHOWN = 2000;
const WORD = 'курьер';

/** A letter in nearly all rows. */
const COMMON_LETTER = 'о';

/** A word letter by letter, then cleared; then a letter that hides nearly nothing, then cleared. */
const TYPED = [...Array.from(WORD, (_, index) => WORD.slice(0, index + 1)), '', COMMON_LETTER, ''];

/** Types into a search over all rows. Returns the time of the slowest keystroke. */
export const search: Measure = {
  figures: ['keystroke', 'keystroke script', 'keystroke task'],
  rounds: 3,
  measure: async (setting, contestant) => {
    const { browser, server } = setting;
    server.total = SHOWN;
    return browser.withFreshPage(async (page) => {
      await open(page, setting, contestant);
      await showFirstPage(page, setting);
      if (!(await page.evaluate(() => bench.canSearch))) {
        return {};
      }
      await growTo(page, SHOWN, contestant);
      await page.evaluate(() => bench.watch());
      const found = server.rows.filter(({ Subject }) => Subject?.toLowerCase().includes(WORD));
      const times: number[] = [];
      const scripts: number[] = [];
      for (const text of TYPED) {
        times.push(
          await threadTime(page, async () => {
            scripts.push(await page.evaluate((typed) => bench.search(typed), text));
          }),
        );
        if (text === WORD) {
          await page.evaluate((rows) => bench.checkFirst(rows), found.slice(0, PAGE_SIZE));
        }
      }
      const { task } = await page.evaluate(() => bench.seen);
      return {
        keystroke: Math.max(...times),
        'keystroke script': Math.max(...scripts),
        'keystroke task': task,
      };
    });
  },
};
