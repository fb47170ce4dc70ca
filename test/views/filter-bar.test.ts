import { expect } from '@open-wc/testing';
import { Filters } from '../../src/session/filters.js';
import { renderFilterBar } from '../../src/views/filter-bar.js';
import type { Control } from '../../src/settings/preferences.js';
import { FakeClock } from '../fixtures/fake-clock.js';
import { Drawing, RUSSIAN } from '../helpers/drawing.js';
import { text } from '../helpers/element.js';
import { lead } from '../helpers/leads.js';
import { nameOf } from '../helpers/names.js';

const NAMES: readonly Control[] = ['search', 'status', 'unread'];
const LEADS = ['Новое', 'Решено', 'Новое'].map((status, index) => lead(index + 1, { status }));

/** Controls above three leads, with ways to use them. `update` draws them again. */
function drawBar({ controls = NAMES, width = 700, em = 16 } = {}) {
  const drawing = new Drawing();
  drawing.host.style.width = `${width}px`;
  drawing.host.style.fontSize = `${em}px`;
  const filters = new Filters({ requestUpdate: () => undefined }, new FakeClock());
  const control = (name: string) => drawing.find(`#filter-${name}`);
  const search = () => control('search') as HTMLInputElement;
  const select = (name: string) => control(name) as HTMLSelectElement;
  const optionsOf = (name: string) => [...select(name).options].map(text);

  function update(): void {
    filters.update({ state: 'missing' });
    const preferences = { filterControls: controls };
    const list = { leads: LEADS };
    drawing.draw(renderFilterBar({ preferences, filters, list, language: RUSSIAN }));
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
  return { drawing, filters, control, search, select, optionsOf, update, type, choose };
}

describe('the filter bar', () => {
  it('shows the controls of the page, as a named group', () => {
    for (const controls of [
      NAMES,
      ['search', 'unread'],
      ['status'],
    ] satisfies (readonly Control[])[]) {
      const { drawing } = drawBar({ controls });
      const ids = drawing.all('.control').map(({ id }) => id);
      expect(ids).to.deep.equal(controls.map((name) => `filter-${name}`));
      const bar = drawing.find('.filters');
      expect([bar.role, nameOf(bar)]).to.deep.equal(['group', 'Фильтры']);
    }
  });

  it('writes the name of an empty search behind the magnifier', () => {
    const { drawing } = drawBar();
    const [icon, label] = ['.glyph', 'label'].map((name) =>
      drawing.find(`.search > ${name}`).getBoundingClientRect(),
    );
    expect(label!.left).to.be.at.least(icon!.right);
  });

  it('has one line in a wide list; in a narrow one, the search has a line of its own, and the others wrap', () => {
    const { drawing, control } = drawBar({ width: 900 });
    const bottoms = () => NAMES.map((name) => control(name).getBoundingClientRect().bottom);
    expect(new Set(bottoms()).size).to.equal(1);
    drawing.host.style.width = '360px';
    const [search = 0, ...others] = bottoms();
    expect(others.every((bottom) => bottom > search)).to.equal(true);
    expect(new Set(others).size).to.equal(1);
  });

  for (const [width, em] of [
    [320, 16],
    [320, 32],
    [360, 16],
    [600, 16],
    [900, 16],
    [1200, 16],
  ] as const) {
    it(`moves no control and hides none when they are set, ${width} px wide, text of ${em} px`, () => {
      const { drawing, filters, control, update } = drawBar({ width, em });
      const places = () =>
        NAMES.map((name) => {
          const { left, right, top, bottom } = control(name).getBoundingClientRect();
          return [left, right, top, bottom].map(Math.round);
        });
      const unset = places();
      const { left, right } = drawing.host.getBoundingClientRect();
      expect(unset.filter((place) => place[0]! < left || place[1]! > right)).to.deep.equal([]);
      filters.setByPage({ search: 'сертификат', status: 'Передано партнёру', unread: true });
      update();
      expect(places()).to.deep.equal(unset);
    });
  }

  it('shortens a long value by an ellipsis', () => {
    const { select } = drawBar();
    expect(getComputedStyle(select('status')).textOverflow).to.equal('ellipsis');
  });

  it('keeps a label above the value, however narrow the list', () => {
    const { drawing, type } = drawBar({ width: 320 });
    type('1');
    const labels = drawing.all('label') as HTMLLabelElement[];
    expect(labels.map(text)).to.deep.equal(['Поиск по обращениям', 'Статус']);
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
    const { filters, search, select, update, type, choose } = drawBar();
    type('card');
    choose('status', 'Новое');
    filters.setByPage(null);
    update();
    expect([search().value, select('status').value]).to.deep.equal(['', '']);
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

  it('offers the statuses of the loaded rows, and the chosen one', () => {
    const { filters, optionsOf, select, update } = drawBar();
    expect(optionsOf('status')).to.deep.equal(['Все статусы', 'Новое', 'Решено']);
    filters.setByPage({ status: 'Отказ' });
    update();
    expect(optionsOf('status')).to.deep.equal(['Все статусы', 'Новое', 'Решено', 'Отказ']);
    expect(select('status').value).to.equal('Отказ');
  });

  it('shows whether the filter for unread is set', () => {
    const { control, update } = drawBar();
    const look = () => [control('unread').ariaPressed, getComputedStyle(control('unread')).color];
    const [isPressed, color] = look();
    control('unread').click();
    update();
    expect([isPressed, look()[0]]).to.deep.equal(['false', 'true']);
    expect(look()[1]).not.to.equal(color);
  });
});
