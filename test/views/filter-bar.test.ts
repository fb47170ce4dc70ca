import { expect } from '@open-wc/testing';
import type { Lead } from '../../src/model/lead.js';
import type { LeadList } from '../../src/model/lead-list.js';
import { Filters } from '../../src/session/filters.js';
import { renderFilterBar } from '../../src/views/filter-bar.js';
import { FakeClock } from '../fixtures/fake-clock.js';
import { Drawing, ENGLISH, RUSSIAN } from '../helpers/drawing.js';
import { text } from '../helpers/element.js';
import { lead } from '../helpers/leads.js';
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
  const filters = new Filters(host, new FakeClock());
  const list = { leads, total } as unknown as LeadList;
  const control = (name: string) => drawing.find(`#filter-${name}`);
  const search = () => control('search') as HTMLInputElement;
  const select = (name: string) => control(name) as HTMLSelectElement;

  function update(): void {
    filters.update({ state: 'missing' });
    drawing.draw(renderFilterBar({ controls, filters, list, translator: language }));
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
  return {
    ...{ drawing, host, filters, control, search, select, optionsOf },
    ...{ update, press, type, choose, chooseUndrawn },
  };
}

describe('the filter bar', () => {
  it('shows the controls in the page’s order', () => {
    for (const controls of [NAMES, ['unread', 'search', 'status'], ['period']]) {
      const { drawing } = drawBar({ controls });
      const ids = drawing.all('.controls .control').map(({ id }) => id);
      expect(ids).to.deep.equal(controls.map((name) => `filter-${name}`));
    }
  });

  it('is a named group, unless it has one control, which has a name', () => {
    expect(nameOf(drawBar().drawing.find('.filters'))).to.equal('Фильтры');
    const { drawing } = drawBar({ controls: ['period'] });
    expect(drawing.find('.filters').role).to.equal(null);
  });

  it('has one line in a wide list, and in a narrow one a line that scrolls below the search', () => {
    const { drawing, filters, control, update } = drawBar({ width: 320 });
    const placeOf = (name: string) => control(name).getBoundingClientRect();
    const chips = ['status', 'unread', 'period'] as const;
    const lines = () =>
      new Set(['search', ...chips].map((name) => Math.round(placeOf(name).bottom)));
    expect(lines().size).to.equal(2);
    expect(placeOf('search').width).to.equal(320);
    const scroller = drawing.find('.chips');
    expect(scroller.scrollWidth).to.be.above(scroller.clientWidth);
    expect(placeOf('status').left).to.be.below(placeOf('unread').left);
    filters.setByReader({ unread: true });
    update();
    expect(placeOf('unread').left).to.be.below(placeOf('status').left);
    drawing.host.style.width = '900px';
    expect(lines().size).to.equal(1);
    expect(placeOf('status').left).to.be.below(placeOf('unread').left);
  });

  it('keeps a label above the value, however narrow the list', () => {
    const { search, select, type, choose } = drawBar({
      language: ENGLISH,
      width: 320,
    });
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
    const { filters, control, search, select, update, press, type, choose } = drawBar();
    type('card ');
    expect([search().value, filters.filter]).to.deep.equal(['card ', { search: 'card' }]);
    choose('status', 'Новое');
    press(control('unread'));
    expect(filters.filter).to.deep.equal({ search: 'card', status: 'Новое', unread: true });
    filters.setByPage({ search: 'gift', status: 'Решено' });
    update();
    expect([search().value, select('status').value]).to.deep.equal(['gift', 'Решено']);
    expect(control('unread').ariaPressed).to.equal('false');
    filters.setByPage(null);
    update();
    expect([search().value, select('status').value]).to.deep.equal(['', '']);
  });

  it('shows what the page sets if that undoes a change of the reader before it is drawn', () => {
    const { filters, host, search, select, update, choose, chooseUndrawn } = drawBar();
    search().value = 'card';
    search().dispatchEvent(new InputEvent('input'));
    chooseUndrawn('status', 'Новое');
    chooseUndrawn('period', 'Год');
    filters.setByPage(null);
    host.begDate = null;
    update();
    const shown = [search().value, select('status').value, select('period').value];
    expect(shown).to.deep.equal(['', '', 'all']);
    choose('status', 'Решено');
    chooseUndrawn('status', 'Все');
    filters.setByPage({ status: 'Решено' });
    update();
    expect(select('status').value).to.equal('Решено');
  });

  it('has a button that clears the search and moves the focus to the field', () => {
    const { drawing, filters, search, press, type } = drawBar();
    expect(drawing.all('[part=filter-search-clear]')).to.have.length(0);
    type('30');
    const clear = drawing.find('[part=filter-search-clear]');
    expect([nameOf(clear), clear.dataset.heir]).to.deep.equal(['Очистить поиск', search().id]);
    press(clear);
    expect([search().value, filters.filter]).to.deep.equal(['', null]);
    expect(drawing.all('[part=filter-search-clear]')).to.have.length(0);
  });

  it('clears the search with Escape, and leaves the next one to the page: a dialog closes', () => {
    const { drawing, filters, search, update, type } = drawBar();
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
    expect([search().value, filters.filter, keys]).to.deep.equal(['', null, 1]);
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
    part.filters.setByPage({ status: 'Отказ' });
    part.update();
    expect(part.optionsOf('status')).to.include('Отказ (0)');
    expect(part.select('status').value).to.equal('Отказ');
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
