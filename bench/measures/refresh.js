import { scriptAndLayout } from '../script-and-layout.js';

/** @import { Page } from 'puppeteer-core' */

const SHOWN = 10_000;

/** Rows that change are in view, so that the grids that draw these alone have to draw them. */
const CHANGED = 5;
const CHANGED_NEXT = 7;

/** A refresh that changes one row; the rows written to are counted in another, which is not timed. */
export const refresh = {
  id: 'refresh',
  cases: [SHOWN],

  /**
   * @param {Page} page
   * @param {number} shown
   */
  async measure(page, shown) {
    await page.evaluate((rows) => globalThis.bench.showList(rows), { shown, more: 0 });
    const { script, layout, parsing } = await scriptAndLayout(page, () =>
      page.evaluate((index) => globalThis.bench.refresh(index), CHANGED),
    );
    const written = await page.evaluate(
      (index) => globalThis.bench.countWrites(index),
      CHANGED_NEXT,
    );
    return { script, parsing, layout, ...written };
  },
};
