import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads } from '../../src/index.js';
import { captureConsole } from '../helpers/stub.js';
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
import { laidOut } from '../helpers/geometry.js';

const CARDS = { search: 'сертификат' };

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

function shownRows(element: ClientLeads): HTMLElement[] {
  return rows(element).filter((row) => row.checkVisibility());
}

function shownNumbers(element: ClientLeads): number[] {
  return shownRows(element).map((row) =>
    Number(text(row.querySelector('[part=number]')).replaceAll(/\D/g, '')),
  );
}

function tens(most: number): number[] {
  return Array.from({ length: Math.floor(most / 10) }, (_, index) => (index + 1) * 10);
}

describe('filter', () => {
  it('ignores a bad field, and reports it to the console once', async () => {
    const lines = captureConsole('error');
    const [element] = await showRows(1);
    for (const filter of [{ search: 'серт', unread: 1 }, { unread: 1 }]) {
      Object.assign(element, { filter });
    }
    expect(element.filter).to.equal(null);
    expect(lines).to.deep.equal(['<client-leads> filter.unread must be a boolean; it is ignored.']);
  });

  it('hides rows that do not match, and numbers the others', async () => {
    const [element, host] = await showRows(60, { length: '200' });
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
    expect(getComputedStyle(before.at(-1)!).contentVisibility).to.equal('visible');
    expect(await host.requests()).to.have.length(1);
  });
});

describe('reading on', () => {
  it('shows no final count before everything is read', async () => {
    const [element, host] = await showRows(450);
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

  it('stops at 2,000 rows, until the reader, and not auto-load, loads more', async () => {
    const [element, host] = await showRows(2300, { 'auto-load': '', length: '200' });
    element.filter = CARDS;
    await settled(element);
    await laidOut();
    await settled(element);
    expect(await host.spans()).to.have.length(11);
    expect(summary(element)).to.equal('Найдено 219 среди 2 190 из 2 300');
    expect([element.status, element.hasMore]).to.deep.equal(['ready', true]);
    expect(text(loadMoreButton(element))).to.equal('Искать дальше');
    loadMoreButton(element)!.focus();
    loadMoreButton(element)!.click();
    await element.updateComplete;
    await settled(element);
    expect(summary(element)).to.equal('Найдено 230 из 2 300');
    expect(element.shadowRoot!.activeElement?.ariaPosInSet).to.equal('220');
  });

  it('ends if the list gives up, and makes no claim about the rest', async () => {
    const [element] = await showList({ leads: someRows(30), settings: { totalOffset: 2 } });
    element.filter = { search: 'ничего такого' };
    await settled(element);
    expect([element.status, element.hasMore]).to.deep.equal(['ready', false]);
    expect(summary(element)).to.equal('Найдено 0. Просмотрено 30 из 32');
    expect(text(part(element, 'message'))).to.equal(
      'Среди просмотренных обращений ничего не найдено',
    );
  });

  it('shows that nothing is found once everything is read, with a button to clear the filter', async () => {
    const [element, host] = await showRows(250);
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
    slot.querySelector('button')!.click();
    await settled(element);
    expect(element.filter).to.equal(null);
    expect(shownNumbers(element)).to.have.length(250);
  });
});

describe('a filtered list', () => {
  it('has no line above the first shown row, whichever it is', async () => {
    const [element] = await showRows(12);
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

  it('lets the browser skip rows of a long list that are shown again', async () => {
    const [element] = await showRows(230, { length: '200' });
    await element.loadMore();
    const visibility = () => getComputedStyle(rows(element).at(-1)!).contentVisibility;
    expect(visibility()).to.equal('visible');
    element.filter = CARDS;
    await element.updateComplete;
    element.filter = null;
    await element.updateComplete;
    expect(visibility()).to.equal('auto');
  });
});
