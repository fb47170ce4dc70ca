import { expect } from '@open-wc/testing';
import type { ClientLeads } from '../../src/index.js';
import { DemoPage, signIn } from '../helpers/demo-page.js';
import { rows, settled, subjects, summary, text, TOKEN } from '../helpers/element.js';

describe('the gift-certificate page', () => {
  const PATH = '/demo/gift/';

  before(() => signIn('anna'));
  after(() => signIn());

  async function open(): Promise<[DemoPage, ClientLeads]> {
    const page = await DemoPage.open(PATH);
    return [page, await page.element()];
  }

  /** Orders a certificate, with these values by field name. */
  function order(page: DemoPage, fields: Record<string, string>): void {
    for (const [name, value] of Object.entries(fields)) {
      page.fill(`#${name}`, value);
    }
    page.click('#order button.main');
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
    const former = subjects(element);
    page.click('[name=programme][value=journey]');
    await element.updateComplete;
    expect(element.status).to.equal('loading');
    expect(rows(element)).to.have.length(0);
    expect(page.shows('client-leads-unread')).to.equal(false);
    expect(page.text('[slot=heading]')).to.equal('Ваши обращения: «Путешествие»');
    await settled(element);
    expect(summary(element)).to.equal('Показано 10 из 21');
    expect(subjects(element).filter((subject) => former.includes(subject))).to.be.empty;
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

  it('shows the certificate while it is being chosen, and the errors in an order', async () => {
    const page = await DemoPage.open(PATH);
    expect(page.text('#certificate')).to.match(/^Праздник.*3 000 ₽.*Для кого-то дорогого$/);
    page.click('[name=programme][value=journey]');
    page.click('[name=amount][value="5000"]');
    page.fill('#name', 'Мария');
    expect(page.text('#certificate')).to.match(/^Путешествие.*5 000 ₽.*Мария$/);
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
    expect(page.text('#cart-items')).to.contain('«Путешествие», 1 000 ₽ — Мария');
  });

  it('adds up the cart, and removes items from it', async () => {
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
});
