import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads, LeadsFilterChangeDetail } from '../../src/index.js';
import { captureConsole } from '../helpers/stub.js';
import { DemoHost, manyRows, type HostRow } from '../helpers/demo-host.js';
import {
  focusRow,
  has,
  loadMoreButton,
  mountFor,
  part,
  rows,
  settled,
  shownWork,
  summary,
  text,
} from '../helpers/element.js';
import { laidOut } from '../helpers/geometry.js';
import { clockOf, mountTimed } from '../helpers/timed-element.js';

const CARDS = { search: 'сертификат' };

/** So many rows; every tenth is about a certificate. */
function someRows(count: number): HostRow[] {
  return manyRows(count).map((row, index) => ({
    ...row,
    Subject: (index + 1) % 10 === 0 ? `Сертификат ${index + 1}` : `Баллы ${index + 1}`,
  }));
}

async function mountRows(
  count: number,
  attributes: Record<string, string> = {},
): Promise<[ClientLeads, DemoHost]> {
  const host = await DemoHost.create({ leads: someRows(count) });
  return [await settled(mountFor(host, attributes)), host];
}

function shownRows(element: ClientLeads): HTMLElement[] {
  return rows(element).filter((row) => row.checkVisibility());
}

/** What is shown, by number. */
function shownNumbers(element: ClientLeads): number[] {
  return shownRows(element).map((row) =>
    Number(text(row.querySelector('[part=number]')).replaceAll(/\D/g, '')),
  );
}

function tens(most: number): number[] {
  return Array.from({ length: Math.floor(most / 10) }, (_, index) => (index + 1) * 10);
}

function recordFilterChanges(element: ClientLeads): LeadsFilterChangeDetail[] {
  const details: LeadsFilterChangeDetail[] = [];
  element.addEventListener('leads-filter-change', ({ detail }) => details.push(detail));
  return details;
}

describe('filter', () => {
  it('ignores a bad field, with one console line each', async () => {
    const lines = captureConsole('error');
    const [element] = await mountRows(5);
    const bad = { search: 5, status: null, unread: 'yes', query: 'a' };
    for (const [given, read] of [
      [bad, null],
      [bad, null],
      [{ search: 'серт', unread: 1 }, { search: 'серт' }],
      ['серт', null],
    ] as const) {
      Object.assign(element, { filter: given });
      expect(element.filter).to.deep.equal(read);
    }
    expect(lines).to.deep.equal([
      '<client-leads> filter.search must be a string; it is ignored.',
      '<client-leads> filter.unread must be a boolean; it is ignored.',
      '<client-leads> filter has no field called query; it is ignored.',
      '<client-leads> filter must be an object or null; it is ignored.',
    ]);
  });

  it('hides what does not match, and numbers what does', async () => {
    const [element, host] = await mountRows(60, { length: '200' });
    const changes = recordFilterChanges(element);
    const before = rows(element);
    element.filter = CARDS;
    await settled(element);
    expect(shownNumbers(element)).to.deep.equal(tens(60));
    expect(element.matchingLeads.map(({ id }) => id)).to.deep.equal(tens(60));
    expect(element.leads).to.have.length(60);
    expect(summary(element)).to.equal('Найдено 6 из 60');
    const places = shownRows(element).map((row) => `${row.ariaPosInSet} of ${row.ariaSetSize}`);
    expect(places).to.deep.equal([1, 2, 3, 4, 5, 6].map((place) => `${place} of 6`));

    element.filter = null;
    await settled(element);
    expect(rows(element).every((row, index) => row === before[index])).to.equal(true);
    expect(shownNumbers(element)).to.have.length(60);
    expect(summary(element)).to.equal('Показано 60 из 60');
    expect(await host.requests()).to.have.length(1);
    // The page knows what it has set.
    expect(changes).to.deep.equal([]);
  });

  it('goes with another client, which is told, unless it is set in the same task', async () => {
    const [element] = await mountRows(10);
    element.filter = CARDS;
    await settled(element);
    const changes = recordFilterChanges(element);
    element.filter = { unread: true };
    element.client = '1020';
    await settled(element);
    expect(element.filter).to.deep.equal({ unread: true });
    expect(changes).to.deep.equal([]);
    element.client = '1021';
    await settled(element);
    expect(element.filter).to.equal(null);
    expect(changes).to.deep.equal([{ filter: null, begDate: null, endDate: null }]);
  });
});

