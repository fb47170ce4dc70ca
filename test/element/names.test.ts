import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads } from '../../src/index.js';
import { captureConsole } from '../helpers/stub.js';
import { DemoHost, manyRows, type HostRow } from '../helpers/demo-host.js';
import { has, mountFor, part, rows, settled, text } from '../helpers/element.js';
import { accessibilityTree, descriptionOf, nameOf, spoken } from '../helpers/names.js';

const LEADS: HostRow[] = [
  {
    Id: 1,
    Leads: 5001,
    Subject: 'Баллы не начислены',
    LeadStatusName: 'В работе',
    ProcTime: '2025-12-22T15:25:53',
    CountNotReadMessage: 3,
  },
  { Id: 2, Leads: 5002, Subject: 'Не пришёл чек' },
];

const isChromium = navigator.userAgent.includes('Chrome/');

async function shown(attributes: Record<string, string> = {}): Promise<ClientLeads> {
  const host = await DemoHost.create({ leads: LEADS });
  return settled(mountFor(host, attributes));
}

function region(element: ClientLeads): HTMLElement {
  return element.shadowRoot!.querySelector('section')!;
}

function controls(element: ClientLeads): HTMLElement[] {
  return rows(element).map((row) => row.querySelector<HTMLElement>('a, button')!);
}

describe('a link or button in a row', () => {
  for (const [kind, attributes] of [
    ['link', { 'lead-href': '/{id}' }],
    ['button', { selectable: '' }],
  ] as const) {
    it(`is, as a ${kind}, named by subject and unread messages`, async () => {
      expect(controls(await shown(attributes)).map(nameOf)).to.deep.equal([
        'Баллы не начислены, 3 непрочитанных сообщения',
        'Не пришёл чек',
      ]);
      expect(controls(await shown({ ...attributes, lang: 'en' })).map(nameOf)[0]).to.equal(
        'Баллы не начислены, 3 unread messages',
      );
    });

    it(`is, as a ${kind}, described by status and date`, async () => {
      expect(controls(await shown(attributes)).map(descriptionOf)).to.deep.equal([
        'В работе, 22 дек. 2025 г., 15:25.',
        '',
      ]);
    });

    it(`is, as a ${kind}, the same to Chromium's accessibility tree`, async function () {
      if (!isChromium) {
        this.skip();
      }
      await shown(attributes);
      const tree = await accessibilityTree();
      const found = tree.filter(({ role, name = '' }) => role === kind && name.startsWith('Баллы'));
      expect(
        found.map(({ role, name, description = '' }) => [role, name, spoken(description)]),
      ).to.deep.equal([
        [
          kind,
          'Баллы не начислены, 3 непрочитанных сообщения',
          'В работе, 22 дек. 2025 г., 15:25.',
        ],
      ]);
    });
  }
});

describe('the descriptions of rows', () => {
  const STATUSES = ['Новое', 'В работе', 'Решено', 'Отклонено'];

  /** Leads with an id, with the same one again, with a number alone, and with neither. */
  function strange(): HostRow[] {
    const [first, second, third, fourth] = STATUSES.map((LeadStatusName, index) => ({
      LeadStatusName,
      Subject: `Тема ${index}`,
    }));
    return [
      { ...first, Id: 1, Leads: 7 },
      { ...second, Leads: 1 },
      { ...third, Id: 7, Leads: 7 },
      { ...fourth, Subject: 'Тема\t"без" номера' },
      { Id: 7, Subject: 'Ещё раз', LeadStatusName: 'Новое' },
    ];
  }

  async function described(): Promise<[ClientLeads, DemoHost]> {
    const host = await DemoHost.create({ leads: strange() });
    return [await settled(mountFor(host, { selectable: '' })), host];
  }

  function heard(element: ClientLeads): [string, string][] {
    const shown = rows(element).filter((row) => row.checkVisibility());
    return shown.map((row) => [
      text(row.querySelector('[part~=status]')),
      // No date follows.
      descriptionOf(row.querySelector('button')).replace(/,$/, ''),
    ]);
  }

  const pairs = (statuses: string[]) => statuses.map((status) => [status, status]);

  it('are each of its own row, whatever ids the host gives', async () => {
    const [element] = await described();
    expect(heard(element)).to.deep.equal(pairs(STATUSES));
  });

  it('stay those of their rows where rows come, change, move and are hidden', async () => {
    const [element, host] = await described();
    await host.change(
      { insert: { at: 0, row: { Id: 9, Leads: 9, Subject: 'Тема', LeadStatusName: 'Срочно' } } },
      { update: { id: 7, row: { LeadStatusName: 'Ждём вас' } } },
    );
    await element.refresh();
    expect(heard(element)).to.deep.equal(
      pairs(['Срочно', 'Новое', 'В работе', 'Ждём вас', 'Отклонено']),
    );
    element.filter = { status: 'Ждём вас' };
    await settled(element);
    expect(heard(element)).to.deep.equal(pairs(['Ждём вас']));
    element.filter = null;
    element.groupBy = 'month';
    await settled(element);
    expect(heard(element)).to.have.length(5);
    const ids = [...element.shadowRoot!.querySelectorAll('[id]')].map(({ id }) => id);
    expect(new Set(ids).size).to.equal(ids.length);
  });
});

