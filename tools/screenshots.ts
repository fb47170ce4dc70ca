/**
 * Takes pictures of the element in every state, language, width and colour scheme, and in forced
 * colours, in print and right to left: `screenshots/`. Those of the README go to `docs/`.
 *
 *   npm run screenshots                 all of them
 *   npm run screenshots -- ready links  these states alone
 */
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import type { ClientLeads, LeadsFilter, Status } from 'client-leads';
import puppeteer, { type Page, type Protocol, type Viewport } from 'puppeteer-core';
import { startDemo } from '../demo/start-demo.js';
import { chromiumOptions } from './browsers.js';

type Media = Protocol.Emulation.SetEmulatedMediaRequest;
/** The status, attributes beside the demo's own, and what happens once the first page is shown. */
type State = readonly [Status, Readonly<Record<string, string>>, ((page: Page) => unknown)?];

const FOLDER = 'screenshots';
const MARGIN = 16;
const MIN_HEIGHT = 100;
const BRANDS_WIDTH = 868;
/** The fonts of phones, if this machine has them. */
const FONT = 'Roboto, Inter, system-ui, sans-serif';
/** The day after the newest row of the demo, so that dates are as short as a reader has them. */
const TODAY = Date.UTC(2025, 11, 23, 9);
const PERIOD = { 'filter-controls': 'period' };
const FILTERS = { 'filter-controls': 'search status unread period' };
const LINKS = { 'lead-href': '/demo/?inquiry={number}' };
const RARE: LeadsFilter = { search: 'не пришел сертификат', status: 'Решено', unread: true };
const loadMore = (page: Page) => page.click('>>> [part=load-more]');

const STATES: Readonly<Record<string, State>> = {
  loading: ['loading', { sitecode: 'SLOW' }],
  ready: ['ready', {}],
  /** Rows of every kind, for the README. */
  showcase: ['ready', { enddate: '2025-12-12', length: '7' }],
  complete: ['complete', { client: '1001' }],
  grouped: ['ready', { 'group-by': 'month', length: '12' }],
  empty: ['empty', { client: '1000' }],
  'empty-period': ['empty', { ...PERIOD, begdate: '2001-01-01', enddate: '2001-01-31' }],
  error: ['error', { sitecode: 'BROKEN' }],
  'error-api': ['error', { sitecode: 'API-ERROR' }],
  offline: ['error', {}, goOffline],
  'error-config': ['error', { client: 'abc' }],
  'error-more': ['error-more', { sitecode: 'FAIL-NEXT' }, loadMore],
  'signed-out': ['error', { sitecode: 'SIGNED-OUT', 'login-href': '/demo/' }, loadMore],
  'loading-more': ['loading-more', { sitecode: 'SLOW-NEXT' }, loadMore],
  focus: ['ready', LINKS, (page) => page.focus('>>> a.subject')],
  links: ['ready', LINKS],
  selectable: ['ready', { selectable: '' }],
  filter: ['ready', { ...PERIOD, begdate: '2025-12-01', enddate: '2025-12-22' }],
  'filter-refused': ['ready', PERIOD, askForWrongPeriod],
  search: ['complete', FILTERS, filter({ search: 'не пришел сертификат' })],
  'search-stopped': ['ready', { ...FILTERS, sitecode: 'MANY' }, filter(RARE)],
  'search-nothing': ['complete', FILTERS, filter({ search: 'сертификатом' })],
  'search-folded': ['complete', FILTERS, filter({ ...RARE, search: 'сертификат' })],
};

/** How a picture is taken: the width of the element, and what differs from the default page. */
interface Look {
  readonly width: number;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly media?: Media;
  readonly fontSize?: string;
}

const scheme = (value: string): Media => ({ features: [{ name: 'prefers-color-scheme', value }] });

const LOOKS: Readonly<Record<string, Look>> = {
  '360-light': { width: 360, media: scheme('light') },
  '360-dark': { width: 360, media: scheme('dark') },
  '320': { width: 320 },
  '768': { width: 768 },
  '1200': { width: 1200 },
  '1200-dark': { width: 1200, media: scheme('dark') },
  'en-360': { width: 360, attributes: { lang: 'en' } },
  'de-360': { width: 360, attributes: { lang: 'de' } },
  'ar-360-right-to-left': { width: 360, attributes: { lang: 'ar', dir: 'rtl' } },
  'ar-1200-right-to-left': { width: 1200, attributes: { lang: 'ar', dir: 'rtl' } },
  '360-forced-colors': {
    width: 360,
    media: { features: [{ name: 'forced-colors', value: 'active' }] },
  },
  '320-text-200-percent': { width: 320, fontSize: '200%' },
  '600-print': { width: 600, media: { media: 'print' } },
};