describe('reading on', () => {
  it('reads to the end in requests of 200 rows, each drawn and told', async () => {
    const [element, host] = await mountRows(450);
    const log: string[] = [];
    element.addEventListener('leads-load', ({ detail: { loaded, matching, added } }) =>
      log.push(`load ${added} ${loaded} ${matching} ${summary(element)}`),
    );
    element.addEventListener('leads-change', ({ detail: { previous, status, matching } }) =>
      log.push(`${previous} > ${status} ${matching}`),
    );
    element.filter = CARDS;
    await settled(element);
    expect(log).to.deep.equal([
      'ready > loading-more 2',
      'loading-more > loading-more 21',
      'load 199 219 21 Найдено 21. Просмотрено 219 из 450',
      'loading-more > loading-more 41',
      'load 199 418 41 Найдено 41. Просмотрено 418 из 450',
      'loading-more > complete 45',
      'load 32 450 45 Найдено 45 из 450',
    ]);
    expect(await host.spans()).to.deep.equal([
      [1, 20],
      [20, 200],
      [219, 200],
      [418, 200],
    ]);
    expect(shownNumbers(element)).to.deep.equal(tens(450));
    expect(loadMoreButton(element) === null).to.equal(true);
  });

  it('does not know how many there are before all is read', async () => {
    const [element, host] = await mountRows(450);
    await host.answer({ normal: true }, { hold: true });
    element.filter = CARDS;
    await host.holds(1);
    await element.updateComplete;
    const sizes = () => new Set(shownRows(element).map((row) => row.ariaSetSize));
    expect(sizes()).to.deep.equal(new Set(['-1']));
    expect(summary(element)).to.equal('Найдено 21. Просмотрено 219 из 450');
    expect(shownWork(element)).to.equal('Ищем…');
    expect(loadMoreButton(element)?.ariaDisabled).to.equal('true');
    await host.release();
    await settled(element);
    expect(sizes()).to.deep.equal(new Set(['45']));
  });

  it('stops at 2,000 rows, and hands the focus to the first match that it finds further on', async () => {
    const [element, host] = await mountRows(2300);
    element.filter = CARDS;
    await settled(element);
    expect(summary(element)).to.equal('Найдено 201 среди 2 010 из 2 300');
    expect([element.status, element.hasMore]).to.deep.equal(['ready', true]);
    expect(text(loadMoreButton(element))).to.equal('Искать дальше');
    expect(await host.spans()).to.have.length(11);
    loadMoreButton(element)!.focus();
    loadMoreButton(element)!.click();
    await element.updateComplete;
    await settled(element);
    expect(summary(element)).to.equal('Найдено 230 из 2 300');
    expect(element.shadowRoot!.activeElement?.ariaPosInSet).to.equal('202');
  });

  it('is not asked to look further by auto-load', async () => {
    const [element, host] = await mountRows(2300, { 'auto-load': '', length: '200' });
    element.filter = { search: 'ничего такого' };
    await settled(element);
    const { length } = await host.spans();
    await laidOut();
    await settled(element);
    expect(await host.spans()).to.have.length(length);
    expect(text(loadMoreButton(element))).to.equal('Искать дальше');
  });

  it('keeps the matches over a failure, and goes on by the retry', async () => {
    captureConsole('error');
    const [element, host] = await mountRows(450);
    await host.answer({ normal: true }, { status: 500 });
    element.filter = CARDS;
    await settled(element);
    expect(element.status).to.equal('error-more');
    expect(shownNumbers(element)).to.deep.equal(tens(219));
    expect(summary(element)).to.equal('Найдено 21. Просмотрено 219 из 450');
    const retry = part(element, 'retry')!;
    expect(text(retry)).to.equal('Попробовать снова');
    retry.click();
    await element.updateComplete;
    await settled(element);
    expect([element.status, summary(element)]).to.deep.equal(['complete', 'Найдено 45 из 450']);
  });

  it('has its failure heard in full', async () => {
    captureConsole('error');
    const host = await DemoHost.create({ leads: someRows(300) });
    const element = await settled(mountTimed(host));
    await host.answer({ status: 500 });
    element.filter = CARDS;
    await settled(element);
    // The pause after the change of the filter comes meanwhile.
    for (const ms of [399, 1000]) {
      clockOf(element).pass(ms);
      await element.updateComplete;
    }
    const spoken = text(element.shadowRoot!.querySelector('[aria-live]'));
    expect(spoken).to.equal('Не удалось загрузить следующие обращения');
  });

  it('ends where the list gives up, and claims nothing', async () => {
    const host = await DemoHost.create({ leads: someRows(30), settings: { totalOffset: 2 } });
    const element = await settled(mountFor(host));
    element.filter = { search: 'ничего такого' };
    await settled(element);
    expect([element.status, element.hasMore]).to.deep.equal(['ready', false]);
    expect(summary(element)).to.equal('Найдено 0. Просмотрено 30 из 32');
    expect(text(part(element, 'message'))).to.equal(
      'Среди просмотренных обращений ничего не найдено',
    );
  });

  it('says that nothing is found when all is read and not before, with a way out', async () => {
    const [element, host] = await mountRows(250);
    await host.answer({ normal: true }, { hold: true });
    element.filter = { search: 'сертификатами' };
    await host.holds(1);
    await element.updateComplete;
    expect(has(element, 'message')).to.equal(false);
    expect(summary(element)).to.equal('Найдено 0. Просмотрено 219 из 250');
    await host.release();
    await settled(element);
    expect(text(part(element, 'message'))).to.equal('Ничего не найдено');
    expect(summary(element)).to.equal('Найдено 0 из 250');
    const slot = element.shadowRoot!.querySelector<HTMLSlotElement>('slot[name=no-matches]')!;
    expect(text(slot)).to.contain('Попробуйте слово короче');
    const changes = recordFilterChanges(element);
    slot.querySelector('button')!.click();
    await settled(element);
    expect(changes).to.deep.equal([{ filter: null, begDate: null, endDate: null }]);
    expect(shownNumbers(element)).to.have.length(250);
  });
});

