/**
 * Takes the pictures of the documents, in both languages.
 *
 *   npm run screenshots
 */
import type { LeadsFilter } from 'client-leads';
import puppeteer, { type Page } from 'puppeteer-core';
import type { Language } from './api/lead-texts.js';
import { startDemo } from './start-demo.js';
import { chromiumOptions } from '../tools/browsers.js';

const MARGIN = 16;
const MIN_HEIGHT = 100;
/** From 0 to 100: letters have no visible artefacts. */
const QUALITY = 75;
/** The fonts of phones, if this machine has them. */
const FONT = 'Roboto, Inter, system-ui, sans-serif';
/** Pictures that are taken later have the same dates. */
const TODAY = Date.UTC(2025, 11, 23, 9);
const BRANDS = ['warm', 'square'];
const BRANDS_WIDTH = 868;

interface Picture {
  readonly width: number;
  readonly scheme?: 'dark';
  readonly attributes?: Readonly<Record<string, string>>;
  readonly filter?: LeadsFilter;
}

/** A client with few inquiries, since a filter reads all of them. */
const FILTERS = { client: '1020', length: '4', 'filter-controls': 'search status waiting unread' };
/** What finds two of these inquiries. */
const SEARCHED = { en: 'invoice certificates', ru: 'нужен счет' };

/** Returns the pictures in one language, by their names in `docs/`. */
function picturesIn(lang: Language): Record<string, Picture> {
  return {
    [`list-${lang}-light`]: { width: 760, attributes: { length: '5' } },
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

const demo = await startDemo({ port: 0, now: () => TODAY });
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
async function openPage(picture: Picture, lang: Language): Promise<Page> {
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
  const query = new URLSearchParams({ lang, bare: '', ...attributes }).toString();
  await page.goto(`${demo.url}situation.html?${query}`);
  await page.addStyleTag({ content: `:root { font-family: ${FONT}; }` });
  await page.$eval(
    'client-leads',
    (element, wanted) => {
      element.filter = wanted;
    },
    filter ?? null,
  );
  return page;
}

/** Shows the list twice, dressed as each brand. */
async function showBrands(page: Page): Promise<void> {
  await page.addStyleTag({ path: 'demo/brands.css' });
  await page.addStyleTag({
    content:
      'body > main:first-child { display: flex; max-inline-size: none; padding: 0; } section { flex: 1; padding: 32px 24px 48px; }',
  });
  await page.$eval(
    'client-leads',
    (element, brands) => {
      const sections = brands.map((brand) => {
        const section = Object.assign(document.createElement('section'), { className: brand });
        const list = document.importNode(element, true);
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
