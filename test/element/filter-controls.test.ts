import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads, LeadsFilterChangeDetail } from '../../src/index.js';
import { DemoHost, type HostRow, manyRows } from '../helpers/demo-host.js';
import { part, settled, text } from '../helpers/element.js';
import { hear } from '../helpers/speech.js';
import { clockOf, mountTimed } from '../helpers/timed-element.js';

/** One inquiry at noon of each day of December 2025, with alternating statuses. */
const DECEMBER: HostRow[] = manyRows(31).map((row, index) => ({
  ...row,
  ProcTime: `2025-12-${String(index + 1).padStart(2, '0')}T12:00:00`,
  LeadStatusName: ['Новое', 'Решено', 'Закрыто'][index % 3],
  CountNotReadMessage: index % 10 === 0 ? 2 : 0,
}));
const PERIOD = { 'filter-controls': 'period' };
const ALL = { 'filter-controls': 'search status unread period' };

async function mountDecember(
  attributes: Record<string, string> = PERIOD,
): Promise<[ClientLeads, DemoHost]> {
  const host = await DemoHost.create({ leads: DECEMBER });
  return [await settled(mountTimed(host, attributes)), host];
}

function field(element: ClientLeads, name: 'from' | 'to'): HTMLInputElement {
  return element.shadowRoot!.querySelector(`input[name=${name}]`)!;
}

function days(element: ClientLeads): string[] {
  return [field(element, 'from').value, field(element, 'to').value];
}

function searchField(element: ClientLeads): HTMLInputElement {
  return part(element, 'filter-search') as HTMLInputElement;
}

async function apply(element: ClientLeads, from: string, to: string): Promise<void> {
  field(element, 'from').value = from;
  field(element, 'to').value = to;
  element.shadowRoot!.querySelector<HTMLButtonElement>('button[type=submit]')!.click();
  await settled(element);
}

/** Types into the search field as a reader does, letter by letter. */
async function type(element: ClientLeads, letters: string): Promise<void> {
  searchField(element).focus();
  for (const letter of letters) {
    searchField(element).value += letter;
    searchField(element).dispatchEvent(new InputEvent('input'));
    await element.updateComplete;
  }
}

async function choose(element: ClientLeads, name: string, option: string): Promise<void> {
  const select = part(element, `filter-${name}`) as HTMLSelectElement;
  select.selectedIndex = [...select.options].findIndex((one) => text(one).startsWith(option));
  select.dispatchEvent(new Event('change'));
  await settled(element);
}

async function press(element: ClientLeads, name: string): Promise<void> {
  part(element, name)!.click();
  await settled(element);
}

function ids(element: ClientLeads): number[] {
  return element.matchingLeads.map(({ id }) => id);
}

function recordFilterChanges(element: ClientLeads): LeadsFilterChangeDetail[] {
  const details: LeadsFilterChangeDetail[] = [];
  element.addEventListener('leads-filter-change', ({ detail }) => details.push(detail));
  return details;
}

describe('filter-controls="period"', () => {
  it('refuses a from after the to with a message in the field that was changed last, and sends nothing', async () => {
    const [element, host] = await mountDecember();
    field(element, 'to').dispatchEvent(new InputEvent('input'));
    await apply(element, '2025-12-22', '2025-12-01');
    const refusal = 'Начало периода позже его конца';
    expect(text(element.shadowRoot!.querySelector('#refusal'))).to.equal(refusal);
    expect(await hear(element)).to.equal(refusal);
    expect(element.shadowRoot!.activeElement === field(element, 'to')).to.equal(true);
    expect(days(element)).to.deep.equal(['2025-12-22', '2025-12-01']);
    expect(await host.requests()).to.have.length(1);
  });

  it('keeps nothing of another client, whose list it loads with the dates of the page', async () => {
    const attributes = { 'filter-controls': 'search period', begdate: '2025-12-05' };
    const [element, host] = await mountDecember(attributes);
    await apply(element, '2025-12-10', '2025-12-12');
    field(element, 'to').value = '2025-12-24';
    await type(element, '\u00A0\u00AD');
    const changes = recordFilterChanges(element);
    await host.forgetRequests();
    element.client = 1018;
    await settled(element);
    expect(searchField(element).value).to.equal('');
    expect(days(element)).to.deep.equal(['2025-12-05', '']);
    const bodies = (await host.requests()).map(({ body }) => JSON.parse(body) as object);
    expect(bodies).to.have.length(1);
    expect(bodies[0])
      .to.include({ BegDate: '2025-12-05T00:00:00' })
      .and.not.have.property('EndDate');
    expect(changes).to.deep.equal([{ filter: null, begDate: '2025-12-05', endDate: null }]);
  });

  it('shows that nothing is left, and offers all time', async () => {
    const [element] = await mountDecember();
    field(element, 'from').focus();
    await apply(element, '2001-01-01', '2001-01-02');
    expect(await hear(element)).to.equal('За этот период обращений нет');
    await press(element, 'show-all');
    expect(ids(element)).to.have.length(20);
    await apply(element, '2025-12-12', '2025-12-20');
    element.filter = { unread: true };
    await settled(element);
    expect(text(part(element, 'message'))).to.equal('Ничего не найдено');
    await press(element, 'show-all');
    expect(ids(element)).to.deep.equal([1, 11, 21, 31]);
  });
});

describe('filter-controls', () => {
  it('set filter, notify the page, and show the filter that it sets', async () => {
    const [element] = await mountDecember({ ...ALL, length: '200' });
    const changes = recordFilterChanges(element);
    await type(element, '1');
    await choose(element, 'status', 'Новое');
    await press(element, 'filter-unread');
    expect(element.filter).to.deep.equal({ search: '1', status: 'Новое', unread: true });
    expect(changes.map(({ filter }) => filter)).to.deep.equal([
      { search: '1' },
      { search: '1', status: 'Новое' },
      { search: '1', status: 'Новое', unread: true },
    ]);
    expect(ids(element)).to.deep.equal([1, 31]);

    element.filter = { search: 'обращение', status: 'Решено' };
    await settled(element);
    expect(searchField(element).value).to.equal('обращение');
    expect((part(element, 'filter-status') as HTMLSelectElement).value).to.equal('Решено');
    expect(part(element, 'filter-unread')!.ariaPressed).to.equal('false');
    expect(changes).to.have.length(3);
  });

  it('announce one sentence when typing pauses, and one when reading ends', async () => {
    const host = await DemoHost.create({ leads: manyRows(450) });
    const element = await settled(mountTimed(host, ALL));
    await type(element, 'обращение 4');
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

  it('are accessible', async function () {
    this.timeout(20_000);
    const [element] = await mountDecember({ ...ALL, begdate: '' });
    await expect(element).to.be.accessible();
    element.style.inlineSize = '360px';
    for (const filter of [
      { search: '1', status: 'Новое', unread: true },
      { search: 'ничего такого' },
    ]) {
      element.filter = filter;
      await settled(element);
      await expect(element).to.be.accessible();
    }
  });
});
