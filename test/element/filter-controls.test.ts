import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads, LeadsFilterChangeDetail } from '../../src/index.js';
import { DemoHost, manyRows, type HostRow } from '../helpers/demo-host.js';
import {
  has,
  mountFor,
  part,
  recordEvents,
  rows,
  settled,
  shownWork,
  text,
} from '../helpers/element.js';
import { nameOf } from '../helpers/names.js';
import { hear } from '../helpers/speech.js';
import { clockOf, mountTimed } from '../helpers/timed-element.js';

/** One inquiry at noon of each day of December 2025. */
const DECEMBER: HostRow[] = manyRows(31).map((row, index) => ({
  ...row,
  ProcTime: `2025-12-${String(index + 1).padStart(2, '0')}T12:00:00`,
}));

function field(element: ClientLeads, name: 'from' | 'to'): HTMLInputElement {
  return element.shadowRoot!.querySelector(`input[name=${name}]`)!;
}

function press(element: ClientLeads, type: 'submit' | 'reset'): void {
  element.shadowRoot!.querySelector<HTMLButtonElement>(`button[type=${type}]`)!.click();
}

function choosePeriod(element: ClientLeads, name: string): void {
  const select = part(element, 'filter-period') as HTMLSelectElement;
  select.selectedIndex = [...select.options].findIndex((option) => text(option) === name);
  select.dispatchEvent(new Event('change'));
}

async function apply(element: ClientLeads, from: string, to: string): Promise<void> {
  field(element, 'from').value = from;
  field(element, 'to').value = to;
  press(element, 'submit');
  await settled(element);
}

async function periods(host: DemoHost): Promise<unknown[][]> {
  return (await host.requests()).map(({ body }) => {
    const { BegDate, EndDate } = JSON.parse(body) as Record<string, unknown>;
    return [BegDate, EndDate];
  });
}

