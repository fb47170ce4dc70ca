import { expect, waitUntil } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads, LeadsFilterChangeDetail } from '../../src/index.js';
import { type HostRow, manyRows } from '../helpers/demo-host.js';
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
import { captureConsole } from '../helpers/stub.js';

const CARDS = { search: 'сертификат' };
const ALL = { 'filter-controls': 'search status waiting unread' };

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

function resets({ shadowRoot }: ClientLeads): HTMLElement[] {
  return [...shadowRoot!.querySelectorAll<HTMLElement>('[part=filter-clear]')];
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
    expect(summary(element)).to.equal('Найдено 2. Просмотрено 2 190 из 2 300');
    expect([element.status, element.hasMore]).to.deep.equal(['ready', true]);
    expect(text(loadMoreButton(element))).to.equal('Искать дальше');
    loadMoreButton(element)!.focus();
    loadMoreButton(element)!.click();
    await element.updateComplete;
    await settled(element);
    expect(summary(element)).to.equal('Найдено 4 из 2 300');
    expect(element.shadowRoot!.activeElement?.ariaPosInSet).to.equal('3');
  });

  it('shows that nothing is found once everything is read, with a hint', async () => {
    const [element, host] = await showRows(250);
    await host.answer({ normal: true }, { hold: true });
    element.filter = { search: 'сертификатами' };
    await host.holds(1);
    await element.updateComplete;
    expect(has(element, 'message')).to.equal(false);
    await host.release();
    await settled(element);
    expect(text(part(element, 'message'))).to.equal('Ничего не найдено');
    expect(summary(element)).to.equal('');
    const slot = element.shadowRoot!.querySelector<HTMLSlotElement>('slot[name=no-matches]')!;
    expect(text(slot)).to.contain('Попробуйте слово короче');
  });
});

