import { expect } from '@open-wc/testing';
import '../src/index.js';
import type { ClientLeads } from '../src/index.js';
import { DemoHost, manyRows, type HostRow } from './helpers/demo-host.js';
import { has, mountFor, part, recordEvents, rows, settled, text } from './helpers/element.js';
import { hear } from './helpers/speech.js';
import { mountTimed } from './helpers/timed-element.js';

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

  it('says what came of it, keeps the focus, and stays where nothing or an error did', async () => {
    const host = await DemoHost.create({ leads: DECEMBER });
    const element = await settled(mountTimed(host, { 'filter-controls': 'period' }));
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