describe('filter-controls="period"', () => {
  it('is off by default, and follows its attribute', async () => {
    const host = await DemoHost.create({ leads: DECEMBER });
    const element = await settled(mountFor(host));
    expect(has(element, 'filter')).to.equal(false);
    element.setAttribute('filter-controls', ' period ');
    await element.updateComplete;
    expect(has(element, 'filter')).to.equal(true);
    element.setAttribute('filter-controls', '');
    await element.updateComplete;
    expect(has(element, 'filter')).to.equal(false);
    expect(await host.requests()).to.have.length(1);
  });

  it('shows both days asked for, whole', async () => {
    const host = await DemoHost.create({ leads: DECEMBER });
    const element = await settled(mountFor(host, { 'filter-controls': 'period' }));
    await apply(element, '2025-12-10', '2025-12-12');
    expect(element.leads.map(({ id }) => id)).to.deep.equal([10, 11, 12]);
    expect([element.begDate, element.endDate]).to.deep.equal(['2025-12-10', '2025-12-12']);
    expect(await periods(host)).to.deep.equal([
      [undefined, undefined],
      ['2025-12-10T00:00:00', '2025-12-12T23:59:59.997'],
    ]);
  });

  for (const [from, to, expected] of [
    ['2025-12-30', '', [30, 31]],
    ['', '2025-12-02', [1, 2]],
    ['2025-12-05', '2025-12-05', [5]],
  ] as const) {
    it(`takes «${from}» to «${to}»`, async () => {
      const host = await DemoHost.create({ leads: DECEMBER });
      const element = await settled(mountFor(host, { 'filter-controls': 'period' }));
      await apply(element, from, to);
      expect(element.leads.map(({ id }) => id)).to.deep.equal(expected);
      expect([element.begDate, element.endDate]).to.deep.equal([from || null, to || null]);
    });
  }

  it('is applied by Enter in a field', async () => {
    const host = await DemoHost.create({ leads: DECEMBER });
    const element = await settled(mountFor(host, { 'filter-controls': 'period' }));
    field(element, 'from').value = '2025-12-31';
    // What the browser does then.
    field(element, 'from').form!.requestSubmit();
    await settled(element);
    expect(rows(element)).to.have.length(1);
  });

  it('shows what the attributes say, and follows them', async () => {
    const host = await DemoHost.create({ leads: DECEMBER });
    const element = await settled(
      mountFor(host, {
        'filter-controls': 'period',
        begdate: '2025-12-01',
        enddate: '2025-12-22T10:00:00+03:00',
      }),
    );
    expect([field(element, 'from').value, field(element, 'to').value]).to.deep.equal([
      '2025-12-01',
      '2025-12-22',
    ]);
    element.setAttribute('begdate', '2025-12-20');
    element.endDate = null;
    await settled(element);
    expect([field(element, 'from').value, field(element, 'to').value]).to.deep.equal([
      '2025-12-20',
      '',
    ]);
  });

  it('leaves a time of day of the attributes where its day stays', async () => {
    const host = await DemoHost.create({ leads: DECEMBER });
    const element = await settled(
      mountFor(host, { 'filter-controls': 'period', begdate: '2025-12-10T13:00:00' }),
    );
    await apply(element, '2025-12-10', '2025-12-12');
    expect(element.leads.map(({ id }) => id)).to.deep.equal([11, 12]);
  });

  it('asks for everything after a reset, with empty fields', async () => {
    const host = await DemoHost.create({ leads: DECEMBER });
    const element = await settled(
      mountFor(host, { 'filter-controls': 'period', begdate: '2025-12-01', enddate: '2025-12-02' }),
    );
    field(element, 'from').value = '2025-12-02';
    press(element, 'reset');
    await settled(element);
    expect([element.begDate, element.endDate]).to.deep.equal([null, null]);
    expect([field(element, 'from').value, field(element, 'to').value]).to.deep.equal(['', '']);
    expect(element.totalRows).to.equal(31);
  });

  it('keeps what is typed while the list is refreshed', async () => {
    const host = await DemoHost.create({ leads: DECEMBER });
    const element = await settled(mountFor(host, { 'filter-controls': 'period' }));
    field(element, 'from').value = '2025-12-20';
    await host.change({ insert: {} });
    await element.refresh();
    expect(field(element, 'from').value).to.equal('2025-12-20');
  });

  it('refuses a from after the to in words tied to both fields, and asks for nothing', async () => {
    const host = await DemoHost.create({ leads: DECEMBER });
    const element = await settled(mountTimed(host, { 'filter-controls': 'period' }));
    const events = recordEvents(element);
    await apply(element, '2025-12-22', '2025-12-01');
    const refusal = element.shadowRoot!.querySelector('#refusal')!;
    expect(text(refusal)).to.equal('Начало периода позже его конца');
    for (const name of ['from', 'to'] as const) {
      expect(field(element, name).getAttribute('aria-invalid')).to.equal('true');
      expect(field(element, name).getAttribute('aria-errormessage')).to.equal(refusal.id);
    }
    expect([field(element, 'from').value, field(element, 'to').value]).to.deep.equal([
      '2025-12-22',
      '2025-12-01',
    ]);
    expect(await hear(element)).to.equal('Начало периода позже его конца');
    expect(element.shadowRoot!.activeElement === field(element, 'from')).to.equal(true);
    expect(events).to.deep.equal([]);
    expect(rows(element)).to.have.length(20);
    expect(await host.requests()).to.have.length(1);

    await apply(element, '2025-12-01', '2025-12-02');
    expect(element.shadowRoot!.querySelector('#refusal') === null).to.equal(true);
    expect(field(element, 'from').getAttribute('aria-invalid')).to.equal('false');
    expect(field(element, 'from').hasAttribute('aria-errormessage')).to.equal(false);
    expect(rows(element)).to.have.length(2);
  });

  for (const [first, last] of [
    ['from', 'to'],
    ['to', 'from'],
  ] as const) {
    it(`puts the focus into the end that was changed last, ${last}`, async () => {
      const host = await DemoHost.create({ leads: DECEMBER });
      const element = await settled(mountFor(host, { 'filter-controls': 'period' }));
      const days = { from: '2025-12-22', to: '2025-12-01' };
      for (const name of [first, last]) {
        field(element, name).value = days[name];
        field(element, name).dispatchEvent(new Event('input', { bubbles: true }));
      }
      press(element, 'submit');
      await element.updateComplete;
      expect(element.shadowRoot!.activeElement === field(element, last)).to.equal(true);
    });
  }

  it('leaves it to the browser to refuse a day beyond the calendar, and asks for nothing', async () => {
    const host = await DemoHost.create({ leads: DECEMBER });
    const element = await settled(mountFor(host, { 'filter-controls': 'period' }));
    await apply(element, '19999-01-01', '');
    expect(field(element, 'from').value).to.equal('19999-01-01');
    expect(element.begDate).to.equal(null);
    expect(await host.requests()).to.have.length(1);
  });

  it('has labels of its own, in the language', async () => {
    const host = await DemoHost.create({ leads: DECEMBER });
    const element = await settled(mountFor(host, { 'filter-controls': 'period', lang: 'en' }));
    const label = (name: 'from' | 'to') => text(field(element, name).labels![0]!);
    expect([label('from'), label('to')]).to.deep.equal(['From date', 'To date']);
    const group = element.shadowRoot!.querySelector('[role=group]');
    expect(group?.getAttribute('aria-label')).to.equal('Period');
    expect([...element.shadowRoot!.querySelectorAll('form button')].map(text)).to.deep.equal([
      'Apply',
      'Reset',
    ]);
  });

  it('has nothing of another client, whom it asks for by the dates of the page', async () => {
    const host = await DemoHost.create({ leads: DECEMBER });
    const element = await settled(
      mountFor(host, { 'filter-controls': 'search period', begdate: '2025-12-05' }),
    );
    await apply(element, '2025-12-10', '2025-12-12');
    field(element, 'to').value = '2025-12-24';
    const search = part(element, 'filter-search') as HTMLInputElement;
    search.value = '\u00A0\u00AD';
    search.dispatchEvent(new InputEvent('input'));
    await element.updateComplete;
    const details: LeadsFilterChangeDetail[] = [];
    element.addEventListener('leads-filter-change', ({ detail }) => details.push(detail));
    await host.forgetRequests();
    element.client = 1018;
    await settled(element);
    expect((part(element, 'filter-search') as HTMLInputElement).value).to.equal('');
    expect([field(element, 'from').value, field(element, 'to').value]).to.deep.equal([
      '2025-12-05',
      '',
    ]);
    expect(await periods(host)).to.deep.equal([['2025-12-05T00:00:00', undefined]]);
    expect(details).to.deep.equal([{ filter: null, begDate: '2025-12-05', endDate: null }]);
  });

  it('refuses a year that no host has, as the browser does', async () => {
    const host = await DemoHost.create({ leads: DECEMBER });
    const element = await settled(mountFor(host, { 'filter-controls': 'period' }));
    await apply(element, '0001-01-01', '');
    expect(element.status).to.equal('ready');
    expect(await host.requests()).to.have.length(1);
  });

  it('says what came of it, keeps the focus, and stays where nothing or an error did', async () => {
    const host = await DemoHost.create({ leads: DECEMBER });
    const element = await settled(mountTimed(host, { 'filter-controls': 'period' }));
    choosePeriod(element, 'Даты…');
    await element.updateComplete;
    const button = element.shadowRoot!.querySelector<HTMLButtonElement>('button[type=submit]')!;
    button.focus();
    await apply(element, '2025-12-01', '2025-12-02');
    expect(await hear(element)).to.equal('Показано 2 из 2');
    await apply(element, '2001-01-01', '2001-01-02');
    expect(await hear(element)).to.equal('За этот период обращений нет');
    expect(text(part(element, 'message'))).to.equal('За этот период обращений нет');
    await host.answer({ json: { ErrorCode: 1, Message: 'Не сегодня' } });
    await apply(element, '', '2025-12-31');
    expect(text(part(element, 'message'))).to.equal('Не сегодня');
    expect(has(element, 'filter')).to.equal(true);
    expect(await hear(element)).to.equal('Не сегодня');
    expect(element.shadowRoot!.activeElement === button).to.equal(true);
  });

  it('stays where the page has taken a failure upon itself', async () => {
    const host = await DemoHost.create({ settings: { apiError: { code: 1, message: 'Нет' } } });
    const element = mountFor(host, { 'filter-controls': 'period' });
    element.addEventListener('leads-error', (event) => event.preventDefault());
    await settled(element);
    expect(has(element, 'filter')).to.equal(true);
    expect(has(element, 'message')).to.equal(false);
  });
});

