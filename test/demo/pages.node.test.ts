/** What each page of the demo promises. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import puppeteer, { type Browser, type BrowserContext, type Page } from 'puppeteer-core';
import { startDemo } from '../../demo/start-demo.js';
import { chromiumOptions } from '../../tools/browsers.js';

const HEIGHT = 900;
const LANGUAGES = ['ru', 'en'] as const;
const PAGES = [
  '',
  'playground.html',
  'situation.html',
  'situations.html',
  'partner/',
  'partner/inquiry/504871',
  'frameworks/react/',
  'frameworks/vue/',
];
const WITHOUT_LIST = ['situations.html', 'partner/inquiry/504871'];
/** Events and names of attributes, and the link to the other language. */
const OF_NO_LANGUAGE = 'script, style, ol, .code, option, .language, footer a';
/** What no page in this language has: words of English sentences, and any word in Russian. */
const FOREIGN = { ru: /\b(a|the|is|of|and|to)\b/i, en: /[а-яё]/i };

describe('the demo', () => {
  let demo: Awaited<ReturnType<typeof startDemo>>;
  let browser: Browser;
  let reader: BrowserContext;

  before(async () => {
    demo = await startDemo({ port: 0 });
    browser = await puppeteer.launch(chromiumOptions());
  });

  afterEach(async () => {
    await reader.close();
  });

  after(async () => {
    await browser.close();
    await demo.stop();
  });

  /** Opens a page for a new reader, who may be a client of the partner. */
  async function open(path: string, { lang = 'ru', client = '', width = 1200 } = {}) {
    reader = await browser.createBrowserContext();
    const page = await reader.newPage();
    await page.setExtraHTTPHeaders({ 'Accept-Language': lang });
    await page.setViewport({ width, height: HEIGHT });
    const lines: string[] = [];
    page.on('console', (message) => lines.push(message.text()));
    page.on('pageerror', (error) => lines.push(String(error)));
    if (client) {
      await page.goto(`${demo.url}partner/`);
      await page.evaluate(async (name) => {
        const body = new URLSearchParams({ client: name });
        await fetch('../session', { method: 'POST', body });
      }, client);
    }
    await page.goto(demo.url + path);
    return { page, lines };
  }

  for (const path of PAGES) {
    for (const lang of LANGUAGES) {
      it(`opens ${path || 'its first page'} in one language, without a word in the console: ${lang}`, async () => {
        const { page, lines } = await open(path, { lang, client: 'anna' });
        if (!WITHOUT_LIST.includes(path)) {
          await untilShown(page, 137);
        }
        assert.equal(await page.$eval('html', (html) => html.lang), lang);
        assert.equal(await page.$$eval('h1', (headings) => headings.length), 1);
        assert.doesNotMatch(await wordsOf(page), FOREIGN[lang]);
        assert.deepEqual(
          lines.filter((line) => !isOfFailedPicture(path, line)),
          [],
        );
      });
    }
  }

  it('keeps the language that the reader has chosen', async () => {
    const { page } = await open('playground.html#length=3', { lang: 'ru' });
    await untilShown(page, 137);
    await Promise.all([page.waitForNavigation(), page.click('.language')]);
    assert.equal(new URL(page.url()).hash, '#length=3');
    await page.goto(`${demo.url}partner/`);
    assert.equal(await page.$eval('html', (html) => html.lang), 'en');
  });

  for (const lang of LANGUAGES) {
    it(`shows each tone in the first rows, and what waits for the client: ${lang}`, async () => {
      const { page } = await open('', { lang });
      await untilShown(page, 137);
      const [tones, unread] = await page.$eval('client-leads', ({ shadowRoot }) => [
        [...shadowRoot!.querySelectorAll('[part~=status]')].map(({ part }) => part.item(1)),
        shadowRoot!.querySelectorAll('[part~=lead-unread]').length,
      ]);
      assert.deepEqual(tones, [
        'status-neutral',
        'status-attention',
        'status-progress',
        'status-success',
        'status-danger',
      ]);
      assert.equal(unread, 2);
    });
  }

  it('signs in and out on the site of the partner', async () => {
    const { page } = await open('partner/');
    for (let times = 0; times < 2; times++) {
      await (await page.waitForSelector('[value=anna]', { visible: true }))!.click();
      await untilShown(page, 137);
      assert.match(await page.$eval('header', (header) => header.textContent), /Анна/);
      await Promise.all([page.waitForNavigation(), page.click('header .account button')]);
    }
  });

  it('links each inquiry on the site of the partner to its page', async () => {
    const { page } = await open('partner/', { client: 'anna' });
    await untilShown(page, 137);
    const link = await page.waitForSelector('>>> a[part~=subject]');
    await Promise.all([page.waitForNavigation(), link?.click()]);
    assert.equal(await page.$eval('h1', (h1) => h1.textContent), 'Обращение № 504871');
  });

  it('keeps the preview of the playground in sight beside the controls', async () => {
    const { page } = await open('playground.html');
    await untilShown(page, 137);
    await page.$eval('#lang', (field) => field.scrollIntoView({ block: 'end' }));
    const stage = await boxOf(page, '#stage');
    const field = await boxOf(page, '#lang');
    assert.ok(stage.y >= 0 && stage.y + stage.height <= HEIGHT, 'the preview is in sight');
    assert.ok(field.y < HEIGHT, 'the last control is in sight');
    assert.ok(stage.x + stage.width < field.x, 'the preview is beside the controls');
  });

  for (const width of [1200, 390]) {
    it(`shows four rows and the whole code in the playground, ${width} px`, async () => {
      const { page } = await open('playground.html', { width });
      await untilShown(page, 137);
      const hidden = await page.$$eval('#stage, pre, #snippet', (boxes) =>
        boxes.filter(
          ({ scrollHeight, clientHeight, scrollWidth, clientWidth }) =>
            scrollHeight > clientHeight + 1 || scrollWidth > clientWidth + 1,
        ),
      );
      assert.equal(hidden.length, 0);
      assert.equal(await page.$eval('client-leads', ({ leads }) => leads.length), 4);
    });
  }

  it('sets the attributes of the playground that have checkboxes', async () => {
    const { page } = await open('playground.html');
    await untilShown(page, 137);
    const valueOf = (name: string) =>
      page.$eval('client-leads', (element, attribute) => element.getAttribute(attribute), name);
    assert.equal(await valueOf('filter-controls'), 'search status waiting unread');
    await page.click('[name=filter-controls][value=status]');
    assert.equal(await valueOf('filter-controls'), 'search waiting unread');
    assert.match((await valueOf('status-tones')) ?? '', /"Решено":"success"/);
    await page.click('[name=status-tones]');
    assert.equal(await valueOf('status-tones'), null);
  });

  it('shows the lines of README as a page', async () => {
    const { page, lines } = await open('try.html', { client: 'anna' });
    await untilShown(page, 137);
    assert.deepEqual(lines, []);
  });

  it('says in Russian what each attribute of the playground means', async () => {
    const { page } = await open('playground.html');
    await untilShown(page, 137);
    const notes = await page.$$eval('.note', (all) => all.map(({ textContent }) => textContent));
    assert.ok(notes.length > 15);
    assert.deepEqual(
      notes.filter((note) => !/[а-яё]/i.test(note)),
      [],
    );
  });

  it('shows a live picture of each situation, as high as what it shows', async () => {
    const { page } = await open('situations.html');
    const groups = await page.$$eval('section', (sections) => sections.map(({ id }) => id));
    assert.deepEqual(groups, [
      'loading',
      'filled',
      'empty',
      'failed',
      'signed-out',
      'badge',
      'rtl',
      'brands',
    ]);
    const cards = await page.$$eval('.cards li', (items) =>
      items.map((item) => [
        item.querySelectorAll('a').length,
        item.querySelector('p')!.textContent.length > 10,
        item.querySelector('iframe')!.inert,
      ]),
    );
    assert.ok(cards.length > 20);
    assert.deepEqual(
      cards.filter((card) => JSON.stringify(card) !== '[1,true,true]'),
      [],
    );
    await page.waitForFunction(() =>
      [...document.querySelectorAll('iframe')].every(({ clientHeight, contentDocument }) => {
        const content = contentDocument?.querySelector<HTMLElement>('main');
        return (
          content?.querySelector('client-leads, .account') && content.offsetHeight === clientHeight
        );
      }),
    );
  });
});

/** Waits until the list says how many inquiries there are. */
async function untilShown(page: Page, totalRows: number): Promise<void> {
  await page.waitForFunction(
    (total) => document.querySelector('client-leads')?.totalRows === total,
    {},
    totalRows,
  );
}

/** Returns the words of the page and of its lists. */
async function wordsOf(page: Page): Promise<string> {
  await page.$$eval(OF_NO_LANGUAGE, (elements) => elements.forEach((element) => element.remove()));
  return page.evaluate(() =>
    [document.head, document.body, ...document.querySelectorAll('client-leads')]
      .map((element) => `${element.textContent} ${element.shadowRoot?.textContent}`)
      .join(' '),
  );
}

/** Returns where an element is in the window. */
async function boxOf(page: Page, selector: string): Promise<DOMRect> {
  return page.$eval(selector, (element) => element.getBoundingClientRect().toJSON() as DOMRect);
}

/** Whether a line is about a failure that the page of situations shows. */
function isOfFailedPicture(path: string, line: string): boolean {
  return path === 'situations.html' && /^(<client-leads> |Failed to load resource: )/.test(line);
}
