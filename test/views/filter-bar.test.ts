import { expect } from '@open-wc/testing';
import type { Lead } from '../../src/model/lead.js';
import type { LeadList } from '../../src/model/lead-list.js';
import { Conditions } from '../../src/session/conditions.js';
import { renderFilterBar } from '../../src/views/filter-bar.js';
import { FakeClock } from '../fixtures/fake-clock.js';
import { Drawing, ENGLISH, RUSSIAN } from '../helpers/drawing.js';
import { text } from '../helpers/element.js';
import { lead } from '../helpers/fake-host.js';
import { nameOf } from '../helpers/names.js';

const NAMES = ['search', 'status', 'unread', 'period'] as const;
const STATUSES = ['Новое', 'Решено', 'Новое'];

interface Options {
  readonly controls?: readonly string[];
  readonly leads?: readonly Lead[];
  /** The count of the host. */
  readonly total?: number;
  readonly language?: typeof RUSSIAN;
  readonly width?: number;
}

/** Controls, with ways to use them; each use draws them again. */
function drawBar({
  controls = NAMES,
  leads = STATUSES.map((status, index) => lead(index + 1, { status })),
  total = leads.length,
  language = RUSSIAN,
  width = 700,
}: Options = {}) {
  const drawing = new Drawing();
  drawing.host.style.width = `${width}px`;
  const host = {
    begDate: null as string | null,
    endDate: null as string | null,
    requestUpdate: () => undefined,
  };
  const conditions = new Conditions(host, new FakeClock());
  const list = { leads, total } as unknown as LeadList;
  const control = (name: string) => drawing.find(`#filter-${name}`);
  const search = () => control('search') as HTMLInputElement;
  const select = (name: string) => control(name) as HTMLSelectElement;

  function update(): void {
    conditions.update({ state: 'missing' });
    drawing.draw(renderFilterBar({ controls, conditions, list, translator: language }));
  }

  function press(button: HTMLElement): void {
    button.click();
    update();
  }

  function type(letters: string): void {
    for (const letter of letters) {
      search().value += letter;
      search().dispatchEvent(new InputEvent('input'));
      update();
    }
  }

  function choose(name: string, option: string): void {
    chooseUndrawn(name, option);
    update();
  }

  /** Chooses an option, and leaves the next drawing to the test. */
  function chooseUndrawn(name: string, option: string): void {
    const { options } = select(name);
    select(name).selectedIndex = [...options].findIndex((one) => text(one).startsWith(option));
    select(name).dispatchEvent(new Event('change'));
  }

  update();
  const optionsOf = (name: string) => [...select(name).options].map(text);
  const conditionButtons = () => drawing.all('[part=filter-condition]');
  return {
    ...{ drawing, host, conditions, control, search, select, optionsOf, conditionButtons },
    ...{ update, press, type, choose, chooseUndrawn },
  };
}