describe('filter.waiting', () => {
  const TONES = { Ждём: 'attention', Новое: 'progress' } as const;

  /** The second of every hundred rows waits for the client. */
  async function showWaiting(count: number) {
    const leads = manyRows(count).map((row, index) => ({
      ...row,
      LeadStatusName: index % 100 === 1 ? ' Ждём ' : 'Новое',
    }));
    return showList({ leads });
  }

  it('shows what waits by the tones of the page, is spoken as such, and follows the tones', async () => {
    const [element] = await showWaiting(250);
    element.statusTones = TONES;
    element.filter = { waiting: true };
    await settled(element);
    expect(element.matchingLeads.map(({ id }) => id)).to.deep.equal([2, 102, 202]);
    expect(summary(element)).to.equal('Найдено 3 из 250');
    const region = element.shadowRoot!.querySelector('[aria-live]')!;
    await waitUntil(() => text(region) === 'Ждут меня: 3');
    element.statusTones = { Новое: 'attention' };
    expect(element.matchingLeads).to.have.length(247);
    await settled(element);
    expect(summary(element)).to.equal('Найдено 247 из 250');
  });

  it('matches nothing and reads nothing without a status that waits, as the console says once', async () => {
    const lines = captureConsole('error');
    const [element, host] = await showWaiting(250);
    for (const statusTones of [null, { Новое: 'progress' } as const]) {
      Object.assign(element, { statusTones, filter: { waiting: true } });
      await settled(element);
      expect(await element.loadMore()).to.equal(false);
      expect(text(part(element, 'message'))).to.equal('Ничего не найдено');
      expect([has(element, 'load-more'), element.matchingLeads]).to.deep.equal([false, []]);
      element.filter = null;
    }
    expect(await host.spans()).to.have.length(1);
    expect(lines).to.deep.equal([
      '<client-leads> filter.waiting matches nothing: no status has the tone attention in status-tones.',
    ]);
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

  async function mountWith(attributes: Record<string, string>) {
    const [element, host] = await showList({ leads: december }, attributes);
    const field = (name: string) => part(element, name) as HTMLInputElement | HTMLSelectElement;
    const use = async (name: string, value: string) => {
      field(name).value = value;
      field(name).dispatchEvent(new Event(name === 'filter-search' ? 'input' : 'change'));
      await settled(element);
    };
    const changes: LeadsFilterChangeDetail[] = [];
    element.addEventListener('leads-filter-change', ({ detail }) => changes.push(detail));
    return { host, element, field, use, changes };
  }

  it('leave the period to the page: nothing resets it', async () => {
    const period = { begdate: '1950-01-01', enddate: '1950-12-31' };
    const { element } = await mountWith({ 'filter-controls': 'search', ...period });
    expect(text(part(element, 'message'))).to.equal('За этот период обращений нет');
    expect(resets(element)).to.have.length(0);
  });

  it('stay where they are when the button to reset them comes, also with large text', async () => {
    const { element, field } = await mountWith(ALL);
    const top = () => Math.round(field('filter-search').getBoundingClientRect().top);
    for (let width = 320; width < 600; width += 20) {
      element.parentElement!.style.cssText = `width: ${width}px; font-size: 32px`;
      element.filter = null;
      await element.updateComplete;
      const before = top();
      element.filter = { unread: true };
      await element.updateComplete;
      expect(resets(element)).to.have.length(1);
      expect(top(), `${width} px`).to.equal(before);
    }
  });

  it('keep the button to reset them in its place while a message tells that nothing is found', async () => {
    const { element } = await mountWith({ ...ALL, length: '200' });
    // Not as wide as the window, whose scrollbar the rows bring and take away.
    element.style.width = '640px';
    const place = () => {
      const { left, top } = resets(element)[0]!.getBoundingClientRect();
      return [left, top].map(Math.round);
    };
    element.filter = { search: '1' };
    await settled(element);
    const before = place();
    element.filter = { search: 'сертификат' };
    await settled(element);
    expect([summary(element), place()]).to.deep.equal(['', before]);
    expect(text(part(element, 'message'))).to.equal('Ничего не найдено');
  });

  it('set filter, notify the page, and show the filter that it sets', async () => {
    const { element, field, use, changes } = await mountWith({ ...ALL, length: '200' });
    await use('filter-search', '1');
    await use('filter-status', 'Новое');
    part(element, 'filter-unread')!.click();
    await settled(element);
    expect(element.filter).to.deep.equal({ search: '1', status: 'Новое', unread: true });
    expect(changes.map(({ filter }) => filter)).to.deep.equal([
      { search: '1' },
      { search: '1', status: 'Новое' },
      { search: '1', status: 'Новое', unread: true },
    ]);
    expect(element.matchingLeads.map(({ id }) => id)).to.deep.equal([1, 31]);

    element.filter = { search: 'обращение', status: 'Решено' };
    await settled(element);
    const values = ['filter-search', 'filter-status'].map((name) => field(name).value);
    expect(values).to.deep.equal(['обращение', 'Решено']);
    expect(part(element, 'filter-unread')!.ariaPressed).to.equal('false');
    expect(changes).to.have.length(3);
  });
});

describe('a press on a segment', () => {
  const press = (element: ClientLeads, name: string) => part(element, `filter-${name}`)!.click();

  it('while a search reads on ends in what was pressed last', async () => {
    const [element, host] = await showRows(450, ALL);
    element.statusTones = { Новое: 'attention' };
    await host.answer({ normal: true }, { hold: true });
    element.filter = CARDS;
    await host.holds(1);
    press(element, 'waiting');
    await element.updateComplete;
    press(element, 'unread');
    press(element, 'waiting');
    press(element, 'unread');
    await host.release();
    await settled(element);
    expect(element.filter).to.deep.equal({ ...CARDS, unread: true });
    expect(element.shadowRoot!.querySelectorAll('[aria-pressed=true]')).to.have.length(1);
    expect(part(element, 'filter-unread')!.ariaPressed).to.equal('true');
  });

  it('in the same task as a filter of the page ends in what came last', async () => {
    const [element] = await showRows(30, ALL);
    element.filter = CARDS;
    press(element, 'unread');
    await settled(element);
    expect(element.filter).to.deep.equal({ ...CARDS, unread: true });
    press(element, 'all');
    element.filter = { unread: true };
    await settled(element);
    expect(element.filter).to.deep.equal({ unread: true });
    expect(part(element, 'filter-unread')!.ariaPressed).to.equal('true');
  });
});
