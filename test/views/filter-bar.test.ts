import { expect } from '@open-wc/testing';
import type { LeadList } from '../../src/model/lead-list.js';
import { Filters } from '../../src/session/filters.js';
import { renderFilterBar } from '../../src/views/filter-bar.js';
import { FakeClock } from '../fixtures/fake-clock.js';
import { Drawing, RUSSIAN } from '../helpers/drawing.js';
import { text } from '../helpers/element.js';
import { lead } from '../helpers/leads.js';
import { nameOf } from '../helpers/names.js';

const NAMES = ['search', 'status', 'unread', 'period'];
const LEADS = ['Новое', 'Решено', 'Новое'].map((status, index) => lead(index + 1, { status }));

/** Controls above three leads of `total`, with ways to use them. `update` draws them again. */
function drawBar({ controls = NAMES, total = LEADS.length, width = 700 } = {}) {
  const drawing = new Drawing();
  drawing.host.style.width = `${width}px`;
  const host = {
    begDate: null as string | null,
    endDate: null as string | null,
    requestUpdate: () => undefined,
  };
  const filters = new Filters(host, new FakeClock());
  const list = { leads: LEADS, total } as unknown as LeadList;
  const control = (name: string) => drawing.find(`#filter-${name}`);
  const search = () => control('search') as HTMLInputElement;
  const select = (name: string) => control(name) as HTMLSelectElement;
  const optionsOf = (name: string) => [...select(name).options].map(text);

  function update(): void {
    filters.update({ state: 'missing' });
    drawing.draw(renderFilterBar({ controls, filters, list, translator: RUSSIAN }));
  }

  function type(words: string): void {
    search().value = words;
    search().dispatchEvent(new InputEvent('input'));
  }

  function choose(name: string, option: string): void {
    select(name).selectedIndex = optionsOf(name).findIndex((one) => one.startsWith(option));
    select(name).dispatchEvent(new Event('change'));
  }

  update();
  return { drawing, host, filters, control, search, select, optionsOf, update, type, choose };
}

describe('the filter bar', () => {
  it('shows the controls in the page’s order, and as a named group unless there is only one', () => {
    for (const controls of [NAMES, ['unread', 'search', 'status'], ['period']]) {
      const { drawing } = drawBar({ controls });
      const ids = drawing.all('.controls .control').map(({ id }) => id);
      expect(ids).to.deep.equal(controls.map((name) => `filter-${name}`));
      const bar = drawing.find('.filters');
      const expected = controls.length > 1 ? ['group', 'Фильтры'] : [null, ''];
      expect([bar.role, nameOf(bar)]).to.deep.equal(expected);
    }
  });

  it('has one line in a wide list, and in a narrow one a line that scrolls below the search', () => {
    const { drawing, filters, control, update } = drawBar({ width: 320 });
    const placeOf = (name: string) => control(name).getBoundingClientRect();
    const lines = () => new Set(NAMES.map((name) => Math.round(placeOf(name).bottom))).size;
    const isUnreadFirst = () => placeOf('unread').left < placeOf('status').left;
    expect([lines(), placeOf('search').width, isUnreadFirst()]).to.deep.equal([2, 320, false]);
    const { scrollWidth, clientWidth } = drawing.find('.chips');
    expect(scrollWidth).to.be.above(clientWidth);
    filters.setByReader({ unread: true });
    update();
    expect(isUnreadFirst()).to.equal(true);
    drawing.host.style.width = '900px';
    expect([lines(), isUnreadFirst()]).to.deep.equal([1, false]);
  });

  it('keeps a label above the value, however narrow the list', () => {
    const { drawing, type } = drawBar({ width: 320 });
    type('1');
    const labels = drawing.all('label') as HTMLLabelElement[];
    expect(labels.map(text)).to.deep.equal(['Поиск по обращениям', 'Статус', 'Период']);
    for (const label of labels) {
      const field = label.control!;
      expect(nameOf(field)).to.equal(text(label));
      expect(label.checkVisibility()).to.equal(true);
      const { paddingTop } = getComputedStyle(field);
      const valueTop = field.getBoundingClientRect().top + parseFloat(paddingTop);
      expect(label.getBoundingClientRect().bottom).to.be.below(valueTop + 2);
    }
  });

  it('shows what the page sets if that undoes a change of the reader before it is drawn', () => {
    const { filters, host, search, select, update, type, choose } = drawBar();
    type('card');
    choose('status', 'Новое');
    choose('period', 'Год');
    filters.setByPage(null);
    host.begDate = null;
    update();
    const shown = [search().value, select('status').value, select('period').value];
    expect(shown).to.deep.equal(['', '', 'all']);
  });

  it('has a button that clears the search, and moves the focus to the field', () => {
    const { drawing, filters, search, update, type } = drawBar();
    expect(drawing.all('[part=filter-search-clear]')).to.have.length(0);
    type('30');
    update();
    const clear = drawing.find('[part=filter-search-clear]');
    expect([nameOf(clear), clear.dataset.heir]).to.deep.equal(['Очистить поиск', search().id]);
    clear.click();
    update();
    expect([search().value, filters.filter]).to.deep.equal(['', null]);
  });

  it('clears the search with Escape, and leaves the next one to the page: a dialog closes', () => {
    const { drawing, filters, search, update, type } = drawBar();
    const heard: string[] = [];
    drawing.host.addEventListener('keydown', ({ key }) => heard.push(key));
    type('30');
    update();
    const areLeft = ['a', 'Escape', 'Escape'].map((key) => {
      const options = { key, bubbles: true, composed: true, cancelable: true };
      const isLeft = search().dispatchEvent(new KeyboardEvent('keydown', options));
      update();
      return isLeft;
    });
    expect(areLeft).to.deep.equal([true, false, true]);
    expect(heard).to.deep.equal(['a', 'Escape']);
    expect([search().value, filters.filter]).to.deep.equal(['', null]);
  });

  it('offers the statuses of the loaded rows, with their counts so far, and the chosen one', () => {
    const { drawing, filters, optionsOf, select, update } = drawBar({ total: 20 });
    expect(optionsOf('status')).to.deep.equal(['Все статусы', 'Новое (2)', 'Решено (1)']);
    expect(drawing.find('optgroup').getAttribute('label')).to.equal('Из 3 просмотренных');
    expect(drawBar().drawing.all('optgroup')).to.have.length(0);
    filters.setByPage({ status: 'Отказ' });
    update();
    expect(optionsOf('status')).to.include('Отказ (0)');
    expect(select('status').value).to.equal('Отказ');
  });

  it('offers periods, and names any other one while the page has set it', () => {
    const { host, select, choose, optionsOf, update } = drawBar();
    const periods = ['Всё время', 'Месяц', 'Три месяца', 'Год'];
    expect(optionsOf('period')).to.deep.equal(periods);
    host.endDate = '2025-12-22';
    update();
    expect(optionsOf('period')).to.deep.equal([...periods, 'Другой']);
    expect(select('period').value).to.equal('other');
    choose('period', 'Три месяца');
    update();
    expect([select('period').value, host.endDate]).to.deep.equal(['quarter', null]);
    expect(host.begDate).to.match(/^\d{4}-\d\d-\d\d$/);
    expect(optionsOf('period')).to.deep.equal(periods);
  });
});
