import { expect } from '@open-wc/testing';
import type { ClientLeads } from '../../src/index.js';
import { DemoPage, SCHEMES } from '../helpers/demo-page.js';
import { part, rows, settled, text } from '../helpers/element.js';
import { openPage } from '../helpers/pages.js';

describe('the first page', () => {
  const PATH = '/demo/';
  const CASE = '#case client-leads';

  async function caseElement(page: DemoPage): Promise<ClientLeads> {
    await page.element();
    return settled(page.document.querySelector<ClientLeads>(CASE)!);
  }

  it('shows the list, and the lines to paste that the README has', async () => {
    const page = await DemoPage.open(PATH);
    const element = await page.element();
    expect(rows(element)).to.have.length(4);
    expect(element.totalRows).to.equal(137);
    const readme = await (await fetch('/README.md')).text();
    const [, first] = /^```html\n([^]*?)\n```$/m.exec(readme) ?? [];
    expect(page.find('#snippet').textContent).to.equal(first);
  });

  for (const [lang, other, title, heading, copied] of [
    ['ru', 'en', 'Обращения клиента — на вашем сайте', 'Обращения', 'Скопировано'],
    ['en', 'ru', 'Your client’s inquiries, on your own site', 'Inquiries', 'Copied'],
  ] as const) {
    it(`speaks ${lang} alone, opened so and switched to`, async () => {
      const opened = await DemoPage.open(`${PATH}?lang=${lang}`);
      const switched = await DemoPage.open(`${PATH}?lang=${other}`);
      switched.click(`[data-lang=${lang}]`);
      for (const page of [opened, switched]) {
        const element = await page.element();
        await page.until(() => text(part(element, 'heading')) === heading);
        expect(page.find('h1').innerText.replaceAll('\u00a0', ' ')).to.equal(title);
        expect(page.find(`[data-lang=${lang}]`).ariaPressed).to.equal('true');
        page.find('footer [lang=ru]').remove();
        page.find('[data-lang=ru]').remove();
        page.find('i[lang=ru]').remove();
        const { title: name, body } = page.document;
        const { content } = page.find('meta[name=description]') as HTMLMetaElement;
        for (const words of [name, content, body.innerText]) {
          expect(/[а-яё]/i.test(words), words).to.equal(lang === 'ru');
        }
        expect(page.window.location.search).to.equal(`?lang=${lang}`);
        Object.defineProperty(page.window.navigator, 'clipboard', {
          value: { writeText: () => Promise.resolve() },
        });
        page.click('#copy');
        await page.until(() => page.text('#copied') === copied);
      }
    });
  }

  it("speaks the reader's first language that it knows, otherwise English", async () => {
    const [, code] = /<script>([^]*?)<\/script>/.exec(await (await fetch(PATH)).text())!;
    const langOf = async (...languages: string[]) => {
      const given = `({ value: ${JSON.stringify(languages)} })`;
      const reader = `Object.defineProperty(navigator, 'languages', ${given});`;
      const page = await openPage(`<script>${reader}</script><script>${code}</script>`);
      return page.document.documentElement.lang;
    };
    expect(await langOf('ru-RU', 'en')).to.equal('ru');
    expect(await langOf('de', 'en-GB', 'ru')).to.equal('en');
    expect(await langOf('uk', 'ru', 'en')).to.equal('ru');
    expect(await langOf('de')).to.equal('en');
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
    // It waits to be near the viewport.
    page.find('#case').scrollIntoView();
    const statuses: Record<string, string> = {};
    for (const button of page.document.querySelectorAll<HTMLElement>('[data-case]')) {
      button.click();
      const name = button.dataset.case!;
      expect(page.shows(`#case-${name}`)).to.equal(true);
      expect(page.document.querySelectorAll('.captions > :not([hidden])').length).to.equal(1);
      // A slow host is not waited for.
      const { status } = name === 'SLOW' ? { status: 'loading' } : await caseElement(page);
      statuses[name] = status;
    }
    expect(statuses).to.deep.equal({
      'GIFT-01': 'empty',
      SLOW: 'loading',
      FAIL: 'error',
      'FAIL-NEXT': 'ready',
      'SIGNED-OUT': 'ready',
      MOVING: 'ready',
      MANY: 'ready',
    });
  });
});
