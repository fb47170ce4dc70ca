/** @import { Page } from 'puppeteer-core' */

/**
 * What a picture shows: attributes of the element, and what happens before it is taken.
 *
 * @typedef {object} State
 * @property {string} name
 * @property {Record<string, string>} attributes
 * @property {string} status the element's when the picture is taken
 * @property {(page: Page) => Promise<void>} [act]
 */

/** @param {string} selector */
const click = (selector) => async (/** @type {Page} */ page) => {
  await page.click(`client-leads >>> ${selector}`);
};

/** @param {Page} page */
async function askForWrongPeriod(page) {
  await page.$eval('client-leads >>> input[name=from]', (input) => (input.value = '2025-12-22'));
  await page.$eval('client-leads >>> input[name=to]', (input) => (input.value = '2025-12-01'));
  await page.click('client-leads >>> button[type=submit]');
}

const FIRST_FAILS = { sitecode: 'BROKEN' };

/** @type {State[]} */
export const STATES = [
  { name: 'loading', attributes: { sitecode: 'SLOW' }, status: 'loading' },
  { name: 'ready', attributes: {}, status: 'ready' },
  { name: 'complete', attributes: { client: '1001' }, status: 'complete' },
  { name: 'empty', attributes: { client: '1000' }, status: 'empty' },
  {
    name: 'empty-period',
    attributes: { begdate: '2001-01-01', enddate: '2001-01-31', 'filter-controls': 'period' },
    status: 'empty',
  },
  { name: 'error', attributes: FIRST_FAILS, status: 'error' },
  { name: 'error-api', attributes: { sitecode: 'API-ERROR' }, status: 'error' },
  { name: 'error-config', attributes: { client: 'abc' }, status: 'error' },
  {
    name: 'error-more',
    attributes: { sitecode: 'FAIL-NEXT' },
    status: 'error-more',
    act: click('[part=load-more]'),
  },
  {
    name: 'loading-more',
    attributes: { sitecode: 'SLOW-NEXT' },
    status: 'loading-more',
    act: click('[part=load-more]'),
  },
  {
    name: 'focus',
    attributes: { 'lead-href': '/demo/?inquiry={number}' },
    status: 'ready',
    act: (page) => page.focus('client-leads >>> a.subject'),
  },
  { name: 'links', attributes: { 'lead-href': '/demo/?inquiry={number}' }, status: 'ready' },
  { name: 'selectable', attributes: { selectable: '' }, status: 'ready' },
  {
    name: 'filter',
    attributes: { begdate: '2025-12-01', enddate: '2025-12-22', 'filter-controls': 'period' },
    status: 'ready',
  },
  {
    name: 'filter-refused',
    attributes: { 'filter-controls': 'period' },
    status: 'ready',
    act: askForWrongPeriod,
  },
];