/** By the name of the picture, what it is called in the README. */
const IN_README = {
  'showcase-768': 'list-ru-light',
  'showcase-360-dark': 'list-ru-dark',
  'grouped-360-light': 'list-ru-grouped',
  'filter-en-360': 'filter-en-light',
  brands: 'brands',
  'search-768': 'search-ru-light',
};

const only = process.argv.slice(2);
rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER);
const demo = await startDemo();
const browser = await puppeteer.launch(chromiumOptions());
let count = 0;

for (const [name, state] of Object.entries(STATES)) {
  if (only.length > 0 && !only.includes(name)) {
    continue;
  }
  for (const [title, look] of Object.entries(LOOKS)) {
    const page = await openPage(look.width);
    await pose(page, state, look);
    await emulate(page, look.media ?? {});
    await take(page, `${name}-${title}`, look.width);
    await page.close();
  }
}
if (only.length === 0) {
  const page = await openPage(BRANDS_WIDTH);
  await page.goto(`${demo.url}brands.html`);
  await page.waitForFunction(() =>
    [...document.querySelectorAll('client-leads')].every(({ status }) => status === 'ready'),
  );
  await take(page, 'brands', BRANDS_WIDTH);
  await page.close();
}

await browser.close();
await demo.stop();
for (const [name, alias] of only.length === 0 ? Object.entries(IN_README) : []) {
  copyFileSync(`${FOLDER}/${name}.png`, `docs/${alias}.png`);
}
console.log(`${count} pictures in ${FOLDER}/ of the states ${Object.keys(STATES).join(', ')}.`);

/** Opens a page in which it is always the same day. */
async function openPage(width: number): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport(viewport(width, MIN_HEIGHT));
  // As text: the compiler adds a helper to functions, which a page does not have.
  await page.evaluateOnNewDocument(`
    Date.now = () => ${TODAY};
    Date = new Proxy(Date, {
      construct: (target, args) => (args.length > 0 ? new target(...args) : new target(${TODAY})),
    });
  `);
  return page;
}

function viewport(width: number, height: number): Viewport {
  return { width: width + 2 * MARGIN, height, deviceScaleFactor: 2 };
}

/** Puppeteer's own method knows no forced colours. */
async function emulate(page: Page, media: Media): Promise<void> {
  const session = await page.createCDPSession();
  await session.send('Emulation.setEmulatedMedia', { media: '', features: [], ...media });
}

/** Shows the element alone, as wide as said with its margin. */
async function pose(page: Page, [status, attributes, act]: State, look: Look): Promise<void> {
  const settings = { length: '4', dir: 'ltr', lang: 'ru', bare: '', ...attributes };
  const query = new URLSearchParams({ ...settings, ...look.attributes }).toString();
  await page.goto(`${demo.url}situation.html?${query}`);
  const { fontSize = '100%' } = look;
  await page.addStyleTag({ content: `:root { font: ${fontSize} ${FONT}; }` });
  if (act) {
    await waitFor(page, 'ready');
    await act(page);
  }
  await waitFor(page, status);
}

async function waitFor(page: Page, status: Status): Promise<void> {
  const has = (expected: Status) =>
    document.querySelector<ClientLeads>('client-leads')?.status === expected;
  await page.waitForFunction(has, {}, status);
}

async function take(page: Page, name: string, width: number): Promise<void> {
  // What is out of sight may not be drawn, and have another height once it is.
  for (let height = 0, shown = -1; height !== shown;) {
    shown = height;
    height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewport(viewport(width, height));
    await page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))),
    );
  }
  await page.screenshot({ path: `${FOLDER}/${name}.png` });
  count++;
}

async function askForWrongPeriod(page: Page): Promise<void> {
  await page.locator('>>> input[name=from]').fill('2025-12-22');
  await page.locator('>>> input[name=to]').fill('2025-12-01');
  await page.click('>>> button[type=submit]');
}

/** What fails from now on fails for want of a connection. */
async function goOffline(page: Page): Promise<void> {
  await page.setOfflineMode(true);
  await page.evaluate(() => {
    document.querySelector('client-leads')?.setAttribute('client', '1020');
  });
}

/** Sets the filter, with which the element reads on at once. A picture can do without the caret. */
function filter(wanted: LeadsFilter) {
  return async (page: Page): Promise<void> => {
    await page.$eval(
      'client-leads',
      async (element, given) => {
        element.filter = given;
        await element.updateComplete;
      },
      wanted,
    );
  };
}
