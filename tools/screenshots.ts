/**
 * Takes the pictures of the documents, in both languages.
 *
 *   npm run screenshots
 */
import type { LeadsFilter } from 'client-leads';
import puppeteer, { type HTTPRequest, type Page } from 'puppeteer-core';
import { readPage } from '../demo/api/lead-list.js';
import { readFields } from '../demo/api/request-fields.js';
import { DEFAULT_SETTINGS } from '../demo/api/settings.js';
import { startDemo } from '../demo/start-demo.js';
import { chromiumOptions } from './browsers.js';
import { EXAMPLE_TONES, exampleRows, type PictureLanguage } from './pictures/example-inquiries.js';

const MARGIN = 16;
const MIN_HEIGHT = 100;
/** From 0 to 100: letters have no visible artefacts. */
const QUALITY = 75;
/** The fonts of phones, if this machine has them. */
const FONT = 'Roboto, Inter, system-ui, sans-serif';
/** The day after the newest row of the demo, so that dates are as short as a reader has them. */
const TODAY = Date.UTC(2025, 11, 23, 9);
const BRANDS = ['warm', 'square'];
const BRANDS_WIDTH = 868;

interface Picture {
  readonly width: number;
  readonly scheme?: 'dark';
  readonly attributes?: Readonly<Record<string, string>>;
  readonly filter?: LeadsFilter;
}

const FILTERS = { length: '4', 'filter-controls': 'search status unread' };
/** What finds two of the inquiries in the pictures. */
const SEARCHED = { en: 'certificate arrived', ru: 'сертификат пришел' };

/** Returns the pictures in one language, by their names in `docs/`. */
function picturesIn(lang: PictureLanguage): Record<string, Picture> {
  return {
    [`list-${lang}-light`]: { width: 640, attributes: { length: '7' } },
    [`list-${lang}-dark`]: { width: 360, scheme: 'dark', attributes: { length: '5' } },
    [`filters-${lang}-light`]: { width: 360, attributes: FILTERS, filter: { unread: true } },
    [`search-${lang}-light`]: {
      width: 768,
      attributes: FILTERS,
      filter: { search: SEARCHED[lang] },
    },
    [`brands-${lang}`]: { width: BRANDS_WIDTH, attributes: { length: '5' } },
  };
}

const demo = await startDemo();
const browser = await puppeteer.launch(chromiumOptions());
for (const lang of ['en', 'ru'] as const) {
  for (const [name, picture] of Object.entries(picturesIn(lang))) {
    const page = await openPage(picture, lang);
    if (name.startsWith('brands')) {
      await showBrands(page);
    }
    await waitUntilStill(page);
    await take(page, name, picture.width);
    await page.close();
  }
}
await browser.close();
await demo.stop();

/** Opens a page with the element alone, in which it is always the same day. */
async function openPage(picture: Picture, lang: PictureLanguage): Promise<Page> {
  const { width, scheme = 'light', attributes, filter } = picture;
  const page = await browser.newPage();
  await page.setViewport(viewport(width, MIN_HEIGHT));
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  // As text: the compiler adds a helper to functions, which a page does not have.
  await page.evaluateOnNewDocument(`
    Date.now = () => ${TODAY};
    Date = new Proxy(Date, {
      construct: (target, args) => (args.length > 0 ? new target(...args) : new target(${TODAY})),
    });
  `);
  await answerWithExamples(page, lang);
  const query = new URLSearchParams({ lang, bare: '', ...attributes }).toString();
  await page.goto(`${demo.url}situation.html?${query}`);
  await page.addStyleTag({ content: `:root { font-family: ${FONT}; }` });
  await page.$eval(
    'client-leads',
    (element, tones, wanted) => {
      element.statusTones = { ...element.statusTones, ...tones };
      element.filter = wanted;
    },
    EXAMPLE_TONES,
    filter ?? null,
  );
  return page;
}

/** Shows the list twice, dressed as each brand. */
async function showBrands(page: Page): Promise<void> {
  await page.addStyleTag({ path: 'demo/brands.css' });
  await page.addStyleTag({
    content:
      'main { display: flex; max-inline-size: none; padding: 0; } section { flex: 1; padding: 32px 24px 48px; }',
  });
  await page.$eval(
    'client-leads',
    (element, brands) => {
      const sections = brands.map((brand) => {
        const section = Object.assign(document.createElement('section'), { className: brand });
        const list = document.importNode(element, true);
        list.statusTones = element.statusTones;
        section.append(list);
        return section;
      });
      element.replaceWith(...sections);
    },
    BRANDS,
  );
}

async function waitUntilStill(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll('client-leads')].every(({ status }) =>
      ['ready', 'complete'].includes(status),
    ),
  );
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
  await page.screenshot({ path: `docs/${name}.webp`, type: 'webp', quality: QUALITY });
  console.log(`docs/${name}.webp`);
}

function viewport(width: number, height: number) {
  return { width: width + 2 * MARGIN, height, deviceScaleFactor: 2 };
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