/** So many rows, with statuses and unread messages that take turns. */
const VARIED: HostRow[] = manyRows(30).map((row, index) => ({
  ...row,
  LeadStatusName: ['Новое', 'Решено', 'Закрыто'][index % 3],
  CountNotReadMessage: index % 10 === 0 ? 2 : 0,
}));

const ALL = { 'filter-controls': 'search status unread period' };

function control(element: ClientLeads, name: string): HTMLElement {
  return element.shadowRoot!.getElementById(`filter-${name}`)!;
}

function searchField(element: ClientLeads): HTMLInputElement {
  return control(element, 'search') as HTMLInputElement;
}

function selectOf(element: ClientLeads, name: string): HTMLSelectElement {
  return control(element, name) as HTMLSelectElement;
}

/** Types into the search field as a reader does, letter by letter. */
async function type(element: ClientLeads, letters: string): Promise<void> {
  const field = searchField(element);
  field.focus();
  for (const letter of letters) {
    field.value += letter;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await element.updateComplete;
  }
}

async function choose(element: ClientLeads, name: string, option: string): Promise<void> {
  const select = selectOf(element, name);
  select.value = [...select.options].find((one) => text(one).startsWith(option))!.value;
  select.dispatchEvent(new Event('change'));
  await settled(element);
}