describe('the filter bar', () => {
  it('shows the controls in the page’s order', () => {
    for (const controls of [NAMES, ['unread', 'search'], ['period']]) {
      const { drawing } = drawBar({ controls });
      const ids = drawing.all('.controls :is(input, select, .pill)').map(({ id }) => id);
      expect(ids.filter((id) => id !== 'filter-fold')).to.deep.equal(
        controls.map((name) => `filter-${name}`),
      );
    }
  });

  it('is a named group, unless it has one control, which has a name', () => {
    expect(nameOf(drawBar().drawing.find('.filters'))).to.equal('Фильтры');
    const { drawing } = drawBar({ controls: ['period'] });
    expect(drawing.find('.filters').role).to.equal(null);
  });

  it('collapses in a narrow list, except the first control, and expands', () => {
    const { drawing, control, press } = drawBar({ width: 360 });
    const seen = () => NAMES.filter((name) => control(name).checkVisibility());
    expect(seen()).to.deep.equal(['search']);
    expect(control('fold').ariaExpanded).to.equal('false');
    press(control('fold'));
    expect(control('fold').ariaExpanded).to.equal('true');
    expect(seen()).to.deep.equal(NAMES);
    press(control('fold'));
    drawing.host.style.width = '700px';
    expect(seen()).to.deep.equal(NAMES);
    expect(control('fold').checkVisibility()).to.equal(false);
  });

  it('keeps a label above the value, however narrow the list', () => {
    const { control, search, select, press, type, choose } = drawBar({
      language: ENGLISH,
      width: 320,
    });
    press(control('fold'));
    const fields = [search(), select('status'), select('period')];
    const labels = fields.map((field) => field.labels![0]!);
    const stay = () => {
      expect(labels.map(text)).to.deep.equal(['Search inquiries', 'Status', 'Period']);
      expect(labels.every((label) => label.checkVisibility())).to.equal(true);
      expect(fields.map(nameOf)).to.deep.equal(labels.map(text));
    };
    stay();
    type('1');
    choose('status', 'Новое');
    choose('period', 'Year');
    stay();
    for (const [index, field] of fields.entries()) {
      const valueTop =
        field.getBoundingClientRect().top + parseFloat(getComputedStyle(field).paddingTop);
      expect(labels[index]!.getBoundingClientRect().bottom).to.be.below(valueTop + 2);
    }
  });

  it('sets the conditions that the reader changes, and shows the current ones', () => {
    const { conditions, control, search, select, update, press, type, choose } = drawBar();
    type('card ');
    expect([search().value, conditions.filter]).to.deep.equal(['card ', { search: 'card' }]);
    choose('status', 'Новое');
    press(control('unread'));
    expect(conditions.filter).to.deep.equal({ search: 'card', status: 'Новое', unread: true });
    conditions.setByPage({ search: 'gift', status: 'Решено' });
    update();
    expect([search().value, select('status').value]).to.deep.equal(['gift', 'Решено']);
    expect(control('unread').ariaPressed).to.equal('false');
    conditions.setByPage(null);
    update();
    expect([search().value, select('status').value]).to.deep.equal(['', '']);
  });

  it('shows what the page sets if that undoes a change of the reader before it is drawn', () => {
    const { conditions, host, search, select, update, choose, chooseUndrawn } = drawBar();
    search().value = 'card';
    search().dispatchEvent(new InputEvent('input'));
    chooseUndrawn('status', 'Новое');
    chooseUndrawn('period', 'Год');
    conditions.setByPage(null);
    host.begDate = null;
    update();
    const shown = [search().value, select('status').value, select('period').value];
    expect(shown).to.deep.equal(['', '', 'all']);
    choose('status', 'Решено');
    chooseUndrawn('status', 'Все');
    conditions.setByPage({ status: 'Решено' });
    update();
    expect(select('status').value).to.equal('Решено');
  });

  it('has a button that clears the search and moves the focus to the field', () => {
    const { drawing, conditions, search, press, type } = drawBar();
    expect(drawing.all('[part=filter-search-clear]')).to.have.length(0);
    type('30');
    const clear = drawing.find('[part=filter-search-clear]');
    expect([nameOf(clear), clear.dataset.heir]).to.deep.equal(['Очистить поиск', search().id]);
    press(clear);
    expect([search().value, conditions.filter]).to.deep.equal(['', null]);
    expect(drawing.all('[part=filter-search-clear]')).to.have.length(0);
  });

  it('clears the search with Escape, and leaves the next one to the page: a dialog closes', () => {
    const { drawing, conditions, search, update, type } = drawBar();
    let keys = 0;
    drawing.host.addEventListener('keydown', () => keys++);
    const pressKey = (key: string) => {
      const options = { key, bubbles: true, composed: true, cancelable: true };
      const isLeft = search().dispatchEvent(new KeyboardEvent('keydown', options));
      update();
      return isLeft;
    };
    type('30');
    expect(pressKey('a')).to.equal(true);
    expect(pressKey('Escape')).to.equal(false);
    expect([search().value, conditions.filter, keys]).to.deep.equal(['', null, 1]);
    expect(pressKey('Escape')).to.equal(true);
    expect(keys).to.equal(2);
  });

  it('offers the statuses of the loaded rows, with their counts so far, and the chosen one', () => {
    const group = ({ drawing }: ReturnType<typeof drawBar>) =>
      drawing.all('optgroup').map((one) => (one as HTMLOptGroupElement).label);
    const part = drawBar({ total: 20 });
    expect(part.optionsOf('status')).to.deep.equal(['Все статусы', 'Новое (2)', 'Решено (1)']);
    expect(group(part)).to.deep.equal(['Из 3 просмотренных']);
    expect(group(drawBar())).to.deep.equal([]);
    part.conditions.setByPage({ status: 'Отказ' });
    part.update();
    expect(part.optionsOf('status')).to.include('Отказ (0)');
    expect(part.select('status').value).to.equal('Отказ');
  });

  it('shows the conditions of collapsed controls, and clears each', () => {
    const { conditions, host, conditionButtons, control, press, update } = drawBar({ width: 360 });
    host.begDate = '2001-01-01';
    conditions.setByReader({ search: '1', status: 'Новое', unread: true });
    update();
    expect(conditionButtons().map(text)).to.deep.equal([
      'Убрать фильтр: Новое',
      'Убрать фильтр: Непрочитанные',
      'Убрать фильтр: Даты…',
    ]);
    expect(conditionButtons().every(({ dataset }) => dataset.heir === 'filter-fold')).to.equal(
      true,
    );
    press(conditionButtons()[0]!);
    expect(conditions.filter).to.deep.equal({ search: '1', unread: true });
    press(conditionButtons()[0]!);
    expect(conditions.filter).to.deep.equal({ search: '1' });
    press(conditionButtons()[0]!);
    expect(host.begDate).to.equal(null);
    expect(conditionButtons()).to.have.length(0);
    conditions.setByReader({ unread: true });
    update();
    press(control('fold'));
    // The control shows it.
    expect(conditionButtons()).to.have.length(0);
  });

  it('shows a condition of the page that has no control', () => {
    const { conditions, conditionButtons, update } = drawBar({ controls: ['search'] });
    conditions.setByPage({ unread: true });
    update();
    expect(conditionButtons().map(text)).to.deep.equal(['Убрать фильтр: Непрочитанные']);
  });

  it('offers periods, and shows dates only if the reader chooses them', () => {
    const { drawing, host, select, choose, optionsOf } = drawBar();
    const isDatesSeen = () => drawing.find('[part=filter-dates]').checkVisibility();
    expect(optionsOf('period')).to.deep.equal([
      ...['Всё время', 'Месяц', 'Три месяца', 'Год', 'Даты…'],
    ]);
    const values = [...select('period').options].map(({ value }) => value);
    expect(values).to.deep.equal(['all', 'month', 'quarter', 'year', 'dates']);
    expect(isDatesSeen()).to.equal(false);
    choose('period', 'Даты…');
    expect(isDatesSeen()).to.equal(true);
    choose('period', 'Три месяца');
    expect([isDatesSeen(), host.begDate !== null]).to.deep.equal([false, true]);
    expect(select('period').value).to.equal('quarter');
    const single = drawBar({ controls: ['period'] });
    expect(single.drawing.find('[part=filter-dates]').checkVisibility()).to.equal(true);
  });
});
