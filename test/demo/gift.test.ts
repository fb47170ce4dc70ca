import { expect } from '@open-wc/testing';
import type { ClientLeads } from '../../src/index.js';
import { DemoPage, signIn } from '../helpers/demo-page.js';
import { rows, settled, summary, text, TOKEN } from '../helpers/element.js';

describe('the gift-certificate page', () => {
  const PATH = '/demo/gift/';

  before(() => signIn('anna'));
  after(() => signIn());

  const numbers = ({ leads }: ClientLeads) => leads.map(({ number }) => number);

  async function open(): Promise<[DemoPage, ClientLeads]> {
    const page = await DemoPage.open(PATH);
    return [page, await page.element()];
  }

  it('shows the list and the unread count, with the token nowhere in the page', async () => {
    const [page, element] = await open();
    expect(rows(element)).to.have.length(10);
    expect(summary(element)).to.equal('Показано 10 из 137');
    expect(page.text('[slot=heading]')).to.equal('Ваши обращения: «Праздник»');
    expect(page.document.documentElement.outerHTML.includes(TOKEN)).to.equal(false);
    expect(page.allText.includes(TOKEN)).to.equal(false);
    const badge = page.document.querySelector('client-leads-unread')!;
    expect(badge.unread).to.equal(element.unread);
    expect(page.shows('client-leads-unread')).to.equal(true);
  });

  it('changes the list with the programme, and shows nothing of the former one', async () => {
    const [page, element] = await open();
    const former = numbers(element);
    page.click('[name=programme][value=journey]');
    await element.updateComplete;
    expect(element.status).to.equal('loading');
    expect(rows(element)).to.have.length(0);
    expect(page.shows('client-leads-unread')).to.equal(false);
    expect(page.text('[slot=heading]')).to.equal('Ваши обращения: «Путешествие»');
    await settled(element);
    expect(summary(element)).to.equal('Показано 10 из 20');
    expect(numbers(element).filter((number) => former.includes(number))).to.be.empty;
  });

  it('opens an inquiry in a dialog', async () => {
    const [page, element] = await open();
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

    // Absent fields of an inquiry are omitted.
    await element.loadMore();
    const other = element.leads.findIndex(({ status, unread }) => !status && !unread);
    rows(element)[other]!.querySelector('button')!.click();
    const terms = [...page.find('#inquiry dl').querySelectorAll('dt')].map(text);
    expect(terms).to.include('Номер');
    expect(terms).not.to.include.members(['Статус']);
    expect(terms).not.to.include.members(['Непрочитанных сообщений']);
  });

  it('shows the certificate while it is being chosen, and the order', async () => {
    const page = await DemoPage.open(PATH);
    expect(page.text('#certificate')).to.match(/^Праздник.*3 000 ₽.*Для кого-то дорогого$/);
    page.click('[name=programme][value=journey]');
    page.click('label:last-child > [name=amount]');
    page.fill('#name', 'Мария <b>');
    expect(page.text('#certificate')).to.match(/^Путешествие.*5 000 ₽.*Мария <b>$/);
    page.click('#order .main');
    expect(page.text('#ordered')).to.equal('');
    page.fill('#email', 'maria@example.ru');
    page.click('#order .main');
    expect(page.text('#ordered')).to.equal('Заказан: «Путешествие», 5 000 ₽ — Мария <b>.');
  });
});
