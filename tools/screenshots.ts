/**
 * Takes pictures of the element in every state, language, width, colour scheme and brand, and in
 * forced colours and right to left, and prints it from two engines: `screenshots/`. Those of the
 * documents go to `docs/`.
 *
 *   npm run screenshots                 all of them
 *   npm run screenshots -- ready links  these states alone
 *   npm run screenshots -- docs         those of the documents alone
 */
import { mkdirSync, rmSync } from 'node:fs';
import type { ClientLeads, LeadsFilter, Status } from 'client-leads';
import puppeteer, {
  type Browser,
  type HTTPRequest,
  type Page,
  type Protocol,
  type Viewport,
} from 'puppeteer-core';
import { startDemo } from '../demo/start-demo.js';
import { readPage } from '../demo/api/lead-list.js';
import { readFields } from '../demo/api/request-fields.js';
import { DEFAULT_SETTINGS } from '../demo/api/settings.js';
import { drivenOptions } from './browsers.js';
import { EXAMPLE_TONES, exampleRows, type PictureLanguage } from './pictures/example-inquiries.js';

type Media = Protocol.Emulation.SetEmulatedMediaRequest;
/** The status, attributes beside the demo's own, and what happens once the first page is shown. */
type State = readonly [Status, Readonly<Record<string, string>>, ((page: Page) => unknown)?];

const FOLDER = 'screenshots';
const MARGIN = 16;
const MIN_HEIGHT = 100;
/** Of the pictures in documents, from 0 to 100: letters have no visible artefacts. */
const QUALITY = 75;
const BRANDS_WIDTH = 868;
const PRINTED_WIDTH = 768;
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
  complete: ['complete', { client: '1001' }],
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
  search: ['complete', FILTERS, filter({ search: 'не пришел сертификат' })],
  'search-stopped': ['ready', { ...FILTERS, sitecode: 'MANY' }, filter(RARE)],
  'search-nothing': ['complete', FILTERS, filter({ search: 'сертификатом' })],
  'search-set': ['complete', FILTERS, filter({ ...RARE, search: 'сертификат' })],
};

/** How a picture is taken: the width of the element, and what differs from the default page. */
interface Look {
  readonly width: number;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly media?: Media;
  readonly fontSize?: string;
  /** A class of the page of two brands. */
  readonly brand?: string;
}

const scheme = (value: string): Media => ({ features: [{ name: 'prefers-color-scheme', value }] });

/** Each combination of these, by its name. */
const COMBINATIONS = [320, 360, 768, 1200, 1440].flatMap((width) =>
  ['light', 'dark'].flatMap((name) =>
    ['ru', 'en'].map((lang): [string, Look] => [
      `${width}-${name}-${lang}`,
      { width, media: scheme(name), attributes: { lang } },
    ]),
  ),
);
const BRANDS = [360, 1200].flatMap((width) =>
  ['warm', 'square'].map((brand): [string, Look] => [
    `${width}-${brand}`,
    { width, media: scheme('light'), brand },
  ]),
);

const LOOKS: Readonly<Record<string, Look>> = {
  ...Object.fromEntries([...COMBINATIONS, ...BRANDS]),
  'de-360': { width: 360, attributes: { lang: 'de' } },
  'ar-360-right-to-left': { width: 360, attributes: { lang: 'ar', dir: 'rtl' } },
  'ar-1200-right-to-left': { width: 1200, attributes: { lang: 'ar', dir: 'rtl' } },
  '360-forced-colors': {
    width: 360,
    media: { features: [{ name: 'forced-colors', value: 'active' }] },
  },
  '320-text-200-percent': { width: 320, fontSize: '200%' },
};

/** What finds two of the inquiries in the pictures. */
const SEARCHED: Readonly<Record<PictureLanguage, string>> = {
  en: 'certificate arrived',
  ru: 'сертификат пришел',
};

/** Returns the pictures of the documents in one language, by their names there. */
function picturesIn(lang: PictureLanguage): Record<string, readonly [State, Look]> {
  const search = filter({ search: SEARCHED[lang] });
  const unread = filter({ unread: true });
  const light = { media: scheme('light') };
  return {
    [`list-${lang}-light`]: [['ready', { length: '7' }], { width: 640, ...light }],
    [`list-${lang}-dark`]: [['ready', { length: '5' }], { width: 360, media: scheme('dark') }],
    [`filters-${lang}-light`]: [['complete', FILTERS, unread], { width: 360, ...light }],
    [`search-${lang}-light`]: [['complete', FILTERS, search], { width: 768, ...light }],
  };
}

