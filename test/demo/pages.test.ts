import { expect } from '@open-wc/testing';
import type { ClientLeads } from '../../src/index.js';
import { DemoPage, SCHEMES } from '../helpers/demo-page.js';
import {
  loadMoreButton,
  part,
  rows,
  settled,
  subjects,
  summary,
  text,
  TOKEN,
} from '../helpers/element.js';

const NARROW = 320;

describe('the playground', () => {
  const PATH = '/demo/playground.html';

  async function play(hash = '', width?: number): Promise<[DemoPage, ClientLeads]> {
    const page = await DemoPage.open(PATH + hash, width);
    return [page, await page.element()];
  }

  function snippetOf(page: DemoPage): string[] {
    const lines = page.find('#snippet').textContent.split('\n');
    return lines.map((line) => line.trim());
  }

  it('starts with a list, and with what to paste for it', async () => {
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
  });

  it('has a control for every attribute', async () => {
    const [page] = await play();
    const { observedAttributes } = page.window.customElements.get('client-leads') as unknown as {
      observedAttributes: string[];
    };
    const controls = [
      ...(page.find('#controls') as HTMLFormElement).elements,
    ] as HTMLInputElement[];
    const names = controls.map(({ name }) => name);
    expect(names.sort()).to.deep.equal([...observedAttributes, 'lang'].sort());
    const unexplained = controls.filter(
      (control) => !page.text(`#${control.getAttribute('aria-describedby')!}`),
    );
    expect(unexplained.length).to.equal(0);
  });

  for (const [name, value, line] of [
    ['client', '1021', 'client="1021"'],
    ['operator', '7', 'operator="7"'],
    ['begdate', '2025-12-01', 'begdate="2025-12-01"'],
    ['enddate', '2025-12-22', 'enddate="2025-12-22"'],
    ['length', '5', 'length="5"'],
    ['first-position', '1', 'first-position="1"'],
    ['filter-controls', 'period', 'filter-controls="period"'],
    ['selectable', 'on', 'selectable'],
    ['lead-href', '/i?a="1"&id={id}', 'lead-href="/i?a=&quot;1&quot;&amp;id={id}"'],
    ['login-href', '/login', 'login-href="/login"'],
    ['auto-load', 'on', 'auto-load'],
    ['loading', 'lazy', 'loading="lazy"'],
    ['refresh-interval', '60000', 'refresh-interval="60000"'],
    ['lang', 'en', 'lang="en"'],
    ['time-zone', 'Europe/Moscow', 'time-zone="Europe/Moscow"'],
    ['wire-format', 'form', 'wire-format="form"'],
    ['timeout', '9000', 'timeout="9000"'],
  ] as const) {
    it(`sets and takes away ${name}, on the element and in the snippet`, async () => {
      const [page, element] = await play();
      const field = page.find(`#${name}`) as HTMLInputElement;
      const { value: before } = field;
      const was = element.getAttribute(name);
      const pasted = snippetOf(page);
      page.fill(`#${name}`, value);
      expect(element.getAttribute(name)).to.equal(value === 'on' ? '' : value);
      expect(snippetOf(page)).to.include(line);
      page.fill(`#${name}`, field.type === 'checkbox' ? '' : before);
      expect(element.getAttribute(name)).to.equal(was);
      expect(snippetOf(page)).to.deep.equal(pasted);
      await settled(element);
    });
  }

  it('shows each situation of the demo host', async () => {
    const [page, element] = await play();
    page.fill('#sitecode', 'EMPTY');
    await settled(element);
    expect(element.status).to.equal('empty');
    expect((page.find('#sitecode') as HTMLSelectElement).options.length).to.be.above(15);
  });

  it('asks another origin', async () => {
    const [page, element] = await play();
    const { value: cross } = page.find('#api-base-suggestions option') as HTMLOptionElement;
    expect(new URL(cross).origin === location.origin).to.equal(false);
    page.fill('#api-base', cross);
    await settled(element);
    expect(rows(element)).to.have.length(20);
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
      // The position before the first is asked for when the list already stands: an answer to come.
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
  });

  it('keeps the reader from following a link to nowhere', async () => {
    const [page, element] = await play();
    page.fill('#lead-href', '/nowhere/{id}');
    await element.updateComplete;
    rows(element)[0]!.querySelector('a')!.click();
    expect(page.text('#events li:first-child')).to.contain('lead-select');
    expect(page.window.location.pathname).to.equal(PATH);
  });

  it('calls the methods', async () => {
    const [page, element] = await play();
    page.click('#more');
    await element.loadMore();
    expect(rows(element)).to.have.length(40);
    page.click('#refresh');
    await element.refresh();
    expect(page.text('#events li:first-child')).to.contain('added: 0, loaded: 40');
  });

  it('makes another element', async () => {
    const [page, element] = await play();
    page.click('#renew');
    const other = await page.element();
    expect(other === element).to.equal(false);
    expect(rows(other)).to.have.length(20);
    page.fill('#length', '5');
    expect(other.getAttribute('length')).to.equal('5');
    expect(element.getAttribute('length')).to.equal(null);
  });

  it('switches the language of the page', async () => {
    const [page, element] = await play();
    const headings = [];
    for (const lang of ['en', 'de', 'ru']) {
      page.click(`[name=view-lang][value=${lang}]`);
      // The element watches the page's language.
      await page.until(() => page.find('#stage').lang === lang);
      await Promise.resolve();
      await element.updateComplete;
      headings.push(text(part(element, 'heading')));
      expect(snippetOf(page).includes('"heading": "Anfragen",')).to.equal(lang === 'de');
    }
    expect(headings).to.deep.equal(['Inquiries', 'Anfragen', 'Обращения']);
  });

  it('switches the colours', async () => {
    const [page] = await play();
    const backgrounds = SCHEMES.map((scheme) => {
      page.click(`[name=view-scheme][value=${scheme}]`);
      return page.window.getComputedStyle(page.document.documentElement).backgroundColor;
    });
    expect(backgrounds).to.deep.equal(['rgb(244, 246, 248)', 'rgb(18, 22, 27)']);
  });

  it('switches the width', async () => {
    const [page, element] = await play();
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

  it('can be shared by its address, which neither gives nor takes a token', async () => {
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
  });

  it('follows its address when that is edited', async () => {
    const [page] = await play();
    page.window.location.hash = '#client=1001';
    await page.loads();
    expect(rows(await page.element())).to.have.length(1);
  });

  describe('copying', () => {
    async function copy(writeText: (text: string) => Promise<void>): Promise<DemoPage> {
      const [page] = await play();
      Object.defineProperty(page.window.navigator, 'clipboard', { value: { writeText } });
      page.click('#copy');
      await page.until(() => page.text('#copied') !== '');
      return page;
    }

    it('puts the snippet on the clipboard', async () => {
      const copied: string[] = [];
      const page = await copy(async (text) => void copied.push(await Promise.resolve(text)));
      expect(copied).to.deep.equal([page.find('#snippet').textContent]);
      expect(page.text('#copied')).to.equal('Скопировано');
    });

    it('selects the snippet where the clipboard is not to be had', async () => {
      const page = await copy(() => Promise.reject(new Error('Not allowed')));
      const selected = page.window.getSelection()!.toString();
      expect(selected.trim()).to.equal(page.find('#snippet').textContent);
      expect(page.text('#copied')).to.contain('Выделено');
    });
  });

  it('does not scroll sideways on a phone', async () => {
    const [page] = await play('#view-width=800', NARROW);
    for (const group of page.document.querySelectorAll('details')) {
      group.open = true;
    }
    expect(page.scrollsSideways).to.equal(false);
  });

  for (const scheme of SCHEMES) {
    it(`is accessible, ${scheme}`, async function () {
      this.timeout(30_000);
      const [page] = await play('#selectable=true&filter-controls=period');
      expect(await page.findings(scheme)).to.deep.equal([]);
    });
  }
});

describe("the partner's page", () => {
  const PATH = '/demo/partner/';

  async function crossOrigin(): Promise<string> {
    const answer = (await (await fetch('/control/origins')).json()) as { cross: string };
    return answer.cross;
  }

  it('shows the list from another origin, and its policy refuses nothing', async () => {
    const page = await DemoPage.open(PATH);
    const element = await page.element();
    loadMoreButton(element)!.click();
    await element.loadMore();
    expect(rows(element)).to.have.length(40);
    expect(summary(element)).to.equal('Показано 40 из 137');
    expect(page.violations).to.deep.equal([]);

    const loaded = page.window.performance.getEntriesByType('resource').map(({ name }) => name);
    const cross = await crossOrigin();
    expect(cross === location.origin).to.equal(false);
    const elsewhere = loaded.filter((url) => new URL(url).origin === cross);
    expect([...new Set(elsewhere)].sort()).to.deep.equal([
      `${cross}/api/client/LeadsPagingInfo`,
      `${cross}/dist/client-leads.min.js`,
    ]);
    const ofElement = /client-leads|LeadsPagingInfo/;
    expect(loaded.filter((url) => ofElement.test(url) && !elsewhere.includes(url))).to.be.empty;
  });

  it('would be seen to break the rules', async () => {
    const page = await DemoPage.open(PATH);
    const refused = new Promise((resolve) => {
      page.window.addEventListener('securitypolicyviolation', resolve);
    });
    page.document.head.append(page.document.createElement('style'));
    page.document.querySelector('style')!.append('b { color: red }');
    await refused;
    expect(page.violations).to.deep.equal(['style-src-elem']);
  });

  it('has a policy without exceptions, and nothing inline', async () => {
    const response = await fetch(PATH);
    const cross = await crossOrigin();
    expect(response.headers.get('content-security-policy')).to.equal(
      `default-src 'none'; script-src ${cross}; connect-src ${cross}; style-src 'self'; img-src 'self'; require-trusted-types-for 'script'; trusted-types client-leads`,
    );
    const html = new DOMParser().parseFromString(await response.text(), 'text/html');
    const scripts = [...html.scripts];
    expect(scripts.map(({ src }) => new URL(src).origin)).to.deep.equal([cross]);
    expect(scripts[0]!.dataset.apiBase).to.equal(`${cross}/`);
    expect(scripts[0]!.text.trim()).to.equal('');
    expect(html.querySelectorAll('style, [style], [onclick], [onload]').length).to.equal(0);
  });

  it("keeps its looks among the page's loud styles", async () => {
    const page = await DemoPage.open(PATH);
    const element = await page.element();
    const [row] = rows(element);
    const button = loadMoreButton(element)!;
    const style = page.window.getComputedStyle(row!);
    expect(page.window.getComputedStyle(page.document.body).textTransform).to.equal('uppercase');
    expect(style.textTransform).to.equal('none');
    expect(style.textAlign).to.equal('start');
    expect(style.textIndent).to.equal('0px');
    expect(style.backgroundColor).to.equal('rgba(0, 0, 0, 0)');
    expect(parseFloat(style.paddingInlineStart)).to.be.above(8);
    expect(parseFloat(style.fontSize)).to.equal(14);
    expect(button.offsetHeight).to.be.at.least(44);
    // 20em at most.
    expect(button.offsetWidth).to.equal(20 * 14);
    const cell = page.find('.main');
    expect(element.offsetWidth).to.be.above(0.9 * (cell.clientWidth - 40));
    expect(element.scrollWidth).to.be.at.most(cell.clientWidth);
  });

  for (const width of [NARROW, 360, 1000]) {
    it(`does not scroll sideways, ${width} px wide`, async () => {
      const page = await DemoPage.open(PATH, width);
      const element = await page.element();
      expect(page.scrollsSideways).to.equal(false);
      expect(element.offsetWidth).to.be.above(250);
    });
  }
});

describe('the gift-certificate page', () => {
  const PATH = '/demo/gift/';

  async function signIn(width?: number): Promise<[DemoPage, ClientLeads]> {
    const page = await DemoPage.open(PATH, width);
    page.click('#session');
    return [page, await page.element()];
  }

  /** Orders a certificate, with what is filled in by the name of the field. */
  function order(page: DemoPage, fields: Record<string, string>): void {
    for (const [name, value] of Object.entries(fields)) {
      page.fill(`#${name}`, value);
    }
    page.click('#order button.main');
  }

  it('has no element, and asks nothing, before the client has signed in', async () => {
    const page = await DemoPage.open(PATH);
    expect(page.has('client-leads')).to.equal(false);
    expect(page.shows('#signed-out')).to.equal(true);
    expect(page.shows('#inquiries-link')).to.equal(false);
    const loaded = page.window.performance.getEntriesByType('resource').map(({ name }) => name);
    expect(loaded.filter((url) => url.includes('LeadsPagingInfo'))).to.be.empty;
  });

  it('shows the list to a client who has signed in, with the token nowhere in the page', async () => {
    const [page, element] = await signIn();
    expect(rows(element)).to.have.length(10);
    expect(summary(element)).to.equal('Показано 10 из 137');
    expect(page.text('[slot=heading]')).to.equal('Ваши обращения: «Праздник»');
    expect(page.shows('#signed-out')).to.equal(false);
    expect(page.text('#session')).to.equal('Выйти');
    expect(page.document.documentElement.outerHTML.includes(TOKEN)).to.equal(false);
    expect(page.allText.includes(TOKEN)).to.equal(false);
  });

  it('counts unread messages in its header', async () => {
    const [page, element] = await signIn();
    expect(element.unread).to.be.above(0);
    expect(page.shows('#inquiries-link')).to.equal(true);
    expect(page.text('#unread')).to.equal(`${element.unread}+`);
    let hasBrought = true;
    while (hasBrought) {
      hasBrought = await element.loadMore();
    }
    expect(page.text('#unread')).to.equal(String(element.unread));
  });

  it('changes the list with the programme, and shows nothing of the former', async () => {
    const [page, element] = await signIn();
    const former = subjects(element);
    page.click('[name=programme][value=journey]');
    await element.updateComplete;
    expect(element.status).to.equal('loading');
    expect(rows(element)).to.have.length(0);
    expect(page.shows('#unread')).to.equal(false);
    expect(page.text('[slot=heading]')).to.equal('Ваши обращения: «Путешествие»');
    await settled(element);
    expect(summary(element)).to.equal('Показано 10 из 21');
    expect(subjects(element).filter((subject) => former.includes(subject))).to.be.empty;
    expect(page.document.querySelectorAll('client-leads').length).to.equal(1);
  });

  it('has no element left when the client has signed out', async () => {
    const [page, former] = await signIn();
    page.click('#session');
    expect(page.has('client-leads')).to.equal(false);
    expect(page.shows('#signed-out')).to.equal(true);
    expect(page.shows('#unread')).to.equal(false);
    expect(page.text('#session')).to.equal('Войти');

    page.click('[name=programme][value=journey]');
    expect(page.has('client-leads')).to.equal(false);
    page.click('#session');
    const element = await page.element();
    expect(element === former).to.equal(false);
    expect(summary(element)).to.equal('Показано 10 из 21');
  });

  it('opens an inquiry in a dialog', async () => {
    const [page, element] = await signIn();
    const index = element.leads.findIndex(({ unread }) => unread > 0);
    const lead = element.leads[index]!;
    const button = rows(element)[index]!.querySelector('button')!;
    button.focus();
    button.click();
    const dialog = page.find('#inquiry') as HTMLDialogElement;
    expect(dialog.matches(':modal')).to.equal(true);
    expect(page.text('#inquiry h2')).to.equal(lead.subject);
    const facts = page.text('#inquiry dl');
    expect(facts).to.contain(`Номер${lead.number}`);
    expect(facts).to.contain(`Статус${lead.status}`);
    expect(facts).to.match(/Создано11 декабря 2025 г. в 19:24/);
    expect(facts).to.contain(`Непрочитанных сообщений${lead.unread}`);
    page.click('#inquiry button');
    expect(dialog.open).to.equal(false);
    expect(element.shadowRoot!.activeElement === button).to.equal(true);
  });

  it('leaves out what an inquiry does not have', async () => {
    const [page, element] = await signIn();
    await element.loadMore();
    const index = element.leads.findIndex(({ status, unread }) => !status && !unread);
    rows(element)[index]!.querySelector('button')!.click();
    const terms = [...page.find('#inquiry dl').querySelectorAll('dt')].map(text);
    expect(terms).to.include('Номер');
    expect(terms).not.to.include.members(['Статус']);
    expect(terms).not.to.include.members(['Непрочитанных сообщений']);
  });

  it('shows the certificate as it is chosen', async () => {
    const page = await DemoPage.open(PATH);
    expect(page.text('#certificate')).to.match(/^Праздник.*3 000 ₽.*Для кого-то дорогого$/);
    page.click('[name=programme][value=journey]');
    page.click('[name=amount][value="5000"]');
    page.fill('#name', 'Мария');
    expect(page.text('#certificate')).to.match(/^Путешествие.*5 000 ₽.*Мария$/);
  });

  it('says what is wrong with an order, and leads to the first of it', async () => {
    const page = await DemoPage.open(PATH);
    page.click('[name=amount][value=other]');
    order(page, { other: '100', name: '', email: 'мария' });
    expect(page.text('#other-error')).to.equal('Не меньше 500 ₽.');
    expect(page.text('#name-error')).to.equal('Заполните это поле.');
    expect(page.text('#email-error')).to.contain('Нужен адрес');
    expect(page.document.activeElement?.id).to.equal('other');
    expect(page.find('#name').getAttribute('aria-invalid')).to.equal('true');
    expect(page.shows('#cart-empty')).to.equal(true);

    page.fill('#name', 'Мария');
    expect(page.text('#name-error')).to.equal('');
    page.click('[name=amount][value="1000"]');
    order(page, { email: 'maria@example.ru' });
    expect(page.text('#cart-items')).to.contain('«Праздник», 1 000 ₽ — Мария');
  });

  it('sums up the cart, and takes things out of it', async () => {
    const page = await DemoPage.open(PATH);
    order(page, { name: 'Мария', email: 'maria@example.ru' });
    page.click('[name=amount][value=other]');
    page.click('[name=programme][value=journey]');
    order(page, { other: '12345', name: 'Пётр <b>', email: 'petr@example.ru' });
    expect(page.text('#cart-sum')).to.contain('15 345 ₽');
    expect(page.text('#cart-count')).to.equal('2');
    expect(page.text('#cart-items')).to.contain('«Путешествие», 12 345 ₽ — Пётр <b>');
    expect(page.text('#cart-news')).to.contain('В корзине: «Путешествие»');

    page.click('#cart-items .remove');
    expect(page.text('#cart-sum')).to.contain('12 345 ₽');
    expect(page.document.activeElement?.id).to.equal('cart-title');
    page.click('#cart-items .remove');
    expect(page.shows('#cart-sum')).to.equal(false);
    expect(page.shows('#cart-empty')).to.equal(true);
    expect(page.shows('#cart-count')).to.equal(false);
  });

  it('does not scroll sideways on a phone', async () => {
    const [page, element] = await signIn(NARROW);
    order(page, { name: 'ОченьДлинноеИмяБезПробелов'.repeat(2), email: 'maria@example.ru' });
    expect(page.scrollsSideways).to.equal(false);
    rows(element)[0]!.querySelector('button')!.click();
    expect(page.scrollsSideways).to.equal(false);
  });

  for (const scheme of SCHEMES) {
    it(`is accessible, ${scheme}`, async function () {
      this.timeout(30_000);
      const [page, element] = await signIn();
      order(page, { name: 'Мария', email: 'maria@example.ru' });
      order(page, {});
      expect(page.text('#name-error')).not.to.equal('');
      expect(await page.findings(scheme)).to.deep.equal([]);
      rows(element)[0]!.querySelector('button')!.click();
      expect(await page.findings(scheme)).to.deep.equal([]);
    });
  }
});

describe('the first page', () => {
  const PATH = '/demo/';
  const CASE = '#case client-leads';

  async function caseElement(page: DemoPage): Promise<ClientLeads> {
    await page.element();
    return settled(page.document.querySelector<ClientLeads>(CASE)!);
  }

  it('leads to pages that are there', async () => {
    const page = await DemoPage.open(PATH);
    const urls = [...page.document.links].map(({ href }) => href.replace(/#.*/, ''));
    expect(urls.length).to.be.above(20);
    const statuses = await Promise.all(
      [...new Set(urls)].map(async (url) => `${(await fetch(url)).status} ${url}`),
    );
    expect(statuses.filter((status) => !status.startsWith('200 '))).to.deep.equal([]);
  });

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
        expect(page.document.title.endsWith(lang === 'ru' ? 'сайте' : 'site')).to.equal(true);
        expect(page.find(`[data-lang=${lang}]`).ariaPressed).to.equal('true');
        const shown = page
          .find('main')
          .innerText.replaceAll(/«сертификат»|Рус|list in Russian/g, '');
        const isRussian = /[а-яё]/i.test(shown);
        expect(isRussian).to.equal(lang === 'ru');
        const { search } = page.window.location;
        expect(new URLSearchParams(search).get('lang') ?? 'ru').to.equal(lang);
        Object.defineProperty(page.window.navigator, 'clipboard', {
          value: { writeText: () => Promise.resolve() },
        });
        page.click('#copy');
        await page.until(() => page.text('#copied') === copied);
      }
    });
  }

  it('dresses the list as each brand', async () => {
    const page = await DemoPage.open(PATH);
    const element = await page.element();
    const radii = ['warm', 'square', ''].map((brand) => {
      page.click(`[data-brand="${brand}"]`);
      return page.window.getComputedStyle(element).getPropertyValue('--client-leads-border-radius');
    });
    expect(radii).to.deep.equal(['1.25em', '0', '']);
  });

  it('switches the colours of the page and of the list with it', async () => {
    const page = await DemoPage.open(PATH);
    const element = await page.element();
    const colours = SCHEMES.map((scheme) => {
      page.click(`[data-scheme=${scheme}]`);
      return page.window.getComputedStyle(rows(element)[0]!.parentElement!).color;
    });
    expect(colours[0] === colours[1]).to.equal(false);
  });

  it('shows each case, with what there is to see in it', async function () {
    this.timeout(30_000);
    const page = await DemoPage.open(PATH);
    // It waits to be near the viewport.
    page.find('#case').scrollIntoView();
    const statuses: Record<string, string> = {};
    for (const button of page.document.querySelectorAll<HTMLElement>('[data-caption]')) {
      button.click();
      const caption = button.dataset.caption!;
      expect(page.shows(`#${caption}`)).to.equal(true);
      expect(page.document.querySelectorAll('.captions p:not([hidden])').length).to.equal(1);
      // A slow host is not waited for.
      const { status } = caption === 'case-slow' ? { status: 'loading' } : await caseElement(page);
      statuses[caption.replace('case-', '')] = status;
    }
    expect(statuses).to.deep.equal({
      new: 'empty',
      slow: 'loading',
      down: 'error',
      more: 'ready',
      session: 'ready',
      moving: 'ready',
      many: 'ready',
    });
  });

  for (const width of [NARROW, 768, 1200]) {
    for (const lang of ['ru', 'en']) {
      it(`does not scroll sideways, ${width} px wide, ${lang}`, async () => {
        const page = await DemoPage.open(`${PATH}?lang=${lang}`, width);
        await page.element();
        page.click('[data-caption=case-many]');
        expect(page.scrollsSideways).to.equal(false);
      });
    }
  }

  for (const scheme of SCHEMES) {
    it(`is accessible in English, ${scheme}`, async function () {
      this.timeout(30_000);
      const page = await DemoPage.open(`${PATH}?lang=en`);
      await page.element();
      expect(await page.findings(scheme)).to.deep.equal([]);
      page.click('[data-brand=warm]');
      expect(await page.findings(scheme)).to.deep.equal([]);
    });
  }
});

describe('the page of all situations', () => {
  it('leads to pages that are there', async () => {
    const page = await DemoPage.open('/demo/situations.html');
    await page.until(() => page.has('#list a'));
    const links = [...page.find('#list').querySelectorAll('a')];
    expect(links.length).to.be.above(30);
    const statuses = await Promise.all(links.map(async ({ href }) => (await fetch(href)).status));
    expect(new Set(statuses)).to.deep.equal(new Set([200]));
  });
});
