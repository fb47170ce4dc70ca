import { expect, oneEvent } from '@open-wc/testing';
import { DemoPage, SCHEMES, signIn } from '../helpers/demo-page.js';
import { rows } from '../helpers/element.js';

const ALL = 137;
const WIDE = 1000;
const NARROW = [768, 390, 320];
const MINUTES_MS = 120_000;

interface Visit {
  readonly title: string;
  readonly lang?: 'en';
  /** Where the way back leads, from `/demo/`. */
  readonly back?: string;
  /** How many inquiries its first list has. */
  readonly total?: number;
  /** Shows what there is to see, once the page has loaded. */
  readonly act?: (page: DemoPage) => void | Promise<void>;
  /** Lets no other script in, that of the audit neither. */
  readonly isStrict?: boolean;
}

/** `frameworks.test.ts` opens the other pages with the content of the plain one. */
const VISITS: Readonly<Record<string, Visit>> = {
  'demo/?lang=ru': {
    title: 'client-leads: Обращения клиента — на\u00a0вашем сайте',
    back: '?lang=ru',
    total: ALL,
    act: (page) => page.click('[data-case=MANY]'),
  },
  'demo/?lang=en': {
    title: 'client-leads: Your client’s inquiries, on\u00a0your own site',
    lang: 'en',
    back: '?lang=en',
    total: ALL,
    act: (page) => page.click('[data-brand=warm]'),
  },
  'demo/playground.html#selectable=true&filter-controls=period&view-width=800': {
    title: 'Песочница: client-leads',
    total: ALL,
  },
  'demo/gift/': { title: 'Подарочные сертификаты', total: ALL, act: orderAndOpen },
  'demo/partner/': {
    title: 'Личный кабинет — «Уютный дом», товары для дома',
    total: ALL,
    isStrict: true,
  },
  'demo/brands.html': { title: 'Две марки', total: ALL },
  'demo/situations.html': {
    title: 'Все ситуации',
    act: (page) => page.until(() => page.has('#list a')),
  },
  'demo/situation.html?client=1021&title=Одна': {
    title: 'Одна',
    back: 'situations.html',
    total: 21,
  },
  'demo/moving.html': {
    title: 'Список, который меняется',
    back: 'situations.html',
    total: 60,
    act: signInAgain,
  },
  'demo/frameworks/plain/': { title: 'client-leads: HTML без фреймворка', total: ALL },
  'README.html': { title: 'client-leads', lang: 'en', back: '?lang=en' },
  'README.ru.html': { title: 'client-leads', back: '?lang=ru' },
  'docs/all.html': {
    title: 'All documentation on one page · client-leads',
    lang: 'en',
    back: '?lang=en',
  },
};

describe('each page of the demo', () => {
  before(() => signIn('anna'));
  after(() => signIn());

  for (const [path, visit] of Object.entries(VISITS)) {
    const { title, lang = 'ru', back = '', total, act, isStrict = false } = visit;

    it(`opens, leads back and on, is legible for all: ${path}`, async function () {
      this.timeout(MINUTES_MS);
      const page = await DemoPage.open(`/${path}`, WIDE);
      await act?.(page);
      if (total !== undefined) {
        const element = await page.element();
        await page.until(() => page.window.document.title === title);
        expect(element.totalRows).to.equal(total);
      }
      expect(page.document.title).to.equal(title);
      expect(page.document.documentElement.lang).to.equal(lang);
      expect(page.document.querySelectorAll('h1').length).to.equal(1);
      const links = [...page.document.links].filter(({ origin }) => origin === location.origin);
      const targets = links.map(({ href }) => href.replace(/#.*/, ''));
      expect(targets).to.include(`${location.origin}/demo/${back}`);
      if (path.startsWith('demo/')) {
        expect(await deadLinks(targets)).to.deep.equal([]);
      }
      if (!isStrict) {
        for (const scheme of SCHEMES) {
          expect(await page.findings(scheme), scheme).to.deep.equal([]);
        }
      }
      for (const width of NARROW) {
        page.resize(width);
        expect(page.scrollsSideways, `${width} px`).to.equal(false);
      }
    });
  }

  it('begins on the first screen of a phone, fits it, and leads on, if it is of a document', async function () {
    this.timeout(MINUTES_MS);
    const translations = new Map<string, string>();
    for (const [home, ending] of [
      ['/README.html', '.html'],
      ['/README.ru.html', '.ru.html'],
    ] as const) {
      const { document } = await DemoPage.open(home);
      const listed = [...document.querySelectorAll<HTMLAnchorElement>('nav a')];
      expect(listed.length).to.be.at.least(10);
      expect(document.querySelector('main a[href*=".html#"]') !== null).to.equal(true);
      for (const { href, pathname, lang } of listed) {
        expect(lang, href).to.equal(pathname.endsWith(ending) ? '' : 'en');
        const page = await DemoPage.open(href, 390);
        expect(page.find('h1').getBoundingClientRect().bottom, href).to.be.below(200);
        page.resize(320);
        expect(page.scrollsSideways, href).to.equal(false);
        const current = [...page.document.querySelectorAll<HTMLAnchorElement>('[aria-current]')];
        expect(current.map((link) => link.href)).to.deep.equal([href]);
        expect(page.has('main a:not([href*=":"])[href*=".md"]'), href).to.equal(false);
        const isLong = page.document.querySelectorAll('.document > h2').length >= 4;
        expect(page.has('h1 + .contents, h1 + p + .contents'), href).to.equal(isLong);
        const other = page.document.querySelector<HTMLAnchorElement>('header [hreflang]');
        if (other) {
          translations.set(href, other.href);
        }
      }
    }
    for (const [page, other] of translations) {
      expect(translations.get(other)).to.equal(page);
    }
    expect(translations.size).to.be.at.least(10);
  });
});

/** Ends the session of the client, and starts another. */
async function signInAgain(page: DemoPage): Promise<void> {
  const element = await page.element();
  page.click('#refuse');
  await page.until(() => page.text('#log').includes('не принимает'));
  await element.refresh();
  expect(rows(element)).to.have.length(0);
  page.click('#sign-in');
  await oneEvent(element, 'leads-load');
}

/** Orders a certificate, and opens an inquiry. */
async function orderAndOpen(page: DemoPage): Promise<void> {
  const element = await page.element();
  page.fill('#name', 'ОченьДлинноеИмяБезПробелов'.repeat(2));
  page.fill('#email', 'maria@example.ru');
  page.click('#order .main');
  expect(await page.findings('light')).to.deep.equal([]);
  rows(element)[0]!.querySelector('button')!.click();
}

const statuses = new Map<string, Promise<number>>();

/** Asks for each address once. */
async function deadLinks(urls: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    [...new Set(urls)].map(async (url) => {
      statuses.set(url, statuses.get(url) ?? fetch(url).then(({ status }) => status));
      return `${await statuses.get(url)} ${url}`;
    }),
  );
  return found.filter((line) => !line.startsWith('200 '));
}
