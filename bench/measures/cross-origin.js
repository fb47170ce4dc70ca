/** @import { Page } from 'puppeteer-core' */
/** @import { ApiServer } from '../api-server.js' */

const ROWS = 20;

/**
 * Requests to a host at another origin, and the time, before the first row.
 *
 * @param {ApiServer} api
 */
export function crossOrigin(api) {
  return {
    id: 'cross-origin',
    cases: ['auto', 'form', 'json', 'xml'],

    /**
     * @param {Page} page
     * @param {string} wireFormat
     */
    async measure(page, wireFormat) {
      api.forget();
      const { time, at } = await page.evaluate(
        (rows, attributes) => globalThis.bench.timeFirstRowFromNetwork(rows, attributes),
        ROWS,
        { 'api-base': `${api.origin}/`, 'wire-format': wireFormat },
      );
      return { time, ...api.requestsBefore(at) };
    },
  };
}
