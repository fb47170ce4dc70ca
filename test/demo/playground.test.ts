import { expect } from '@open-wc/testing';
import type { ClientLeads } from '../../src/index.js';
import { DemoPage } from '../helpers/demo-page.js';
import { part, rows, settled, text, TOKEN } from '../helpers/element.js';

const PATH = '/demo/playground.html';

async function play(hash = ''): Promise<[DemoPage, ClientLeads]> {
  const page = await DemoPage.open(PATH + hash);
  return [page, await page.element()];
}

function snippetOf(page: DemoPage): string[] {
  const lines = page.find('#snippet').textContent.split('\n');
  return lines.map((line) => line.trim());
}

describe('the playground', () => {
  it('has a described control for each attribute, which sets and removes it, in the snippet too', async () => {
    const [page, element] = await play();
    const pasted = snippetOf(page);
    expect(pasted).to.deep.equal([
      `<script async src="${location.origin}/dist/client-leads.min.js"></script>`,
      '<client-leads',
      'sitecode="GIFT-01"',
      'client="1017"',
      'token="•••"',
      `api-base="${location.origin}/"`,
      '></client-leads>',
    ]);
    const { observedAttributes } = element.constructor as typeof ClientLeads;
    const controls = [...page.document.querySelectorAll<HTMLInputElement>('#controls [name]')];
    const names = controls.map(({ name }) => name);
    expect(names.sort()).to.deep.equal([...observedAttributes, 'lang'].sort());
    for (const control of controls) {
      expect(page.text(`#${control.getAttribute('aria-describedby')!}`)).not.to.equal('');
    }
    for (const [name, value, line, before] of [
      ['client', '1021', 'client="1021"', '1017'],
      ['begdate', '2025-12-01', 'begdate="2025-12-01"', ''],
      ['length', '5', 'length="5"', '20'],
      ['selectable', 'on', 'selectable', ''],
      ['lead-href', '/i?a="1"&id={id}', 'lead-href="/i?a=&quot;1&quot;&amp;id={id}"', ''],
      ['loading', 'lazy', 'loading="lazy"', 'eager'],
    ] as const) {
      const was = element.getAttribute(name);
      page.fill(`#${name}`, value);
      expect(element.getAttribute(name), name).to.equal(value === 'on' ? '' : value);
      expect(snippetOf(page)).to.include(line);
      page.fill(`#${name}`, before);
      expect(element.getAttribute(name), name).to.equal(was);
      expect(snippetOf(page), name).to.deep.equal(pasted);
    }
    await settled(element);
  });

  for (const [format, type, masked] of [
    ['json', 'application/json', '"Token":•••'],
    ['form', 'application/x-www-form-urlencoded', 'Token=•••'],
    ['xml', 'application/xml', '>•••</Token>'],
  ] as const) {
    it(`logs requests to another origin without the token, as ${format}`, async () => {
      const [page, element] = await play();
      const { value: cross } = page.find('#api-base-suggestions option') as HTMLOptionElement;
      expect(new URL(cross).origin === location.origin).to.equal(false);
      page.fill('#api-base', cross);
      page.fill('#wire-format', format);
      await settled(element);
      // The log has a request before its answer, as “…”.
      let newest = '…';
      await page.until(() => {
        newest = page.text('#requests li:first-child');
        return !newest.includes('…');
      });
      expect(newest).to.match(/^200 \d+ мс/);
      expect(newest).to.contain(`POST ${cross}api/client/LeadsPagingInfo${type}`);
      expect(newest).to.contain(masked);
      const shown = page.text('html') + text(element.shadowRoot);
      expect(shown.includes(TOKEN)).to.equal(false);
    });
  }

  it('logs events, until the log is cleared, and follows no link', async () => {
    const [page, element] = await play();
    const log = () => [...page.document.querySelectorAll('#events li')].map((item) => text(item));
    const [loaded, ready] = log();
    expect(loaded).to.contain('leads-load added: 20, loaded: 20');
    expect(ready).to.match(/^leads-change status: "ready", previous: "loading", loaded: 20/);
    page.fill('#filter-controls', 'unread');
    page.fill('#lead-href', '/nowhere/{id}');
    await element.updateComplete;
    element.shadowRoot!.querySelector<HTMLElement>('[part~=filter-unread]')!.click();
    await element.updateComplete;
    rows(element)[0]!.querySelector('a')!.click();
    expect(log()).to.include.members([
      'leads-filter-change filter: {"unread":true}, begDate: null, endDate: null',
      `lead-select lead: ${JSON.stringify(element.leads[0])}`,
    ]);
    expect(page.window.location.pathname).to.equal(PATH);
    page.fill('#sitecode', 'API-ERROR');
    await settled(element);
    expect(log().join('\n')).to.contain('leads-error kind: "api", code: 10');
    page.click('#clear');
    expect(log()).to.deep.equal([]);
  });

  it('calls the methods, and creates another element', async () => {
    const [page, element] = await play();
    page.click('#more');
    await element.loadMore();
    page.click('#refresh');
    await element.refresh();
    expect(page.text('#events')).to.contain('added: 0, loaded: 40');
    page.click('#renew');
    const other = await page.element();
    expect(rows(other)).to.have.length(20);
    page.fill('#length', '5');
    expect(other.getAttribute('length')).to.equal('5');
    expect(element.getAttribute('length')).to.equal(null);
  });

  it('switches the tones, the colours and the width of the page', async () => {
    const [page, element] = await play();
    page.click('[name=view-tones][value=on]');
    expect(snippetOf(page)).to.include('"Решено": "success",');
    for (const [scheme, background] of Object.entries({
      light: 'rgb(246, 248, 250)',
      dark: 'rgb(15, 19, 24)',
    })) {
      page.click(`[name=view-scheme][value=${scheme}]`);
      const style = page.window.getComputedStyle(page.document.documentElement);
      expect(style.backgroundColor).to.equal(background);
    }
    const { offsetWidth: own } = element;
    page.fill('#view-width', '280');
    expect(element.offsetWidth).to.equal(280);
    expect(page.text('#width')).to.equal('280 px');
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

  it('selects the snippet if the browser forbids copying', async () => {
    const [page] = await play();
    page.answerCopying(() => Promise.reject(new Error()));
    page.click('#copy');
    await page.until(() => page.text('#copied').startsWith('Выделено'));
    const selected = page.window.getSelection()!.toString().trim();
    expect(selected).to.equal(page.find('#snippet').textContent);
  });
});