describe('the region', () => {
  it('has the name of the heading, and the list in it none', async () => {
    const element = await shown();
    expect(nameOf(region(element))).to.equal('Обращения');
    expect(nameOf(part(element, 'list'))).to.equal('');
  });

  it('has the name of a heading that the page has put in its place, and loses it with it', async () => {
    const element = await shown();
    const own = document.createElement('h3');
    own.slot = 'heading';
    own.textContent = 'Мои вопросы';
    element.append(own);
    await slotChanged(element);
    expect(nameOf(region(element))).to.equal('Мои вопросы');
    own.remove();
    await slotChanged(element);
    expect(nameOf(region(element))).to.equal('Обращения');
  });

  it('keeps its name where the page hides the heading', async () => {
    const element = await shown();
    const style = document.createElement('style');
    style.textContent = 'client-leads::part(heading) { display: none; }';
    element.before(style);
    expect(part(element, 'heading')!.offsetWidth).to.equal(0);
    expect(nameOf(region(element))).to.equal('Обращения');
  });

  it('is the same to Chromium, whoever gives the heading or hides it', async function () {
    if (!isChromium) {
      this.skip();
    }
    const regions = async () =>
      (await accessibilityTree()).filter(({ role }) => role === 'region').map(({ name }) => name);
    const element = await shown();
    expect(await regions()).to.deep.equal(['Обращения']);
    const style = document.createElement('style');
    style.textContent = 'client-leads::part(heading) { display: none; }';
    element.before(style);
    expect(await regions()).to.deep.equal(['Обращения']);
    element.insertAdjacentHTML('beforeend', '<h3 slot="heading">Мои <i>вопросы</i></h3>');
    await slotChanged(element);
    expect(await regions()).to.deep.equal(['Мои вопросы']);
  });
});

describe('heading-level', () => {
  for (const level of [1, 2, 3, 4, 5, 6]) {
    it(`makes the heading an h${level}`, async () => {
      const element = await shown({ 'heading-level': String(level) });
      expect(part(element, 'heading')!.localName).to.equal(`h${level}`);
      expect(text(part(element, 'heading'))).to.equal('Обращения');
      expect(nameOf(region(element))).to.equal('Обращения');
    });
  }

  it('is 2 by default, and followed at any time', async () => {
    const element = await shown();
    expect(part(element, 'heading')!.localName).to.equal('h2');
    element.headingLevel = 4;
    await element.updateComplete;
    expect(part(element, 'heading')!.localName).to.equal('h4');
  });

  it('looks the same at every level', async () => {
    const looks = new Set<string>();
    for (const level of [1, 2, 3, 4, 5, 6]) {
      const element = await shown({ 'heading-level': String(level) });
      const { fontSize, fontWeight, margin } = getComputedStyle(part(element, 'heading')!);
      looks.add([fontSize, fontWeight, margin, part(element, 'heading')!.offsetHeight].join(' '));
      element.remove();
    }
    expect(looks.size).to.equal(1);
  });
});

describe('languages', () => {
  const { documentElement } = document;

  afterEach(() => documentElement.removeAttribute('lang'));

  /** The language of what stands in the row, by part. */
  function langs(element: ClientLeads): Record<string, string | null> {
    const row = rows(element)[0]!;
    const langOf = (selector: string) =>
      row.querySelector(selector)!.closest('[lang]')!.getAttribute('lang');
    return {
      subject: langOf('.clamp'),
      unread: langOf('.spoken'),
      status: langOf('.status'),
      time: langOf('time'),
      number: langOf('[part=number]'),
    };
  }

  for (const [title, page, own, host, texts, dates] of [
    ['those of the page', 'ru', '', 'ru', 'ru', 'ru'],
    ['its own, and that of the page for what the host wrote', 'ru', 'en', 'ru', 'en', 'en'],
    ['Russian, and none for what the host wrote, where nobody names one', '', '', '', 'ru', 'ru'],
    ['its own, and none for what the host wrote', '', 'en', '', 'en', 'en'],
    ['English in German pages, with German dates', 'de', '', 'de', 'en', 'de'],
  ] as const) {
    it(`are ${title}`, async () => {
      documentElement.lang = page;
      const element = await shown(own === '' ? {} : { lang: own });
      expect(langs(element)).to.deep.equal({
        subject: host,
        unread: texts,
        status: host,
        time: dates,
        number: texts,
      });
    });
  }

  it('of what the host wrote are that of the nearest ancestor, followed live', async () => {
    documentElement.lang = 'en';
    const element = await shown({ lang: 'en' });
    expect(langs(element).subject).to.equal('en');
    element.parentElement!.lang = 'ru';
    await Promise.resolve();
    await element.updateComplete;
    expect(langs(element)).to.include({ subject: 'ru', unread: 'en' });
  });

  it('are that of the page for a message of the host, and its own for its own', async () => {
    captureConsole('error');
    documentElement.lang = 'ru';
    for (const [message, lang] of [
      ['Сервис недоступен', 'ru'],
      [null, 'en'],
    ] as const) {
      const host = await DemoHost.create({ settings: { apiError: { code: 1, message } } });
      const element = await settled(mountFor(host, { lang: 'en' }));
      expect(part(element, 'message')!.closest('[lang]')!.getAttribute('lang')).to.equal(lang);
    }
  });
});

describe('the period', () => {
  it('is a named group of named ends', async () => {
    const host = await DemoHost.create({ leads: manyRows(3) });
    const element = await settled(mountFor(host, { 'filter-controls': 'period' }));
    const groups = [...element.shadowRoot!.querySelectorAll('[role=group]')];
    expect(groups.map(nameOf)).to.deep.equal(['Период', 'С даты', 'По дату']);
    const fields = [...element.shadowRoot!.querySelectorAll('input[type=date]')];
    expect(fields.map(nameOf)).to.deep.equal(['С даты', 'По дату']);
    expect(has(element, 'filter')).to.equal(true);
  });
});

async function slotChanged(element: ClientLeads): Promise<void> {
  // `slotchange` comes with the next microtask.
  await Promise.resolve();
  await element.updateComplete;
}
