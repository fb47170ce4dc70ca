/** The sites of the demo at which a client signs in. */
import { expect, oneEvent } from '@open-wc/testing';
import type { ClientLeads } from '../../src/index.js';
import { DemoPage, signIn } from '../helpers/demo-page.js';
import { rows, settled, summary, text, TOKEN } from '../helpers/element.js';
import { waitUntil } from '../helpers/wait-until.js';

const ALL = 137;

beforeEach(() => signIn('anna'));
after(() => signIn());

describe('the gift-certificate page', () => {
  const numbers = ({ leads }: ClientLeads) => leads.map(({ number }) => number);

  async function open(): Promise<[DemoPage, ClientLeads]> {
    const page = await DemoPage.open('/demo/gift/');
    return [page, await page.element()];
  }

  it('shows list and unread count of the chosen programme alone, and no token', async () => {
    const [page, element] = await open();
    const former = numbers(element);
    expect(summary(element)).to.equal('Показано 10 из 137');
    expect(page.text('[slot=heading]')).to.equal('Ваши обращения: «Праздник»');
    expect(page.html.includes(TOKEN)).to.equal(false);
    expect(page.document.querySelector('client-leads-unread')!.unread).to.equal(element.unread);
    expect(page.shows('client-leads-unread')).to.equal(true);
    page.click('[name=programme][value=journey]');
    await element.updateComplete;
    expect(rows(element)).to.have.length(0);
    expect(page.shows('client-leads-unread')).to.equal(false);
    expect(page.text('[slot=heading]')).to.equal('Ваши обращения: «Путешествие»');
    await settled(element);
    expect(summary(element)).to.equal('Показано 10 из 20');
    expect(numbers(element).filter((number) => former.includes(number))).to.be.empty;
  });

  it('opens an inquiry in a dialog, without its empty fields', async () => {
    const [page, element] = await open();
    const index = element.leads.findIndex(({ status }) => status === '');
    const button = rows(element)[index]!.querySelector('button')!;
    button.focus();
    button.click();
    expect(page.find('#inquiry').matches(':modal')).to.equal(true);
    expect(page.text('#inquiry h2')).to.equal(element.leads[index]!.subject);
    const terms = [...page.document.querySelectorAll('#inquiry dt')].map(text);
    expect(terms).to.include.members(['Номер', 'Тема']);
    expect(terms).not.to.include.oneOf(['Статус', 'Непрочитанных сообщений']);
    expect(page.text('#inquiry dl')).to.contain('Создано3 декабря 2025 г. в 03:00');
    page.click('#inquiry button');
    expect(element.shadowRoot!.activeElement === button).to.equal(true);
  });

  it('shows the order as it is being chosen', async () => {
    const [page] = await open();
    page.click('[name=programme][value=journey]');
    page.fill('#name', 'Мария <b>');
    page.fill('#email', 'maria@example.ru');
    expect(page.text('#certificate')).to.match(/^Путешествие.*3 000 ₽.*Мария <b>$/);
    page.click('#order .main');
    expect(page.text('#certificate')).to.match(/Для кого-то дорогого$/);
    expect(page.text('#ordered')).to.equal('Заказан: «Путешествие», 3 000 ₽ — Мария <b>.');
  });
});

describe("the partner's page", () => {
  it('has a policy without exceptions, and the list from another origin keeps it', async () => {
    const response = await fetch('/demo/partner/');
    const { cross } = (await (await fetch('/control/origins')).json()) as { cross: string };
    expect(response.headers.get('content-security-policy')).to.equal(
      `default-src 'none'; script-src ${cross}; connect-src 'self' ${cross}; style-src 'self'; img-src 'self'; require-trusted-types-for 'script'; trusted-types client-leads`,
    );
    const page = await DemoPage.open('/demo/partner/');
    const element = await page.element();
    await element.loadMore();
    expect(summary(element)).to.equal('Показано 40 из 137');
    const loaded = page.window.performance.getEntriesByType('resource').map(({ name }) => name);
    const ofElement = loaded.filter((url) => /client-leads|LeadsPagingInfo/.test(url));
    expect([...new Set(ofElement)].sort()).to.deep.equal([
      `${cross}/api/client/LeadsPagingInfo`,
      `${cross}/dist/client-leads-unread.min.js`,
      `${cross}/dist/client-leads.min.js`,
    ]);
    expect(page.violations).to.deep.equal([]);
    const refused = oneEvent(page.window, 'securitypolicyviolation');
    page.find('h1').setAttribute('style', 'color: red');
    await refused;
    expect(page.violations).to.deep.equal(['style-src-attr']);
  });
});

describe('two windows of a browser with sites of the demo', () => {
  it('follow each other, with and without a page load, and the order stays', async () => {
    const shop = await DemoPage.open('/demo/gift/');
    const cabinet = await DemoPage.open('/demo/partner/');
    shop.fill('#name', 'Мария');
    for (const [window, client, total] of [
      [cabinet, '', 0],
      [cabinet, 'boris', 21],
      [shop, '', 0],
      [shop, 'anna', ALL],
    ] as const) {
      const loaded = window === cabinet && window.loads();
      window.click(`[name=client][value="${client}"]`);
      await loaded;
      for (const page of [shop, cabinet]) {
        const element = await page.element();
        const shows = () => (total ? element.totalRows === total : element.status === 'signed-out');
        await waitUntil(shows, String(total));
        await element.updateComplete;
        expect(page.shows('[slot=signed-out]')).to.equal(total === 0);
        expect(page.shows('[slot=footer]')).to.equal(total > 0);
      }
    }
    expect(shop.text('#certificate-name')).to.equal('Мария');
  });
});
