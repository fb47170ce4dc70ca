import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads, LeadsFilterChangeDetail } from '../../src/index.js';
import { DemoHost, type HostRow, manyRows } from '../helpers/demo-host.js';
import {
  has,
  loadMoreButton,
  part,
  rows,
  settled,
  showList,
  shownWork,
  summary,
  text,
} from '../helpers/element.js';
import { hear } from '../helpers/speech.js';
import { clockOf, mountTimed } from '../helpers/timed-element.js';

const CARDS = { search: 'сертификат' };
const ALL = { 'filter-controls': 'search status unread period' };

/** This many rows; every tenth is about a certificate. */
function someRows(count: number): HostRow[] {
  return manyRows(count).map((row, index) => ({
    ...row,
    Subject: (index + 1) % 10 === 0 ? `Сертификат ${index + 1}` : `Баллы ${index + 1}`,
  }));
}

function showRows(count: number, attributes?: Record<string, string>) {
  return showList({ leads: someRows(count) }, attributes);
}

function idsShown(element: ClientLeads): number[] {
  return element.matchingLeads.map(({ id }) => id);
}

describe('reading on', () => {
  it('shows no final count before everything is read', async () => {
    const [element, host] = await showRows(450);
    await host.answer({ normal: true }, { hold: true });
    element.filter = CARDS;
    await host.holds(1);
    await element.updateComplete;
    const shown = () => rows(element).filter((row) => row.checkVisibility());
    const sizes = () => new Set(shown().map((row) => row.ariaSetSize));
    expect(sizes()).to.deep.equal(new Set(['-1']));
    expect(summary(element)).to.equal('Найдено 21. Просмотрено 219 из 450');
    expect(shownWork(element)).to.equal('Ищем…');
    expect(loadMoreButton(element)?.ariaDisabled).to.equal('true');
    await host.release();
    await settled(element);
    expect(sizes()).to.deep.equal(new Set(['45']));
  });

  it('stops at 2,000 rows, until the reader loads more', async () => {
    const [element, host] = await showRows(2300, { length: '200' });
    element.filter = { search: 'сертификат 220' };
    await settled(element);
    expect(await host.spans()).to.have.length(11);
    expect(summary(element)).to.equal('Найдено 2 среди 2 190 из 2 300');
    expect([element.status, element.hasMore]).to.deep.equal(['ready', true]);
    expect(text(loadMoreButton(element))).to.equal('Искать дальше');
    loadMoreButton(element)!.focus();
    loadMoreButton(element)!.click();
    await element.updateComplete;
    await settled(element);
    expect(summary(element)).to.equal('Найдено 4 из 2 300');
    expect(element.shadowRoot!.activeElement?.ariaPosInSet).to.equal('3');
  });

  it('ends if the list gives up, and makes no claim about the rest', async () => {
    const [element] = await showList({ leads: someRows(30), settings: { totalOffset: 2 } });
    element.filter = { search: 'ничего такого' };
    await settled(element);
    expect([element.status, element.hasMore]).to.deep.equal(['ready', false]);
    expect(summary(element)).to.equal('Найдено 0. Просмотрено 30 из 32');
    const message = 'Среди просмотренных обращений ничего не найдено';
    expect(text(part(element, 'message'))).to.equal(message);
  });

  it('shows that nothing is found once everything is read, with a button to clear the filter', async () => {
    const [element, host] = await showRows(250);
    await host.answer({ normal: true }, { hold: true });
    element.filter = { search: 'сертификатами' };
    await host.holds(1);
    await element.updateComplete;
    expect(has(element, 'message')).to.equal(false);
    await host.release();
    await settled(element);
    expect(text(part(element, 'message'))).to.equal('Ничего не найдено');
    const slot = element.shadowRoot!.querySelector<HTMLSlotElement>('slot[name=no-matches]')!;
    expect(text(slot)).to.contain('Попробуйте слово короче');
    slot.querySelector('button')!.click();
    await settled(element);
    expect(element.filter).to.equal(null);
    expect(idsShown(element)).to.have.length(250);
  });
});