const only = process.argv.slice(2);
rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER);
const demo = await startDemo();
const browser = await puppeteer.launch(drivenOptions('chromium'));
const firefox = await puppeteer.launch(drivenOptions('firefox'));
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
  await print(name, state, 'chromium', browser);
  await print(name, state, 'firefox', firefox);
}
if (only.length === 0 || only.includes('docs')) {
  await takeAllForDocs('en');
  await takeAllForDocs('ru');
}

await Promise.all([browser.close(), firefox.close()]);
await demo.stop();
console.log(`${count} pictures in ${FOLDER}/ of the states ${Object.keys(STATES).join(', ')}.`);

/** Opens a page in which it is always the same day. */
async function openPage(width: number, engine = browser): Promise<Page> {
  const page = await engine.newPage();
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
  await nameTones(page);
  const { fontSize = '100%', brand } = look;
  await page.addStyleTag({ content: `:root { font: ${fontSize} ${FONT}; }` });
  await page.addStyleTag({ path: 'demo/brands.css' });
  await page.$eval('body', (body, name = '') => (body.className = name), brand);
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

/** Prints as a client does, without backgrounds. */
async function print(name: string, state: State, title: string, engine: Browser): Promise<void> {
  const page = await openPage(PRINTED_WIDTH, engine);
  await pose(page, state, { width: PRINTED_WIDTH });
  await page.pdf({ format: 'a4', path: `${FOLDER}/${name}-print-${title}.pdf` });
  await page.close();
  count++;
}

/** Takes the pictures of the documents in one language. */
async function takeAllForDocs(lang: PictureLanguage): Promise<void> {
  for (const [name, [state, look]] of Object.entries(picturesIn(lang))) {
    const page = await openPage(look.width);
    await answerWithExamples(page, lang);
    await pose(page, state, { ...look, attributes: { lang } });
    await emulate(page, look.media ?? {});
    await takeForDocs(page, name, look.width);
    await page.close();
  }
  const page = await openPage(BRANDS_WIDTH);
  await answerWithExamples(page, lang);
  await page.goto(`${demo.url}brands.html`);
  await page.waitForFunction(() =>
    [...document.querySelectorAll('client-leads')].every(({ status }) => status === 'ready'),
  );
  await showBrandsAlone(page, lang);
  await takeForDocs(page, `brands-${lang}`, BRANDS_WIDTH);
  await page.close();
}

/** Takes a picture for the documents, which are sent with the package. */
async function takeForDocs(page: Page, name: string, width: number): Promise<void> {
  await take(page, name, width);
  await page.screenshot({ path: `docs/${name}.webp`, type: 'webp', quality: QUALITY });
}

/** Answers for the host, with the inquiries of the pictures. */
async function answerWithExamples(page: Page, lang: PictureLanguage): Promise<void> {
  const rows = exampleRows(lang);
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    void (request.method() === 'POST' ? answer(request) : request.continue());
  });

  async function answer(request: HTTPRequest): Promise<void> {
    const body = (await request.fetchPostData()) ?? '{}';
    const fields = JSON.parse(body) as Record<string, string | number | null>;
    const { request: wanted } = readFields((name) => fields[name]?.toString());
    const page = readPage(rows, wanted, DEFAULT_SETTINGS);
    await request.respond({ contentType: 'application/json', body: JSON.stringify(page) });
  }
}

async function nameTones(page: Page): Promise<void> {
  await page.$$eval(
    'client-leads',
    (elements, tones) => {
      for (const element of elements) {
        element.statusTones = { ...element.statusTones, ...tones };
      }
    },
    EXAMPLE_TONES,
  );
}

/** Shows both lists of the page of two brands in one language, without the words above them. */
async function showBrandsAlone(page: Page, lang: PictureLanguage): Promise<void> {
  await nameTones(page);
  await page.addStyleTag({
    content: 'header { display: none; } .brands { margin: 0 !important; }',
  });
  await page.$$eval(
    'client-leads',
    async (elements, own) => {
      for (const element of elements) {
        element.lang = own;
        await element.updateComplete;
      }
    },
    lang,
  );
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