describe('a filtered list', () => {
  it('keeps the filter over a refresh, whatever comes and changes', async () => {
    const [element, host] = await mountRows(50);
    element.filter = CARDS;
    await settled(element);
    await host.change(
      { insert: { row: { Id: 900, Leads: 900, Subject: 'Новый сертификат' } } },
      { insert: { row: { Id: 901, Leads: 901, Subject: 'Новые баллы' } } },
      { update: { id: 20, row: { Subject: 'Уже баллы' } } },
    );
    await element.refresh();
    expect(shownNumbers(element)).to.deep.equal([900, 10, 30, 40, 50]);
    expect(summary(element)).to.equal('Найдено 5 из 52');
    expect(rows(element)).to.have.length(52);
  });

  it('draws rows of the page once, however the filter changes', async () => {
    const host = await DemoHost.create({ leads: someRows(30) });
    const element = mountFor(host, { length: '200' });
    let drawn = 0;
    element.renderLead = ({ number, subject }) => {
      drawn++;
      return `${number} ${subject}`;
    };
    await settled(element);
    for (const search of ['с', 'се', 'сертификат', '', 'баллы']) {
      element.filter = { search };
      await settled(element);
    }
    expect(drawn).to.equal(30);
    expect(shownRows(element)).to.have.length(27);
  });

  it('has no line above the first row that is shown, whichever it is', async () => {
    const [element] = await mountRows(12);
    const list = part(element, 'list')!;
    // The line is drawn over the edge of the list, which clips it.
    for (const [filter, first] of [
      [null, 1],
      [CARDS, 10],
    ] as const) {
      element.filter = filter;
      await element.updateComplete;
      expect(shownNumbers(element)[0]).to.equal(first);
      const { top } = shownRows(element)[0]!.getBoundingClientRect();
      expect(top - list.getBoundingClientRect().top).to.be.closeTo(0, 0.01);
    }
  });

  for (const [title, count, after] of [
    ['lets the browser put off the rows of a long list that come back', 230, 'auto'],
    ['has all rows of a short list laid out', 30, 'visible'],
  ] as const) {
    it(title, async () => {
      const [element] = await mountRows(count, { length: '200' });
      await element.loadMore();
      const visibility = () => getComputedStyle(rows(element).at(-1)!).contentVisibility;
      expect(visibility()).to.equal('visible');
      element.filter = CARDS;
      await element.updateComplete;
      element.filter = null;
      await element.updateComplete;
      expect(visibility()).to.equal(after);
    });
  }

  it('keeps the focus on a row that stays, and its place on the screen when the filter goes', async () => {
    const [element] = await mountRows(150, { length: '200' });
    element.parentElement!.style.cssText = 'height: 300px; overflow: auto';
    element.filter = CARDS;
    await settled(element);
    const row = rows(element)[69]!;
    focusRow(row);
    row.scrollIntoView();
    const { top } = row.getBoundingClientRect();
    for (const filter of [null, CARDS]) {
      element.filter = filter;
      await settled(element);
      expect(element.shadowRoot!.activeElement === row).to.equal(true);
      expect(row.getBoundingClientRect().top).to.be.closeTo(top, 1);
    }
  });
});