describe('filter-controls', () => {
  /** One inquiry at noon of each day of December 2025, with alternating statuses. */
  const december: HostRow[] = manyRows(31).map((row, index) => ({
    ...row,
    ProcTime: `2025-12-${String(index + 1).padStart(2, '0')}T12:00:00`,
    LeadStatusName: ['Новое', 'Решено', 'Закрыто'][index % 3],
    CountNotReadMessage: index % 10 === 0 ? 2 : 0,
  }));

  async function mountWith(attributes: Record<string, string>, leads = december) {
    const host = await DemoHost.create({ leads });
    const element = await settled(mountTimed(host, attributes));
    const search = () => part(element, 'filter-search') as HTMLInputElement;
    const status = () => part(element, 'filter-status') as HTMLSelectElement;
    const period = () => part(element, 'filter-period') as HTMLSelectElement;

    async function choosePeriod(preset: string): Promise<void> {
      period().value = preset;
      period().dispatchEvent(new Event('change'));
      await settled(element);
    }

    /** Types into the search field as a reader does, letter by letter. */
    async function type(letters: string): Promise<void> {
      for (const letter of letters) {
        search().value += letter;
        search().dispatchEvent(new InputEvent('input'));
        await element.updateComplete;
      }
    }

    const changes: LeadsFilterChangeDetail[] = [];
    element.addEventListener('leads-filter-change', ({ detail }) => changes.push(detail));
    return { host, element, search, status, period, choosePeriod, type, changes };
  }

  it('keep nothing of another client, whose list has the dates of the page', async () => {
    const attributes = { 'filter-controls': 'search period', begdate: '2025-12-05' };
    const { host, element, search, period, choosePeriod, type, changes } =
      await mountWith(attributes);
    await choosePeriod('month');
    await type('\u00A0\u00AD');
    changes.length = 0;
    await host.forgetRequests();
    element.client = 1018;
    await settled(element);
    expect(search().value).to.equal('');
    expect(period().value).to.equal('other');
    const bodies = (await host.requests()).map(({ body }) => JSON.parse(body) as object);
    expect(bodies).to.have.length(1);
    expect(bodies[0])
      .to.include({ BegDate: '2025-12-05T00:00:00' })
      .and.not.have.property('EndDate');
    expect(changes).to.deep.equal([{ filter: null, begDate: '2025-12-05', endDate: null }]);
  });

  it('offer all time if a period has no inquiries', async () => {
    // The test's clock begins in 1970.
    const attributes = { 'filter-controls': 'period', begdate: '1950-01-01' };
    const old = manyRows(20).map((row) => ({ ...row, ProcTime: '1960-01-01T12:00:00' }));
    const { element, period, choosePeriod } = await mountWith(attributes, old);
    period().focus();
    await choosePeriod('month');
    expect(await hear(element)).to.equal('За этот период обращений нет');
    part(element, 'show-all')!.click();
    await settled(element);
    expect(idsShown(element)).to.have.length(20);
  });

  it('set filter, notify the page, and show the filter that it sets', async () => {
    const { element, search, status, type, changes } = await mountWith({
      ...ALL,
      length: '200',
    });
    await type('1');
    status().value = 'Новое';
    status().dispatchEvent(new Event('change'));
    await settled(element);
    part(element, 'filter-unread')!.click();
    await settled(element);
    expect(element.filter).to.deep.equal({ search: '1', status: 'Новое', unread: true });
    expect(changes.map(({ filter }) => filter)).to.deep.equal([
      { search: '1' },
      { search: '1', status: 'Новое' },
      { search: '1', status: 'Новое', unread: true },
    ]);
    expect(idsShown(element)).to.deep.equal([1, 31]);

    element.filter = { search: 'обращение', status: 'Решено' };
    await settled(element);
    expect(search().value).to.equal('обращение');
    expect(status().value).to.equal('Решено');
    expect(part(element, 'filter-unread')!.ariaPressed).to.equal('false');
    expect(changes).to.have.length(3);
  });

  it('announce one sentence when typing pauses, and one when reading ends', async () => {
    const { host, element, search, type } = await mountWith(ALL, manyRows(450));
    search().focus();
    await type('обращение 4');
    expect(await hear(element)).to.equal('');
    await host.answer({ hold: true });
    clockOf(element).pass(400);
    await host.holds(1);
    expect(await hear(element)).to.equal('Найдено 2. Просмотрено 20 из 450');
    await host.release();
    await settled(element);
    expect(await hear(element)).to.match(/^Найдено \d+ из 450$/);
    expect(await hear(element)).to.equal('');
  });
});
