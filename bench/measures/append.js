import { scriptAndLayout } from '../script-and-layout.js';

/** @import { Page } from 'puppeteer-core' */

export const APPENDED = 50;

/** One more page appended, with so many rows shown. */
export const append = {
  id: 'append',
  cases: [0, 1000, 10_000, 50_000],

  /**
   * @param {Page} page
   * @param {number} shown
   */
  async measure(page, shown) {
    await page.evaluate((rows) => globalThis.bench.showList(rows), { shown, more: APPENDED });
    const { script, layout } = await scriptAndLayout(page, () =>
      page.evaluate(() => globalThis.bench.append()),
    );
    return { script, layout, total: script + layout };
  },
};
