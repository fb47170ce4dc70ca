import { expect } from '@open-wc/testing';
import type { ClientLeads } from '../../src/index.js';
import { DemoPage, SCHEMES } from '../helpers/demo-page.js';
import { part, rows, settled, text } from '../helpers/element.js';
import { openPage } from '../helpers/pages.js';

const PATH = '/demo/';

describe('the first page', () => {
  it('shows the list, and the lines to paste that the README has', async () => {
    const page = await DemoPage.open(PATH);
    const element = await page.element();
    expect(rows(element)).to.have.length(4);
    const readme = await (await fetch('/README.md')).text();
    const [, first] = /^```html\n([^]*?)\n```$/m.exec(readme) ?? [];
    expect(page.find('#snippet').textContent).to.equal(first);
  });

  for (const [lang, other, heading, copied] of [
    ['ru', 'en', 'Обращения', 'Скопировано'],
    ['en', 'ru', 'Inquiries', 'Copied'],
  ] as const) {
    it(`speaks ${lang} alone, opened so and switched to`, async () => {
      const opened = await DemoPage.open(`${PATH}?lang=${lang}`);
      const switched = await DemoPage.open(`${PATH}?lang=${other}`);
      switched.click(`[data-lang=${lang}]`);
      for (const page of [opened, switched]) {
        const element = await page.element();
        await page.until(() => text(part(element, 'heading')) === heading);
        expect(page.find(`[data-lang=${lang}]`).ariaPressed).to.equal('true');
        for (const always of ['[data-lang=ru]', 'i[lang=ru]']) {
          page.find(always).remove();
        }
        const { title, body } = page.document;
        const { content } = page.find('meta[name=description]') as HTMLMetaElement;
        for (const words of [title, content, body.innerText]) {
          expect(/[а-яё]/i.test(words), words).to.equal(lang === 'ru');
        }
        expect(page.window.location.search).to.equal(`?lang=${lang}`);
        let written = '';
        page.answerCopying((words) => Promise.resolve(void (written = words)));
        page.click('#copy');
        await page.until(() => page.text('#copied') === copied);
        expect(written).to.equal(page.find('#snippet').textContent);
      }
    });
  }

  it("speaks the reader's first language that it knows, otherwise English", async () => {
    const [, code] = /<script>([^]*?)<\/script>/.exec(await (await fetch(PATH)).text())!;
    for (const [languages, lang] of [
      ['["ru-RU", "en"]', 'ru'],
      ['["de", "en-GB", "ru"]', 'en'],
      ['["de"]', 'en'],
    ] as const) {
      const reader = `Object.defineProperty(navigator, 'languages', { value: ${languages} });`;
      const page = await openPage(`<script>${reader}</script><script>${code}</script>`);
      expect(page.document.documentElement.lang).to.equal(lang);
    }
  });

  it('dresses the list as each brand, and switches its colours with the page', async () => {
    const page = await DemoPage.open(PATH);
    const element = await page.element();
    const radii = ['warm', 'square', ''].map((brand) => {
      page.click(`[data-brand="${brand}"]`);
      return page.window.getComputedStyle(element).getPropertyValue('--client-leads-border-radius');
    });
    expect(radii).to.deep.equal(['1.25em', '0', '']);
    const colours = SCHEMES.map((scheme) => {
      page.click(`[data-scheme=${scheme}]`);
      return page.window.getComputedStyle(rows(element)[0]!.parentElement!).color;
    });
    expect(colours[0] === colours[1]).to.equal(false);
  });

  it('shows each case and its explanation', async function () {
    this.timeout(30_000);
    const page = await DemoPage.open(PATH);
    await page.element();
    // It waits to be near the viewport.
    page.find('#case').scrollIntoView();
    const element = page.document.querySelector<ClientLeads>('#case client-leads')!;
    for (const [name, status] of Object.entries({
      'GIFT-01': 'empty',
      SLOW: 'loading',
      FAIL: 'error',
      'FAIL-NEXT': 'ready',
      'SIGNED-OUT': 'ready',
      MOVING: 'ready',
      MANY: 'ready',
    })) {
      page.click(`[data-case=${name}]`);
      // A slow host is not waited for.
      await (name === 'SLOW' ? element.updateComplete : settled(element));
      expect(element.status, name).to.equal(status);
      const shown = page.document.querySelectorAll('.captions > :not([hidden])');
      expect([...shown].map(({ id }) => id)).to.deep.equal([`case-${name}`]);
    }
  });
});