function shown(element: ClientLeads): HTMLElement[] {
  return rows(element).filter((row) => row.checkVisibility());
}

function optionsOf(element: ClientLeads, name: string): string[] {
  return [...selectOf(element, name).options].map(text);
}

function changesOf(element: ClientLeads): LeadsFilterChangeDetail[] {
  const details: LeadsFilterChangeDetail[] = [];
  element.addEventListener('leads-filter-change', ({ detail }) => details.push(detail));
  return details;
}

describe('filter-controls', () => {
  for (const [written, expected] of [
    ['search status unread period', ['search', 'status', 'unread', 'period']],
    ['unread search', ['unread', 'search']],
    ['period', ['period']],
  ] as const) {
    it(`stand in the order written: ${written}`, async () => {
      const host = await DemoHost.create({ leads: VARIED });
      const element = await settled(mountFor(host, { 'filter-controls': written }));
      const controls = element.shadowRoot!.querySelectorAll('.controls :is(input, select, .pill)');
      const names = [...controls].map(({ id }) => id.replace('filter-', ''));
      expect(names.filter((name) => name !== 'fold')).to.deep.equal(expected);
    });
  }

  it('fold where the list is narrow, but for the first, and unfold', async () => {
    const host = await DemoHost.create({ leads: VARIED });
    const element = await settled(mountFor(host, ALL));
    element.style.inlineSize = '360px';
    const seen = () =>
      ['search', 'status', 'unread', 'period'].filter((name) =>
        control(element, name).checkVisibility(),
      );
    expect(seen()).to.deep.equal(['search']);
    const fold = control(element, 'fold');
    expect(fold.ariaExpanded).to.equal('false');
    fold.click();
    await element.updateComplete;
    expect(fold.ariaExpanded).to.equal('true');
    expect(seen()).to.deep.equal(['search', 'status', 'unread', 'period']);
    fold.click();
    await element.updateComplete;
    element.style.inlineSize = '700px';
    expect(seen()).to.have.length(4);
    expect(fold.checkVisibility()).to.equal(false);
  });

  it('keep a label above what is typed or chosen, however narrow the list', async () => {
    const host = await DemoHost.create({ leads: VARIED });
    const element = await settled(mountFor(host, { ...ALL, lang: 'en' }));
    element.style.inlineSize = '320px';
    control(element, 'fold').click();
    await element.updateComplete;
    const fields = [searchField(element), selectOf(element, 'status'), selectOf(element, 'period')];
    const labels = () => fields.map((field) => field.labels![0]!);
    const stay = () => {
      expect(labels().map(text)).to.deep.equal(['Search inquiries', 'Status', 'Period']);
      expect(labels().every((label) => label.checkVisibility())).to.equal(true);
      expect(fields.map(nameOf)).to.deep.equal(labels().map(text));
    };
    stay();
    await type(element, '1');
    await choose(element, 'status', 'Новое');
    choosePeriod(element, 'Year');
    await settled(element);
    stay();
    for (const [index, field] of fields.entries()) {
      const { paddingTop } = getComputedStyle(field);
      const valueTop = field.getBoundingClientRect().top + parseFloat(paddingTop);
      expect(labels()[index]!.getBoundingClientRect().bottom).to.be.below(valueTop + 2);
    }
  });

  it('stay inside a list of 320 px at 200 % text', async () => {
    const LeadStatusName = 'Передано на рассмотрение';
    const host = await DemoHost.create({ leads: [{ Id: 1, LeadStatusName }] });
    const element = await settled(mountFor(host, ALL));
    element.parentElement!.style.cssText = 'width: 320px; font: 32px/1.5 sans-serif';
    control(element, 'fold').click();
    element.filter = { search: LeadStatusName, status: LeadStatusName, unread: true };
    await settled(element);
    const { right } = element.getBoundingClientRect();
    for (const node of element.shadowRoot!.querySelectorAll(
      '.filters :is(input, select, button)',
    )) {
      expect(node.getBoundingClientRect().right, node.outerHTML).to.be.at.most(right);
    }
  });

  it('set what filter says, tell the page, and show what it sets', async () => {
    const host = await DemoHost.create({ leads: VARIED });
    const element = await settled(mountFor(host, { ...ALL, length: '200' }));
    const changes = changesOf(element);
    await type(element, '1');
    await choose(element, 'status', 'Новое');
    control(element, 'unread').click();
    await settled(element);
    expect(element.filter).to.deep.equal({ search: '1', status: 'Новое', unread: true });
    expect(changes.map(({ filter }) => filter)).to.deep.equal([
      { search: '1' },
      { search: '1', status: 'Новое' },
      { search: '1', status: 'Новое', unread: true },
    ]);
    expect(shown(element)).to.have.length(1);

    element.filter = { search: 'обращение', status: 'Решено' };
    await settled(element);
    expect(searchField(element).value).to.equal('обращение');
    expect(selectOf(element, 'status').value).to.equal('Решено');
    expect(control(element, 'unread').ariaPressed).to.equal('false');
    expect(changes).to.have.length(3);
    element.filter = null;
    await settled(element);
    expect(searchField(element).value).to.equal('');
    expect(selectOf(element, 'status').value).to.equal('');
  });

  it('leave a space that is typed in the field', async () => {
    const host = await DemoHost.create({ leads: VARIED });
    const element = await settled(mountFor(host, ALL));
    await type(element, 'обращение ');
    expect(searchField(element).value).to.equal('обращение ');
    expect(element.filter).to.deep.equal({ search: 'обращение' });
  });

  it('offer a button and Escape to clear the search, and stay in the field', async () => {
    const host = await DemoHost.create({ leads: VARIED });
    const element = await settled(mountFor(host, { ...ALL, length: '200' }));
    const field = searchField(element);
    expect(has(element, 'filter-search-clear')).to.equal(false);
    await type(element, '30');
    expect(shown(element)).to.have.length(1);
    const clear = part(element, 'filter-search-clear')!;
    expect(nameOf(clear)).to.equal('Очистить поиск');
    clear.focus();
    clear.click();
    await element.updateComplete;
    expect([field.value, element.filter]).to.deep.equal(['', null]);
    expect(element.shadowRoot!.activeElement === field).to.equal(true);

    await type(element, '30');
    let keys = 0;
    element.parentElement!.addEventListener('keydown', () => keys++);
    const press = () => {
      const event = new KeyboardEvent('keydown', {
        key: 'Escape',
        bubbles: true,
        composed: true,
        cancelable: true,
      });
      field.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(press()).to.equal(true);
    await element.updateComplete;
    expect([field.value, element.filter, keys]).to.deep.equal(['', null, 0]);
    // The next one is the page's: a dialog closes.
    expect(press()).to.equal(false);
    expect(keys).to.equal(1);
    expect(shown(element)).to.have.length(30);
  });

  it('read on when typing pauses, as often as after pasting', async () => {
    const spansOf = async (put: (element: ClientLeads) => Promise<void>) => {
      const host = await DemoHost.create({ leads: manyRows(450) });
      const element = await settled(mountTimed(host, ALL));
      await put(element);
      expect([element.status, await host.spans()]).to.deep.equal(['ready', [[1, 20]]]);
      expect(shownWork(element)).to.equal('Ищем…');
      clockOf(element).pass(400);
      await element.updateComplete;
      await settled(element);
      return host.spans();
    };
    const typed = await spansOf(async (element) => {
      for (const letter of 'обращение') {
        await type(element, letter);
        clockOf(element).pass(300);
      }
    });
    const pasted = await spansOf((element) => {
      const field = searchField(element);
      field.value = 'обращение';
      field.dispatchEvent(new InputEvent('input'));
      return element.updateComplete.then(() => undefined);
    });
    expect(typed).to.deep.equal(pasted);
    expect(typed).to.have.length(4);
  });

  it('say one sentence when typing pauses, and one when the reading has ended', async () => {
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

  it('offer the statuses that are read, with their counts so far', async () => {
    const host = await DemoHost.create({ leads: VARIED });
    const element = await settled(mountFor(host, ALL));
    const group = () => control(element, 'status').querySelector('optgroup')?.label;
    expect(optionsOf(element, 'status')).to.deep.equal([
      'Все статусы',
      'Новое (7)',
      'Решено (7)',
      'Закрыто (6)',
    ]);
    expect(group()).to.equal('Из 20 просмотренных');
    await choose(element, 'status', 'Решено');
    expect(optionsOf(element, 'status').slice(1)).to.deep.equal([
      'Новое (10)',
      'Решено (10)',
      'Закрыто (10)',
    ]);
    expect(group()).to.equal(undefined);
    expect(shown(element)).to.have.length(10);
    expect(selectOf(element, 'status').value).to.equal('Решено');
  });

  it('keep a chosen status that no row has any more', async () => {
    const host = await DemoHost.create({ leads: VARIED.slice(0, 3) });
    const element = await settled(mountFor(host, ALL));
    await choose(element, 'status', 'Решено');
    await host.change({ update: { id: 2, row: { LeadStatusName: 'Новое' } } });
    await element.refresh();
    expect(optionsOf(element, 'status')).to.contain('Решено (0)');
    expect(selectOf(element, 'status').value).to.equal('Решено');
    expect(text(part(element, 'message'))).to.equal('Ничего не найдено');
  });

  it('show what is folded and set, and take it off one by one', async () => {
    const host = await DemoHost.create({ leads: VARIED });
    const element = await settled(mountFor(host, { ...ALL, begdate: '2001-01-01', length: '200' }));
    await host.replace({ leads: VARIED.map((row) => ({ ...row, ProcTime: '2025-12-22' })) });
    await element.refresh();
    element.style.inlineSize = '360px';
    element.filter = { status: 'Новое', unread: true };
    await settled(element);
    const conditions = () => [
      ...element.shadowRoot!.querySelectorAll<HTMLElement>('[part=filter-condition]'),
    ];
    expect(conditions().map(text)).to.deep.equal([
      'Убрать фильтр: Новое',
      'Убрать фильтр: Непрочитанные',
      'Убрать фильтр: Даты…',
    ]);
    const changes = changesOf(element);
    conditions()[0]!.focus();
    conditions()[0]!.click();
    await settled(element);
    expect(element.filter).to.deep.equal({ unread: true });
    conditions()[0]!.click();
    await settled(element);
    conditions()[0]!.focus();
    conditions()[0]!.click();
    await settled(element);
    expect(conditions()).to.have.length(0);
    expect(element.shadowRoot!.activeElement?.id).to.equal('filter-fold');
    expect(changes).to.deep.equal([
      { filter: { unread: true }, begDate: '2001-01-01', endDate: null },
      { filter: null, begDate: '2001-01-01', endDate: null },
      { filter: null, begDate: null, endDate: null },
    ]);
  });

  it('show a condition of the page for which there is no control', async () => {
    const host = await DemoHost.create({ leads: VARIED });
    const element = await settled(mountFor(host, { 'filter-controls': 'search' }));
    element.filter = { unread: true };
    await settled(element);
    expect(text(part(element, 'filter-condition'))).to.equal('Убрать фильтр: Непрочитанные');
  });

  it('offer periods that apply at once, from today minus a span', async () => {
    const host = await DemoHost.create({ leads: DECEMBER });
    const element = await settled(mountTimed(host, ALL));
    clockOf(element).pass(new Date('2026-01-15T12:00').getTime());
    const changes = changesOf(element);
    expect(optionsOf(element, 'period')).to.deep.equal([
      'Всё время',
      'Месяц',
      'Три месяца',
      'Год',
      'Даты…',
    ]);
    const dates = part(element, 'filter-dates')!;
    expect(dates.checkVisibility()).to.equal(false);
    choosePeriod(element, 'Месяц');
    await settled(element);
    expect([element.begDate, element.endDate]).to.deep.equal(['2025-12-15', null]);
    expect(element.leads).to.have.length(17);
    choosePeriod(element, 'Год');
    await settled(element);
    expect(element.begDate).to.equal('2025-01-15');
    choosePeriod(element, 'Даты…');
    await settled(element);
    expect(dates.checkVisibility()).to.equal(true);
    expect(element.begDate).to.equal('2025-01-15');
    await apply(element, '2025-12-30', '');
    expect(element.leads).to.have.length(2);
    choosePeriod(element, 'Всё время');
    await settled(element);
    expect([element.begDate, element.leads.length]).to.deep.equal([null, 20]);
    expect(changes.map(({ begDate }) => begDate)).to.deep.equal([
      '2025-12-15',
      '2025-01-15',
      '2025-12-30',
      null,
    ]);
    element.begDate = '2025-10-15';
    await settled(element);
    expect(selectOf(element, 'period').selectedIndex).to.equal(2);
    expect(changes).to.have.length(4);
  });

  it('combine: the period is asked for, the rest is searched in it', async () => {
    const leads = VARIED.map((row, index) => ({
      ...row,
      ProcTime: `2025-12-${String(index + 1).padStart(2, '0')}T12:00:00`,
    }));
    const host = await DemoHost.create({ leads });
    const element = await settled(mountFor(host, { ...ALL, length: '5' }));
    await choose(element, 'status', 'Новое');
    element.begDate = '2025-12-10';
    await settled(element);
    expect(shown(element)).to.have.length(7);
    control(element, 'unread').click();
    await settled(element);
    expect(element.matchingLeads.map(({ id }) => id)).to.deep.equal([]);
    const ways = [
      ...element.shadowRoot!.querySelectorAll<HTMLElement>('slot[name=no-matches] button'),
    ];
    expect(ways.map(text)).to.deep.equal(['Сбросить фильтры', 'Всё время']);
    ways[1]!.click();
    await settled(element);
    expect(element.matchingLeads.map(({ id }) => id)).to.deep.equal([1]);
    expect(element.filter).to.deep.equal({ status: 'Новое', unread: true });
  });

  it('are accessible', async function () {
    this.timeout(20_000);
    const host = await DemoHost.create({ leads: VARIED });
    const element = await settled(mountFor(host, { ...ALL, begdate: '' }));
    await expect(element).to.be.accessible();
    element.style.inlineSize = '360px';
    control(element, 'fold').click();
    element.filter = { search: '1', status: 'Новое', unread: true };
    await settled(element);
    await expect(element).to.be.accessible();
    element.filter = { search: 'ничего такого' };
    await settled(element);
    await expect(element).to.be.accessible();
  });
});
