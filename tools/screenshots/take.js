/**
 * Pictures of the element in every state, language, width and colour scheme, and in forced
 * colours, in print and right to left: `screenshots/`. Those of the README go to `docs/`.
 *
 *   npm run screenshots                 all of them
 *   npm run screenshots -- ready links  these states alone
 */
import { mkdirSync, copyFileSync, rmSync } from 'node:fs';
import puppeteer from 'puppeteer-core';
import { startDemo } from '../../demo/start-demo.ts';
import { chromiumOptions } from '../browsers/chromium.js';
import { STATES } from './states.js';

/** @import { Page } from 'puppeteer-core' */
/** @import { State } from './states.js' */

const FOLDER = 'screenshots';
const LANGUAGES = ['ru', 'en'];
const WIDTHS = [280, 600, 1200];
const SCHEMES = ['light', 'dark'];
const MARGIN = 16;

/** By the name of the picture, what it is called in the README. */
const IN_README = {
  'ready-ru-600-light': 'list-ru-light',
  'ready-ru-600-dark': 'list-ru-dark',
  'filter-en-600-light': 'filter-en-light',
  'ready-en-280-light': 'list-en-narrow',
};

const only = process.argv.slice(2);
const states = STATES.filter(({ name }) => only.length === 0 || only.includes(name));

rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER);

const demo = await startDemo({ port: 0 });
const browser = await puppeteer.launch(chromiumOptions());
const page = await browser.newPage();
// Puppeteer's own method knows no forced colours.
const session = await page.createCDPSession();
let count = 0;

for (const state of states) {
  for (const lang of LANGUAGES) {
    for (const width of WIDTHS) {
      await pose(page, state, { lang, width });
      for (const scheme of SCHEMES) {
        await emulate({ features: [{ name: 'prefers-color-scheme', value: scheme }] });
        await take(page, `${state.name}-${lang}-${width}-${scheme}`);
      }
    }
  }
  await pose(page, state, { lang: 'ru', width: 600 });
  await emulate({ features: [{ name: 'forced-colors', value: 'active' }] });
  await take(page, `${state.name}-ru-600-forced-colors`);
  await emulate({ media: 'print' });
  await take(page, `${state.name}-ru-600-print`);
  await emulate({});
  await pose(page, state, { lang: 'ar', width: 600, dir: 'rtl' });
  await take(page, `${state.name}-ar-600-right-to-left`);
}

await browser.close();
await demo.stop();
for (const [name, alias] of Object.entries(IN_README)) {
  if (only.length === 0) {
    copyFileSync(`${FOLDER}/${name}.png`, `docs/${alias}.png`);
  }
}
console.log(`${count} pictures in ${FOLDER}/`);

/** @param {import('puppeteer-core').Protocol.Emulation.SetEmulatedMediaRequest} media */
async function emulate(media) {
  await session.send('Emulation.setEmulatedMedia', { media: '', features: [], ...media });
}

/**
 * Opens a page with the element alone, as wide as said with its margin.
 *
 * @param {Page} page
 * @param {State} state
 * @param {{ lang: string, width: number, dir?: string }} options
 */
async function pose(page, { attributes, status, act }, { lang, width, dir = 'ltr' }) {
  await page.setViewport({ width: width + 2 * MARGIN, height: 100 });
  const query = new URLSearchParams({ length: '4', ...attributes, dir, lang, bare: '' });
  await page.goto(`${demo.url}situation.html?${query}`);
  await page.waitForSelector('client-leads');
  if (act) {
    await page.waitForFunction(() => document.querySelector('client-leads').status === 'ready');
    await act(page);
  }
  await page.waitForFunction(
    (expected) => document.querySelector('client-leads').status === expected,
    {},
    status,
  );
}

/**
 * @param {Page} page
 * @param {string} name
 */
async function take(page, name) {
  const { width } = page.viewport();
  // Rows out of sight are not drawn, and have another height once they are.
  for (let height = 0, shown = -1; height !== shown;) {
    shown = height;
    height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewport({ width, height });
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))),
    );
  }
  await page.screenshot({ path: `${FOLDER}/${name}.png` });
  count++;
}
