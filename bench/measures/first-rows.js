/** @import { Page } from 'puppeteer-core' */

const ROWS = 20;

/**
 * From the start of script evaluation, the data at hand, to the first rows laid out: in a browser
 * that has formatted no date and no number yet, and in one that has.
 */
export const firstRows = {
  id: 'first-rows',
  cases: ['unformatted', 'formatted'],

  /**
   * @param {Page} page
   * @param {string} variant
   */
  async measure(page, variant) {
    const options = { count: ROWS, hasFormatted: variant === 'formatted' };
    return page.evaluate((given) => globalThis.bench.timeFirstRows(given), options);
  },
};
