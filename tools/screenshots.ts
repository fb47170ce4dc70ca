/**
 * Takes pictures of the element in every state, language, width and colour scheme, and in forced
 * colours, in print and right to left: `screenshots/`. Those of the README go to `docs/`.
 *
 *   npm run screenshots                 all of them
 *   npm run screenshots -- ready links  these states alone
 */
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import type { ClientLeads, Status } from 'client-leads';
import puppeteer, { type Page, type Protocol } from 'puppeteer-core';
import { startDemo } from '../demo/start-demo.js';
import { chromiumOptions } from './browsers.js';

type Media = Protocol.Emulation.SetEmulatedMediaRequest;
/** The status, attributes beside the demo's own, and what happens once the first page is shown. */
type State = readonly [Status, Readonly<Record<string, string>>, ((page: Page) => unknown)?];

const FOLDER = 'screenshots';
const LANGUAGES = ['ru', 'en'];
const WIDTHS = [280, 600, 1200];
const MARGIN = 16;
const PERIOD = { 'filter-controls': 'period' };
const LINKS = { 'lead-href': '/demo/?inquiry={number}' };
const loadMore = (page: Page) => page.click('>>> [part=load-more]');

const STATES: Readonly<Record<string, State>> = {
  loading: ['loading', { sitecode: 'SLOW' }],
  ready: ['ready', {}],
  complete: ['complete', { client: '1001' }],
  empty: ['empty', { client: '1000' }],
  'empty-period': ['empty', { ...PERIOD, begdate: '2001-01-01', enddate: '2001-01-31' }],
  error: ['error', { sitecode: 'BROKEN' }],
  'error-api': ['error', { sitecode: 'API-ERROR' }],
  'error-config': ['error', { client: 'abc' }],
  'error-more': ['error-more', { sitecode: 'FAIL-NEXT' }, loadMore],
  'loading-more': ['loading-more', { sitecode: 'SLOW-NEXT' }, loadMore],
  focus: ['ready', LINKS, (page) => page.focus('>>> a.subject')],
  links: ['ready', LINKS],
  selectable: ['ready', { selectable: '' }],
  filter: ['ready', { ...PERIOD, begdate: '2025-12-01', enddate: '2025-12-22' }],
  'filter-refused': ['ready', PERIOD, askForWrongPeriod],
};

/** By the name of the picture, what it is called in the README. */
const IN_README = {
  'ready-ru-600-light': 'list-ru-light',
  'ready-ru-600-dark': 'list-ru-dark',
  'filter-en-600-light': 'filter-en-light',
  'ready-en-280-light': 'list-en-narrow',
};

const only = process.argv.slice(2);
rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER);
const demo = await startDemo();
const browser = await puppeteer.launch(chromiumOptions());
const page = await browser.newPage();
// Puppeteer's own method knows no forced colours.
const session = await page.createCDPSession();
let count = 0;

for (const [name, state] of Object.entries(STATES)) {
  if (only.length > 0 && !only.includes(name)) {
    continue;
  }
  for (const lang of LANGUAGES) {
    for (const width of WIDTHS) {
      await pose(state, width, { lang });
      for (const scheme of ['light', 'dark']) {
        await emulate({ features: [{ name: 'prefers-color-scheme', value: scheme }] });
        await take(`${name}-${lang}-${width}-${scheme}`, width);
      }
    }
  }
  await pose(state, 600, { lang: 'ru' });
  await emulate({ features: [{ name: 'forced-colors', value: 'active' }] });
  await take(`${name}-ru-600-forced-colors`, 600);
  await emulate({ media: 'print' });
  await take(`${name}-ru-600-print`, 600);
  await emulate({});
  await pose(state, 600, { lang: 'ar', dir: 'rtl' });
  await take(`${name}-ar-600-right-to-left`, 600);
}

await browser.close();
await demo.stop();
for (const [name, alias] of only.length === 0 ? Object.entries(IN_README) : []) {
  copyFileSync(`${FOLDER}/${name}.png`, `docs/${alias}.png`);
}
console.log(`${count} pictures in ${FOLDER}/ of the states ${Object.keys(STATES).join(', ')}.`);

async function emulate(media: Media): Promise<void> {
  await session.send('Emulation.setEmulatedMedia', { media: '', features: [], ...media });
}

/** Opens a page with the element alone, as wide as said with its margin. */
async function pose([status, attributes, act]: State, width: number, language: object) {
  await page.setViewport({ width: width + 2 * MARGIN, height: 100 });
  const settings = { length: '4', dir: 'ltr', bare: '', ...attributes, ...language };
  await page.goto(`${demo.url}situation.html?${new URLSearchParams(settings).toString()}`);
  if (act) {
    await waitFor('ready');
    await act(page);
  }
  await waitFor(status);
}

async function waitFor(status: Status): Promise<void> {
  const has = (expected: Status) =>
    document.querySelector<ClientLeads>('client-leads')?.status === expected;
  await page.waitForFunction(has, {}, status);
}

async function take(name: string, width: number): Promise<void> {
  // Rows out of sight are not drawn, and have another height once they are.
  for (let height = 0, shown = -1; height !== shown;) {
    shown = height;
    height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewport({ width: width + 2 * MARGIN, height });
    await page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))),
    );
  }
  await page.screenshot({ path: `${FOLDER}/${name}.png` });
  count++;
}

async function askForWrongPeriod(): Promise<void> {
  await page.locator('>>> input[name=from]').fill('2025-12-22');
  await page.locator('>>> input[name=to]').fill('2025-12-01');
  await page.click('>>> button[type=submit]');
}
