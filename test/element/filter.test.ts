import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads, LeadsFilterChangeDetail } from '../../src/index.js';
import { captureConsole } from '../helpers/stub.js';
import { DemoHost, manyRows, type HostRow } from '../helpers/demo-host.js';
import {
  loadMoreButton,
  mountFor,
  part,
  rows,
  settled,
  shownWork,
  summary,
  text,
} from '../helpers/element.js';
import { clockOf, mountTimed } from '../helpers/timed-element.js';
import { hear } from '../helpers/speech.js';

/** So many rows; every tenth is about a certificate. */
function someRows(count: number): HostRow[] {
  return manyRows(count).map((row, index) => ({
    ...row,
    Subject: (index + 1) % 10 === 0 ? `Сертификат ${index + 1}` : `Баллы ${index + 1}`,
    LeadStatusName: index % 2 === 0 ? 'Новое' : 'Решено',
    CountNotReadMessage: index % 5 === 0 ? 1 : 0,
  }));
}

/** What is shown, by number. */
function shownNumbers(element: ClientLeads): number[] {
  return rows(element)
    .filter((row) => row.checkVisibility())
    .map((row) => Number(text(row.querySelector('[part=number]')).replaceAll(/\D/g, '')));
}

function multiplesOf(step: number, most: number): number[] {
  return Array.from({ length: Math.floor(most / step) }, (_, index) => (index + 1) * step);
}

/** Focuses a row as the element does after a further page. */
function focusRow(row: HTMLElement): void {
  row.tabIndex = -1;
  row.focus();
}

function recordFilterChanges(element: ClientLeads): LeadsFilterChangeDetail[] {
  const details: LeadsFilterChangeDetail[] = [];
  element.addEventListener('leads-filter-change', ({ detail }) => details.push(detail));
  return details;
}

describe('filter', () => {
  it('is null, and reads back frozen, compared by content', async () => {
    const host = await DemoHost.create({ leads: someRows(5) });
    const element = await settled(mountFor(host));
    expect(element.filter).to.equal(null);
    const given = { search: ' серт ', status: '', unread: true };
    element.filter = given;
    const { filter } = element;
    expect(filter).to.deep.equal({ search: 'серт', unread: true });
    expect(Object.isFrozen(filter)).to.equal(true);
    element.filter = { unread: true, search: 'серт' };
    expect(element.filter === filter).to.equal(true);
    element.filter = { search: '  ', status: '', unread: false };
    expect(element.filter).to.equal(null);
  });

  it('ignores a bad field, with one console line each', async () => {
    const lines = captureConsole('error');
    const host = await DemoHost.create({ leads: someRows(5) });
    const element = await settled(mountFor(host));
    const bad: unknown = { search: 5, status: null, unread: 'yes', query: 'a' };
    Object.assign(element, { filter: bad });
    Object.assign(element, { filter: bad });
    expect(element.filter).to.equal(null);
    Object.assign(element, { filter: { search: 'серт', unread: 1 } });
    expect(element.filter).to.deep.equal({ search: 'серт' });
    Object.assign(element, { filter: 'серт' });
    expect(element.filter).to.equal(null);
    expect(lines).to.deep.equal([
      '<client-leads> filter.search must be a string; it is ignored.',
      '<client-leads> filter.unread must be a boolean; it is ignored.',
      '<client-leads> filter has no field called query; it is ignored.',
      '<client-leads> filter must be an object or null; it is ignored.',
    ]);
  });

  it('takes effect when it is set before the element is defined or connected', async () => {
    const host = await DemoHost.create({ leads: someRows(30) });
    const element = mountFor(host, { token: '' });
    element.remove();
    element.filter = { search: 'сертификат' };
    element.token = '55120938';
    document.body.append(element);
    await settled(element);
    expect(shownNumbers(element)).to.deep.equal([10, 20, 30]);
    element.remove();
  });

  it('hides what does not match, and numbers what does', async () => {
    const host = await DemoHost.create({ leads: someRows(60) });
    const element = await settled(mountFor(host, { length: '200' }));
    const before = rows(element);
    element.filter = { search: 'сертификат' };
    await settled(element);
    expect(shownNumbers(element)).to.deep.equal(multiplesOf(10, 60));
    expect(element.matchingLeads.map(({ id }) => id)).to.deep.equal(multiplesOf(10, 60));
    expect(element.leads).to.have.length(60);
    expect(summary(element)).to.equal('Найдено 6 из 60');
    const shown = rows(element).filter((row) => row.checkVisibility());
    expect(shown.map((row) => row.ariaPosInSet)).to.deep.equal(['1', '2', '3', '4', '5', '6']);
    expect(new Set(shown.map((row) => row.ariaSetSize))).to.deep.equal(new Set(['6']));

    element.filter = null;
    await settled(element);
    expect(rows(element).every((row, index) => row === before[index])).to.equal(true);
    expect(shownNumbers(element)).to.have.length(60);
    expect(summary(element)).to.equal('Показано 60 из 60');
    expect(await host.requests()).to.have.length(1);
  });

  for (const [filter, expected] of [
    [{ status: 'Решено' }, [2, 4, 6, 8, 10]],
    [{ unread: true }, [1, 6]],
    [{ search: 'баллы', status: 'Новое', unread: true }, [1]],
    [{ search: '№ 7' }, [7]],
  ] as const) {
    it(`shows ${expected.join()} for ${JSON.stringify(filter)}`, async () => {
      const host = await DemoHost.create({ leads: someRows(10) });
      const element = await settled(mountFor(host));
      element.filter = filter;
      await settled(element);
      expect(shownNumbers(element)).to.deep.equal(expected);
    });
  }

  it('tells the page of no change that it made itself', async () => {
    const host = await DemoHost.create({ leads: someRows(10) });
    const element = await settled(mountFor(host));
    const changes = recordFilterChanges(element);
    element.filter = { search: 'баллы' };
    await settled(element);
    element.filter = null;
    await settled(element);
    expect(changes).to.deep.equal([]);
  });
});

