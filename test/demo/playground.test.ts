import { expect } from '@open-wc/testing';
import type { ClientLeads } from '../../src/index.js';
import { DemoPage, SCHEMES } from '../helpers/demo-page.js';
import { part, rows, settled, text, TOKEN } from '../helpers/element.js';

describe('the playground', () => {
  const PATH = '/demo/playground.html';

  async function play(hash = ''): Promise<[DemoPage, ClientLeads]> {
    const page = await DemoPage.open(PATH + hash);
    return [page, await page.element()];
  }

  function snippetOf(page: DemoPage): string[] {
    const lines = page.find('#snippet').textContent.split('\n');
    return lines.map((line) => line.trim());
  }

  it('starts with a list, its snippet, and a control for every attribute', async () => {
    const [page, element] = await play();
    expect(rows(element)).to.have.length(20);
    expect(snippetOf(page)).to.deep.equal([
      `<script async src="${location.origin}/dist/client-leads.min.js"></script>`,
      '<client-leads',
      'sitecode="GIFT-01"',
      'client="1017"',
      'token="•••"',
      '></client-leads>',
    ]);
    const { observedAttributes } = page.window.customElements.get('client-leads') as unknown as {
      observedAttributes: string[];
    };
    const controls = [...page.document.querySelectorAll<HTMLInputElement>('#controls [name]')];
    const names = controls.map(({ name }) => name);
    expect(names.sort()).to.deep.equal([...observedAttributes, 'lang'].sort());
    for (const control of controls) {
      expect(page.text(`#${control.getAttribute('aria-describedby')!}`)).not.to.equal('');
    }
  });

  it('sets and removes an attribute of each kind, on the element and in the snippet', async () => {
    const [page, element] = await play();
    const pasted = snippetOf(page);
    for (const [name, value, line] of [
      ['client', '1021', 'client="1021"'],
      ['begdate', '2025-12-01', 'begdate="2025-12-01"'],
      ['length', '5', 'length="5"'],
      ['selectable', 'on', 'selectable'],
      ['lead-href', '/i?a="1"&id={id}', 'lead-href="/i?a=&quot;1&quot;&amp;id={id}"'],
      ['loading', 'lazy', 'loading="lazy"'],
      ['lang', 'en', 'lang="en"'],
    ] as const) {
      const { value: before, type } = page.find(`#${name}`) as HTMLInputElement;
      const was = element.getAttribute(name);
      page.fill(`#${name}`, value);
      expect(element.getAttribute(name), name).to.equal(value === 'on' ? '' : value);
      expect(snippetOf(page)).to.include(line);
      page.fill(`#${name}`, type === 'checkbox' ? '' : before);
      expect(element.getAttribute(name), name).to.equal(was);
      expect(snippetOf(page), name).to.deep.equal(pasted);
    }
    await settled(element);
  });

  it('shows each situation of the demo host, on another origin too', async () => {
    const [page, element] = await play();
    page.fill('#sitecode', 'EMPTY');
    await settled(element);
    expect(element.status).to.equal('empty');
    expect((page.find('#sitecode') as HTMLSelectElement).options.length).to.be.above(15);
    const { value: cross } = page.find('#api-base-suggestions option') as HTMLOptionElement;
    expect(new URL(cross).origin === location.origin).to.equal(false);
    page.fill('#api-base', cross);
    await settled(element);
    expect(element.status).to.equal('empty');
    expect(page.text('#requests li:first-child')).to.contain(`POST ${cross}api/client/`);
  });

  for (const [format, type, masked] of [
    ['json', 'application/json', '"Token":•••'],
    ['form', 'application/x-www-form-urlencoded', 'Token=•••'],
    ['xml', 'application/xml', '>•••</Token>'],
  ] as const) {
    it(`logs requests without the token, as ${format}`, async () => {
      const [page, element] = await play();
      page.fill('#wire-format', format);
      await settled(element);
      // The probe is sent after the list is shown, so its answer may still be due.
      let newest = '';
      await page.until(() => {
        newest = page.text('#requests li:first-child');
        return !newest.includes('…');
      });
      expect(newest).to.match(/^200 \d+ мс · POST http/);
      expect(newest).to.contain(type);
      expect(newest).to.contain(masked);
      expect(page.allText.includes(TOKEN)).to.equal(false);
      expect(page.window.location.href.includes(TOKEN)).to.equal(false);
    });
  }

  it('shows no token that the API quotes', async () => {
    const [page, element] = await play();
    const token = '777000111';
    page.fill('#token', token);
    await settled(element);
    expect(element.status).to.equal('error');
    expect(page.text('#events')).to.contain('leads-error kind: "api", code: 2');
    expect(page.allText.includes(token)).to.equal(false);
    expect(page.window.location.href.includes(token)).to.equal(false);
  });

  it('logs events, until the log is cleared', async () => {
    const [page, element] = await play();
    const log = () => [...page.document.querySelectorAll('#events li')].map((item) => text(item));
    const read = 'loaded: 20, matching: 20, totalRows: 137, unread: 3';
    expect(log()).to.deep.equal([
      'leads-load added: 20, loaded: 20, totalRows: 137, unread: 3',
      `leads-change status: "ready", previous: "loading", ${read}, hasMore: true`,
      'leads-change status: "loading", previous: "unconfigured", loaded: 0, matching: 0, totalRows: 0, unread: 0, hasMore: false',
    ]);
    page.fill('#filter-controls', 'unread');
    await element.updateComplete;
    element.shadowRoot!.querySelector<HTMLElement>('[part~=filter-unread]')!.click();
    await element.updateComplete;
    expect(log()).to.include(
      'leads-filter-change filter: {"unread":true}, begDate: null, endDate: null',
    );
    page.fill('#selectable', 'on');
    await element.updateComplete;
    rows(element)[0]!.querySelector('button')!.click();
    const [{ id, number, subject }] = element.leads as [ClientLeads['leads'][number]];
    expect(page.text('#events li:first-child')).to.equal(
      `lead-select id: ${id}, number: ${number}, subject: "${subject}"`,
    );
    page.click('#clear');
    expect(page.text('#events')).to.equal('');
    // The link of a row leads nowhere, so the reader does not follow it.
    page.fill('#lead-href', '/nowhere/{id}');
    await element.updateComplete;
    rows(element)[0]!.querySelector('a')!.click();
    expect(page.text('#events li:first-child')).to.contain('lead-select');
    expect(page.window.location.pathname).to.equal(PATH);
  });

  it('calls the methods, and creates another element', async () => {
    const [page, element] = await play();
    page.click('#more');
    await element.loadMore();
    expect(rows(element)).to.have.length(40);
    page.click('#refresh');
    await element.refresh();
    expect(page.text('#events li:first-child')).to.contain('added: 0, loaded: 40');
    page.click('#renew');
    const other = await page.element();
    expect(other === element).to.equal(false);
    expect(rows(other)).to.have.length(20);
    page.fill('#length', '5');
    expect(other.getAttribute('length')).to.equal('5');
    expect(element.getAttribute('length')).to.equal(null);
  });

  it('switches the language, the colours and the width of the page', async () => {
    const [page, element] = await play();
    const headings = [];
    for (const lang of ['en', 'de', 'ru']) {
      page.click(`[name=view-lang][value=${lang}]`);
      // The element observes the page's language.
      await page.until(() => page.find('#stage').lang === lang);
      await Promise.resolve();
      await element.updateComplete;
      headings.push(text(part(element, 'heading')));
      expect(snippetOf(page).includes('"heading": "Anfragen",')).to.equal(lang === 'de');
    }
    expect(headings).to.deep.equal(['Inquiries', 'Anfragen', 'Обращения']);
    const backgrounds = SCHEMES.map((scheme) => {
      page.click(`[name=view-scheme][value=${scheme}]`);
      return page.window.getComputedStyle(page.document.documentElement).backgroundColor;
    });
    expect(backgrounds).to.deep.equal(['rgb(246, 248, 250)', 'rgb(15, 19, 24)']);
    const { offsetWidth: own } = element;
    for (const width of [280, 1200]) {
      page.fill('#view-width', String(width));
      expect(element.offsetWidth).to.equal(width);
      expect(page.text('#width')).to.equal(`${width} px`);
      expect(page.scrollsSideways).to.equal(false);
    }
    page.click('#fit');
    expect(element.offsetWidth).to.equal(own);
    expect(page.text('#width')).to.equal('по месту');
  });

  it('follows its address, which can be shared, and neither reads a token from it nor writes one', async () => {
    const [page] = await play();
    page.fill('#client', '1001');
    page.fill('#selectable', 'on');
    page.fill('#length', '');
    page.fill('#token', '9007199254740993');
    page.click('[name=view-lang][value=en]');
    page.fill('#view-width', '300');
    await page.element();
    const { hash } = page.window.location;
    expect(hash).to.equal('#view-lang=en&view-width=300&client=1001&selectable=true');

    const [other, element] = await play(`${hash}&token=1`);
    expect(element.getAttribute('token')).to.equal(TOKEN);
    expect(rows(element)).to.have.length(1);
    expect(part(element, 'subject')!.localName).to.equal('button');
    expect(text(part(element, 'heading'))).to.equal('Inquiries');
    expect(element.offsetWidth).to.equal(300);
    expect((other.find('#client') as HTMLInputElement).value).to.equal('1001');
    expect((other.find('#selectable') as HTMLInputElement).checked).to.equal(true);
    other.window.location.hash = '#client=1020';
    await other.loads();
    expect(rows(await other.element())).to.have.length(20);
  });

  for (const [outcome, said] of [
    ['copies the snippet to the clipboard', 'Скопировано'],
    ['selects the snippet if the browser forbids that', 'Выделено: скопируйте, Ctrl+C'],
  ] as const) {
    it(`${outcome}, and reports it`, async () => {
      const [page] = await play();
      const copied: string[] = [];
      const writeText = (text: string) =>
        said === 'Скопировано' ? Promise.resolve(copied.push(text)) : Promise.reject(new Error());
      Object.defineProperty(page.window.navigator, 'clipboard', { value: { writeText } });
      page.click('#copy');
      await page.until(() => page.text('#copied') === said);
      const selected = page.window.getSelection()!.toString().trim();
      expect([...copied, selected].join('')).to.equal(page.find('#snippet').textContent);
    });
  }
});
