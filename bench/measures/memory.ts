import { checkLast, growTo, open, showFirstPage, type Measure } from './measure.js';

const SHOWN = 10_000;
const MB = 1e6;

/** The memory of a page with 10,000 rows, minus that before. */
export const memory: Measure = {
  figures: ['memory', 'javascript', 'dom'],
  rounds: 2,
  measure: (setting, contestant) =>
    setting.browser.withFreshPage(async (page) => {
      await open(page, setting, contestant);
      const before = await page.evaluate(() => bench.memory());
      await showFirstPage(page, setting);
      await growTo(page, SHOWN, contestant);
      await checkLast(page, setting, SHOWN - 1);
      const after = await page.evaluate(() => bench.memory());
      const javascript = (after.javascript - before.javascript) / MB;
      const dom = (after.dom - before.dom) / MB;
      return { javascript, dom, memory: javascript + dom };
    }),
};