describe('a filter and whose list it is', () => {
  for (const [title, change] of [
    ['another client', { client: '1020' }],
    ['another site code', { siteCode: 'GIFT-02' }],
    ['a sign-out', { token: null }],
  ] as const) {
    it(`goes with ${title}, which is told`, async () => {
      const host = await DemoHost.create({ leads: someRows(10) });
      const element = await settled(mountFor(host));
      element.filter = { search: 'сертификат' };
      await settled(element);
      const changes = recordFilterChanges(element);
      Object.assign(element, change);
      await settled(element);
      expect(element.filter).to.equal(null);
      expect(changes).to.deep.equal([{ filter: null, begDate: null, endDate: null }]);
    });
  }

  it('goes when tokenProvider is set to null, also if a token takes over', async () => {
    const host = await DemoHost.create({ leads: someRows(10) });
    const element = await settled(mountFor(host));
    element.tokenProvider = () => '55120938';
    await settled(element);
    element.filter = { search: 'сертификат' };
    await settled(element);
    element.tokenProvider = null;
    await settled(element);
    expect(element.filter).to.equal(null);
  });

  for (const filter of [{ search: 'сертификат' }, { unread: true }]) {
    it(`stays where the page sets it in the same task: ${JSON.stringify(filter)}`, async () => {
      const host = await DemoHost.create({ leads: someRows(10) });
      const element = await settled(mountFor(host));
      element.filter = { search: 'сертификат' };
      await settled(element);
      const changes = recordFilterChanges(element);
      element.filter = filter;
      element.client = '1020';
      await settled(element);
      expect(element.filter).to.deep.equal(filter);
      expect(changes).to.deep.equal([]);
      // Set to the same long ago is not set in this task.
      element.client = '1021';
      await settled(element);
      expect(element.filter).to.equal(null);
    });
  }

  it('stays over a change of anything else, and of the first client', async () => {
    const host = await DemoHost.create({ leads: someRows(10) });
    const element = mountFor(host, { client: '' });
    element.filter = { search: 'сертификат' };
    await element.updateComplete;
    element.client = '1017';
    await settled(element);
    element.token = '1';
    element.begDate = '2001-01-01';
    await settled(element);
    element.begDate = null;
    await settled(element);
    expect(element.filter).to.deep.equal({ search: 'сертификат' });
    expect(shownNumbers(element)).to.deep.equal([10]);
  });
});

