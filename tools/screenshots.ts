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

interface State {
  /** Attributes of the element, beside those of the demo. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** The status in which the picture is taken. */
  readonly status: Status;
  /** What happens before it, once the first page is shown. */
  readonly act?: (page: Page) => Promise<unknown>;
}

const FOLDER = 'screenshots';
const LANGUAGES = ['ru', 'en'];
const WIDTHS = [280, 600, 1200];
const SCHEMES = ['light', 'dark'];
const MARGIN = 16;
const MORE = '>>> [part=load-more]';
const PERIOD = { 'filter-controls': 'period' };
const LINKS = { 'lead-href': '/demo/?inquiry={number}' };

const STATES: Readonly<Record<string, State>> = {
  loading: { attributes: { sitecode: 'SLOW' }, status: 'loading' },
  ready: { status: 'ready' },
  complete: { attributes: { client: '1001' }, status: 'complete' },
  empty: { attributes: { client: '1000' }, status: 'empty' },
  'empty-period': {
    attributes: { ...PERIOD, begdate: '2001-01-01', enddate: '2001-01-31' },
    status: 'empty',
  },
  error: { attributes: { sitecode: 'BROKEN' }, status: 'error' },
  'error-api': { attributes: { sitecode: 'API-ERROR' }, status: 'error' },
  'error-config': { attributes: { client: 'abc' }, status: 'error' },
  'error-more': {
    attributes: { sitecode: 'FAIL-NEXT' },
    status: 'error-more',
    act: (page) => page.click(MORE),
  },
  'loading-more': {
    attributes: { sitecode: 'SLOW-NEXT' },
    status: 'loading-more',
    act: (page) => page.click(MORE),
  },
  focus: { attributes: LINKS, status: 'ready', act: (page) => page.focus('>>> a.subject') },
  links: { attributes: LINKS, status: 'ready' },
  selectable: { attributes: { selectable: '' }, status: 'ready' },
  filter: {
    attributes: { ...PERIOD, begdate: '2025-12-01', enddate: '2025-12-22' },
    status: 'ready',
  },
  'filter-refused': { attributes: PERIOD, status: 'ready', act: askForWrongPeriod },
};

/** By the name of the picture, what it is called in the README. */
const IN_README = {
  'ready-ru-600-light': 'list-ru-light',
  'ready-ru-600-dark': 'list-ru-dark',
  'filter-en-600-light': 'filter-en-light',
  'ready-en-280-light': 'list-en-narrow',
};

const only = process.argv.slice(2);
for (const name of only) {
  if (!(name in STATES)) {
    throw new Error(`There is no state ${name}: choose from ${Object.keys(STATES).join(', ')}.`);
  }
}
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
      await pose(state, { lang, width });
      for (const scheme of SCHEMES) {
        await emulate({ features: [{ name: 'prefers-color-scheme', value: scheme }] });
        await take(`${name}-${lang}-${width}-${scheme}`, width);
      }
    }
  }
  await pose(state, { lang: 'ru', width: 600 });
  await emulate({ features: [{ name: 'forced-colors', value: 'active' }] });
  await take(`${name}-ru-600-forced-colors`, 600);
  await emulate({ media: 'print' });
  await take(`${name}-ru-600-print`, 600);
  await emulate({});
  await pose(state, { lang: 'ar', width: 600, dir: 'rtl' });
  await take(`${name}-ar-600-right-to-left`, 600);
}

await browser.close();
await demo.stop();
if (only.length === 0) {
  for (const [name, alias] of Object.entries(IN_README)) {
    copyFileSync(`${FOLDER}/${name}.png`, `docs/${alias}.png`);
  }
}
console.log(`${count} pictures in ${FOLDER}/`);

async function emulate(media: Protocol.Emulation.SetEmulatedMediaRequest): Promise<void> {
  await session.send('Emulation.setEmulatedMedia', { media: '', features: [], ...media });
}

/** Opens a page with the element alone, as wide as said with its margin. */
async function pose(
  { attributes = {}, status, act }: State,
  { width, ...language }: { lang: string; width: number; dir?: string },
): Promise<void> {
  await page.setViewport({ width: width + 2 * MARGIN, height: 100 });
  const settings = { length: '4', dir: 'ltr', bare: '', ...attributes, ...language };
  await page.goto(`${demo.url}situation.html?${new URLSearchParams(settings).toString()}`);
  await page.waitForSelector('client-leads');
  if (act) {
    await waitFor('ready');
    await act(page);
  }
  await waitFor(status);
}

async function waitFor(status: Status): Promise<void> {
  await page.waitForFunction(
    (expected) => document.querySelector<ClientLeads>('client-leads')?.status === expected,
    {},
    status,
  );
}

async function take(name: string, width: number): Promise<void> {
  // Rows out of sight are not drawn, and have another height once they are.
  for (let height = 0, shown = -1; height !== shown;) {
    shown = height;
    height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewport({ width: width + 2 * MARGIN, height });
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))),
    );
  }
  await page.screenshot({ path: `${FOLDER}/${name}.png` });
  count++;
}

async function askForWrongPeriod(): Promise<void> {
  for (const [field, day] of [
    ['from', '2025-12-22'],
    ['to', '2025-12-01'],
  ] as const) {
    await page.$eval(`>>> input[name=${field}]`, (input, value) => (input.value = value), day);
  }
  await page.click('>>> button[type=submit]');
}