describe('reading on', () => {
  it('reads to the end in requests of 200 rows, each drawn and told', async () => {
    const host = await DemoHost.create({ leads: someRows(450) });
    const element = await settled(mountFor(host));
    const log: string[] = [];
    element.addEventListener('leads-load', ({ detail: { loaded, matching, added } }) =>
      log.push(`load ${added} ${loaded} ${matching} ${summary(element)}`),
    );
    element.addEventListener('leads-change', ({ detail: { previous, status, matching } }) =>
      log.push(`${previous} > ${status} ${matching}`),
    );
    element.filter = { search: 'сертификат' };
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
    expect(shownNumbers(element)).to.deep.equal(multiplesOf(10, 450));
    expect(loadMoreButton(element) === null).to.equal(true);
  });

  it('does not know how many there are before all is read', async () => {
    const host = await DemoHost.create({ leads: someRows(450) });
    const element = await settled(mountFor(host));
    await host.answer({ normal: true }, { hold: true });
    element.filter = { search: 'сертификат' };
    await host.holds(1);
    await element.updateComplete;
    const sizes = () => {
      const shown = rows(element).filter((row) => row.checkVisibility());
      return new Set(shown.map((row) => row.ariaSetSize));
    };
    expect(sizes()).to.deep.equal(new Set(['-1']));
    expect(summary(element)).to.equal('Найдено 21. Просмотрено 219 из 450');
    expect(shownWork(element)).to.equal('Ищем…');
    expect(loadMoreButton(element)?.ariaDisabled).to.equal('true');
    await host.release();
    await settled(element);
    expect(sizes()).to.deep.equal(new Set(['45']));
  });

  it('stops at 2,000 rows and looks as many further when it is asked to', async function () {
    this.timeout(30_000);
    const host = await DemoHost.create({ leads: someRows(4500) });
    const element = await settled(mountFor(host));
    await host.forgetRequests();
    element.filter = { search: 'сертификат' };
    await settled(element);
    expect(summary(element)).to.equal('Найдено 201 среди 2 010 из 4 500');
    expect([element.status, element.hasMore]).to.deep.equal(['ready', true]);
    expect(text(loadMoreButton(element))).to.equal('Искать дальше');
    const spans = await host.spans();
    expect(spans).to.have.length(10);
    expect(Math.max(...spans.map(([, length]) => length))).to.equal(200);

    expect(await element.loadMore()).to.equal(true);
    expect(summary(element)).to.equal('Найдено 419 среди 4 199 из 4 500');
    expect(await host.spans()).to.have.length(21);

    loadMoreButton(element)!.click();
    await element.updateComplete;
    await settled(element);
    expect(summary(element)).to.equal('Найдено 450 из 4 500');

    await host.forgetRequests();
    element.filter = null;
    await settled(element);
    expect(shownNumbers(element)).to.have.length(4500);
    expect(await host.requests()).to.have.length(0);
  });

  it('has loadMore join it, so that a loop reads everything and ends', async () => {
    const host = await DemoHost.create({ leads: someRows(700) });
    const element = await settled(mountFor(host));
    element.filter = { search: 'сертификат' };
    const both = await Promise.all([element.loadMore(), element.loadMore()]);
    expect(both).to.deep.equal([true, true]);
    expect(element.status).to.equal('complete');
    expect(await element.loadMore()).to.equal(false);
    expect(await host.spans()).to.have.length(5);
  });

  it('is not pressed by auto-load', async () => {
    const host = await DemoHost.create({ leads: someRows(2300) });
    const element = await settled(mountFor(host, { 'auto-load': '', length: '200' }));
    element.filter = { search: 'ничего такого' };
    await settled(element);
    const { length } = await host.spans();
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    await settled(element);
    expect(await host.spans()).to.have.length(length);
    expect(text(loadMoreButton(element))).to.equal('Искать дальше');
  });

  it('ends at once when the filter goes, and drops what it waits for', async () => {
    const host = await DemoHost.create({ leads: someRows(450) });
    const element = await settled(mountFor(host));
    await host.answer({ hold: true });
    element.filter = { search: 'сертификат' };
    await host.holds(1);
    element.filter = null;
    await host.requests({ aborted: 1 });
    await settled(element);
    expect([element.status, summary(element)]).to.deep.equal(['ready', 'Показано 20 из 450']);
    element.filter = { search: 'сертификат' };
    await settled(element);
    expect(element.status).to.equal('complete');
  });

  it('follows a sign-out and another client at once', async () => {
    const host = await DemoHost.create({ clients: { 1017: someRows(450), 1020: someRows(30) } });
    const element = await settled(mountFor(host));
    await host.answer({ hold: true });
    element.filter = { search: 'сертификат' };
    await host.holds(1);
    element.client = '1020';
    await settled(element);
    expect([element.status, element.leads.length, element.filter]).to.deep.equal([
      'ready',
      20,
      null,
    ]);
    await host.requests({ aborted: 1 });
    expect(summary(element)).to.equal('Показано 20 из 30');
  });

  it('lets a refresh go between two of its requests', async () => {
    const host = await DemoHost.create({ leads: someRows(600) });
    const element = await settled(mountFor(host));
    await host.answer({ hold: true });
    const statuses: string[] = [];
    element.addEventListener('leads-change', ({ detail }) => statuses.push(detail.status));
    element.filter = { search: 'сертификат' };
    await host.holds(1);
    const refresh = element.refresh();
    await element.updateComplete;
    await host.release();
    await refresh;
    await settled(element);
    const spans = await host.spans();
    expect(spans.slice(0, 4)).to.deep.equal([
      [1, 20],
      [20, 200],
      [1, 200],
      [200, 20],
    ]);
    expect(new Set(statuses)).to.deep.equal(new Set(['loading-more', 'complete']));
    expect(statuses.indexOf('complete')).to.equal(statuses.length - 1);
    expect(shownNumbers(element)).to.deep.equal(multiplesOf(10, 600));
  });

  it('keeps the matches over a failure, and goes on by the retry', async () => {
    captureConsole('error');
    const host = await DemoHost.create({ leads: someRows(450) });
    const element = await settled(mountFor(host));
    await host.answer({ normal: true }, { status: 500 });
    element.filter = { search: 'сертификат' };
    await settled(element);
    expect(element.status).to.equal('error-more');
    expect(shownNumbers(element)).to.deep.equal(multiplesOf(10, 219));
    expect(summary(element)).to.equal('Найдено 21. Просмотрено 219 из 450');
    const retry = element.shadowRoot!.querySelector<HTMLElement>('[part~=retry]')!;
    expect(text(retry)).to.equal('Попробовать снова');
    retry.click();
    await element.updateComplete;
    await settled(element);
    expect([element.status, summary(element)]).to.deep.equal(['complete', 'Найдено 45 из 450']);
  });

  it('is tried anew by loadMore in a listener of its failure', async () => {
    captureConsole('error');
    const host = await DemoHost.create({ leads: someRows(300) });
    const element = await settled(mountFor(host));
    await host.answer({ status: 500 });
    const tries: Promise<boolean>[] = [];
    element.addEventListener('leads-error', () => tries.push(element.loadMore()));
    element.filter = { search: 'сертификат' };
    await settled(element);
    expect(await Promise.all(tries)).to.deep.equal([true]);
    expect(element.status).to.equal('complete');
    expect(element.matchingLeads).to.have.length(30);
  });

  it('has its failure heard in full', async () => {
    captureConsole('error');
    const host = await DemoHost.create({ leads: someRows(300) });
    const element = await settled(mountTimed(host));
    await host.answer({ status: 500 });
    element.filter = { search: 'сертификат' };
    await settled(element);
    clockOf(element).pass(399);
    await element.updateComplete;
    clockOf(element).pass(1000);
    await element.updateComplete;
    const spoken = text(element.shadowRoot!.querySelector('[aria-live]'));
    expect(spoken).to.equal('Не удалось загрузить следующие обращения');
  });

  it('stays failed when the retry fails', async () => {
    captureConsole('error');
    const host = await DemoHost.create({ leads: someRows(450) });
    const element = await settled(mountFor(host));
    await host.answer({ status: 500 }, { status: 500 });
    element.filter = { search: 'сертификат' };
    await settled(element);
    expect(await element.loadMore()).to.equal(false);
    expect(element.status).to.equal('error-more');
    expect(await host.spans()).to.have.length(3);
    expect(await element.loadMore()).to.equal(true);
    expect(element.status).to.equal('complete');
  });

  it('reads a list that has moved again once, and stops where it moves again', async () => {
    const host = await DemoHost.create({ leads: someRows(1000) });
    const element = await settled(mountFor(host));
    await host.answer(
      { normal: true },
      { ops: [{ remove: { at: 0 } }] },
      { normal: true },
      { normal: true },
      { normal: true },
      { ops: [{ remove: { at: 0 } }] },
    );
    element.filter = { search: 'сертификат' };
    await settled(element);
    expect([element.status, text(loadMoreButton(element))]).to.deep.equal([
      'ready',
      'Искать дальше',
    ]);
    const numbers = shownNumbers(element);
    expect(numbers).to.deep.equal(element.matchingLeads.map(({ id }) => id));
    expect(new Set(numbers).size).to.equal(numbers.length);
    expect(summary(element)).to.match(/^Найдено \d+ среди /);
    await element.loadMore();
    expect(element.status).to.equal('complete');
    expect(shownNumbers(element)).to.deep.equal(multiplesOf(10, 1000));
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

  it('finds out the first position once, and reads on after that', async () => {
    const host = await DemoHost.create({ leads: someRows(450) });
    const element = mountFor(host, { 'first-position': '', sitecode: `READ-ON` });
    element.filter = { search: 'сертификат' };
    await settled(element);
    const probes = (await host.spans()).filter(([start]) => start === 0);
    expect(probes).to.have.length(1);
    expect(shownNumbers(element)).to.deep.equal(multiplesOf(10, 450));
  });
});

describe('nothing found', () => {
  it('is said when all is read and not before, with a way out', async () => {
    const host = await DemoHost.create({ leads: someRows(250) });
    const element = await settled(mountFor(host));
    await host.answer({ normal: true }, { hold: true });
    element.filter = { search: 'сертификатами' };
    await host.holds(1);
    await element.updateComplete;
    expect(part(element, 'message') === null).to.equal(true);
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

  it('is said for a period too, where the client may have others', async () => {
    const host = await DemoHost.create({ leads: someRows(5) });
    const element = await settled(mountFor(host, { begdate: '2001-01-01', enddate: '2001-01-02' }));
    expect(element.status).to.equal('empty');
    const slot = (name: string) => element.shadowRoot!.querySelector(`slot[name=${name}]`) !== null;
    expect([slot('no-matches'), slot('empty')]).to.deep.equal([true, false]);
  });
});

describe('what is said of a filter', () => {
  it('is one sentence when the reading has ended', async () => {
    const host = await DemoHost.create({ leads: someRows(450) });
    const element = await settled(mountTimed(host));
    element.filter = { search: 'сертификат' };
    await settled(element);
    expect(await hear(element)).to.equal('Найдено 45 из 450');
    clockOf(element).pass(10_000);
    expect(await hear(element)).to.equal('');
    element.filter = { search: 'сертификатами' };
    await settled(element);
    clockOf(element).pass(400);
    expect(await hear(element)).to.equal('Ничего не найдено');
    element.filter = null;
    await settled(element);
    clockOf(element).pass(400);
    expect(await hear(element)).to.equal('Показано 450 из 450');
  });

  it('is in the language, which may change', async () => {
    const host = await DemoHost.create({ leads: someRows(450) });
    const element = await settled(mountFor(host));
    element.filter = { search: 'сертификат' };
    await settled(element);
    element.lang = 'en';
    await settled(element);
    await element.updateComplete;
    expect(summary(element)).to.equal('Found 45 of 450');
    expect(shownNumbers(element)).to.have.length(45);
  });
});

describe('a filtered list', () => {
  it('keeps the filter over a refresh, whatever comes and changes', async () => {
    const host = await DemoHost.create({ leads: someRows(50) });
    const element = await settled(mountFor(host));
    element.filter = { search: 'сертификат' };
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
    expect(rows(element).filter((row) => row.checkVisibility())).to.have.length(27);
  });

  it('has no line above the first row that is shown, whichever it is', async () => {
    const host = await DemoHost.create({ leads: someRows(12) });
    const element = await settled(mountFor(host));
    const list = part(element, 'list')!;
    const lineAbove = () => {
      const first = rows(element).find((row) => row.checkVisibility())!;
      return first.getBoundingClientRect().top - list.getBoundingClientRect().top;
    };
    // The line is drawn over the edge of the list, which clips it.
    expect(lineAbove()).to.be.closeTo(0, 0.01);
    element.filter = { search: 'серт' };
    await element.updateComplete;
    expect(shownNumbers(element)).to.deep.equal([10]);
    expect(lineAbove()).to.be.closeTo(0, 0.01);
  });

  for (const [title, count, after] of [
    ['lets the browser put off the rows of a long list that come back', 230, 'auto'],
    ['has all rows of a short list laid out', 30, 'visible'],
  ] as const) {
    it(title, async () => {
      const host = await DemoHost.create({ leads: someRows(count) });
      const element = await settled(mountFor(host, { length: '200' }));
      await element.loadMore();
      const visibility = () => getComputedStyle(rows(element).at(-1)!).contentVisibility;
      expect(visibility()).to.equal('visible');
      element.filter = { search: 'серт' };
      await element.updateComplete;
      element.filter = null;
      await element.updateComplete;
      expect(visibility()).to.equal(after);
    });
  }

  it('activates the lead of the row that is clicked', async () => {
    const host = await DemoHost.create({ leads: someRows(60) });
    const element = await settled(mountFor(host, { selectable: '', length: '200' }));
    element.filter = { search: 'сертификат' };
    await settled(element);
    const ids: number[] = [];
    element.addEventListener('lead-select', ({ detail }) => ids.push(detail.lead.id));
    for (const row of rows(element).filter((shown) => shown.checkVisibility())) {
      row.querySelector<HTMLElement>('[part~=subject]')!.click();
    }
    expect(ids).to.deep.equal(multiplesOf(10, 60));
  });
});

describe('the reader’s place under a filter', () => {
  it('hands the focus of a row that is hidden to the list', async () => {
    const host = await DemoHost.create({ leads: someRows(60) });
    const element = await settled(mountFor(host, { length: '200' }));
    focusRow(rows(element)[4]!);
    element.filter = { search: 'сертификат' };
    await settled(element);
    expect(element.shadowRoot!.activeElement?.localName).to.equal('section');
  });

  it('keeps the focus on a row that stays, and its place on the screen when the filter goes', async () => {
    const host = await DemoHost.create({ leads: someRows(150) });
    const element = await settled(mountFor(host, { length: '200' }));
    element.parentElement!.style.cssText = 'height: 300px; overflow: auto';
    element.filter = { search: 'сертификат' };
    await settled(element);
    const row = rows(element)[69]!;
    focusRow(row);
    row.scrollIntoView();
    const { top } = row.getBoundingClientRect();
    element.filter = null;
    await settled(element);
    expect(element.shadowRoot!.activeElement === row).to.equal(true);
    expect(row.getBoundingClientRect().top).to.be.closeTo(top, 1);
    element.filter = { search: 'сертификат' };
    await settled(element);
    expect(element.shadowRoot!.activeElement === row).to.equal(true);
    expect(row.getBoundingClientRect().top).to.be.closeTo(top, 1);
  });

  it('hands the focus of «Искать дальше» to the first match that it has found', async () => {
    const host = await DemoHost.create({ leads: someRows(2300) });
    const element = await settled(mountFor(host, { length: '200' }));
    element.filter = { search: 'сертификат' };
    await settled(element);
    const { length } = element.matchingLeads;
    loadMoreButton(element)!.focus();
    loadMoreButton(element)!.click();
    await element.updateComplete;
    await settled(element);
    const focused = element.shadowRoot!.activeElement;
    expect(focused?.ariaPosInSet).to.equal(String(length + 1));
  });
});
