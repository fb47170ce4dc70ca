import { expect } from '@open-wc/testing';
import { Filters } from '../../src/client-list/filters.js';
import { renderFilterBar, renderReset } from '../../src/views/filter-bar.js';
import { filterStyles } from '../../src/views/filters.styles.js';
import type { LeadsFilter } from '../../src/model/filter.js';
import type { Control } from '../../src/settings/preferences.js';
import { FakeClock } from '../fixtures/fake-clock.js';
import { Drawing, RUSSIAN } from '../helpers/drawing.js';
import { text } from '../helpers/element.js';
import { lead } from '../helpers/leads.js';
import { isMissing } from '../helpers/geometry.js';
import { nameOf } from '../helpers/names.js';
import { addStyle } from '../helpers/style-sheets.js';

const NAMES: readonly Control[] = ['search', 'status', 'unread'];
/** Each as it is, or another one if this machine lacks it. */
const FONTS = ['Liberation Sans', 'Noto Sans', 'DejaVu Sans'];
const WAITS = 'Ожидает ответа клиента';
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
    const { filter, searchText } = filters;
    const onFilter = (conditions: LeadsFilter) => filters.setByReader(conditions);
    const leads = LEADS;
    const language = RUSSIAN;
    const view = { controls, filter, searchText, leads, isCovered: false, language, onFilter };
    drawing.draw([renderFilterBar(view), renderReset(view)]);
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

  it('has names that contain the words that are seen, and no labels', () => {
    const { drawing, search, select, control } = drawBar();
    expect([search(), select('status'), control('unread')].map(nameOf)).to.deep.equal([
      'Поиск',
      'Статус',
      'Непрочитанные',
    ]);
    expect(search().placeholder).to.equal('Поиск');
    expect(text(select('status').selectedOptions[0]!)).to.equal('Все статусы');
    expect(drawing.all('label')).to.have.length(0);
  });

  it('draws each of its pictures', () => {
    const { drawing, control, update, type, choose } = drawBar();
    const widths = () =>
      drawing.all('path, circle').map((shape) => shape.getBoundingClientRect().width);
    const unset = widths();
    type('а');
    choose('status', 'Решено');
    control('unread').click();
    update();
    expect([unset.length, widths().length]).to.deep.equal([3, 7]);
    expect(Math.min(...unset, ...widths())).to.be.above(0);
  });

  it('has one line from 40em; in a narrower list, the search has a line of its own', () => {
    for (const font of FONTS) {
      const { drawing, control } = drawBar();
      drawing.host.style.fontFamily = font;
      const bar = drawing.find('.filters');
      for (const width of [1200, 900, 700, 640, 639, 390, 320, 288]) {
        drawing.host.style.width = `${width}px`;
        const [search = 0, ...others] = NAMES.map((name) => {
          return Math.round(control(name).getBoundingClientRect().top);
        });
        expect(new Set(others).size, `${width} px`).to.equal(1);
        expect(others[0]! > search, `${width} px`).to.equal(width < 640);
        expect(bar.getBoundingClientRect().height).to.be.at.most(width < 640 ? 108 : 44);
      }
    }
  });

  it('has 16 px in fields under a finger, since Safari zooms into smaller text', () => {
    const { drawing, search, select } = drawBar({ em: 12 });
    addStyle(filterStyles.cssText.replaceAll('(pointer: coarse)', 'all'), drawing.renderRoot);
    for (const field of [search(), select('status')]) {
      expect(getComputedStyle(field).fontSize).to.equal('16px');
    }
  });

  for (const [font, least] of [
    ['Liberation Sans', 328],
    ['Noto Sans', 328],
    ['DejaVu Sans', 358],
  ] as const) {
    it(`shows «${WAITS}» and the placeholder whole, set or not, from ${least} px in ${font}`, () => {
      const letters = document.createElement('canvas').getContext('2d')!;
      const isWhole = (field: HTMLElement, shown: string) => {
        const { font: own, paddingLeft, paddingRight } = getComputedStyle(field);
        letters.font = own;
        const room = field.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
        return letters.measureText(shown).width <= room;
      };
      for (const width of [isMissing(font) ? 358 : least, 358, 390, 600, 640, 700, 900, 1200]) {
        const { drawing, filters, search, select, update } = drawBar({ width });
        drawing.host.style.fontFamily = `'${font}'`;
        expect(isWhole(search(), search().placeholder), `${width} px`).to.equal(true);
        for (const filter of [null, { status: WAITS, unread: true }]) {
          filters.setByPage(filter);
          update();
          expect(isWhole(select('status'), WAITS), `${width} px`).to.equal(true);
        }
      }
    });
  }

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

  it('has one look for each control that is set: border, tint, and a sign inside the box', () => {
    for (const width of [288, 358, 700]) {
      const { drawing, filters, control, update } = drawBar({ width });
      const looks = () =>
        NAMES.map((name) => {
          const { borderColor, backgroundColor } = getComputedStyle(control(name));
          return [borderColor, backgroundColor].join();
        });
      const unset = looks();
      expect(new Set(unset).size).to.equal(1);
      filters.setByPage({ search: 'сертификат', status: 'Новое', unread: true });
      update();
      expect(new Set(looks()).size).to.equal(1);
      expect(looks()[0]).not.to.equal(unset[0]);
      const signs = ['.search > .clear', '.status-field > .tick', 'button + .tick'];
      for (const [index, sign] of signs.map((each) => drawing.find(each)).entries()) {
        const box = control(NAMES[index]!).getBoundingClientRect();
        const { left, right, top, bottom } = sign.getBoundingClientRect();
        expect(left >= box.left && right <= box.right, signs[index]).to.equal(true);
        expect(top >= box.top && bottom <= box.bottom, signs[index]).to.equal(true);
      }
      expect(drawing.all('.arrow')).to.have.length(0);
    }
  });

  it('has controls of one size from 40em', () => {
    const { control } = drawBar({ width: 640 });
    const sizes = NAMES.map((name) => {
      const { height } = control(name).getBoundingClientRect();
      return [height, getComputedStyle(control(name)).fontSize].join();
    });
    expect(new Set(sizes).size).to.equal(1);
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

  it('tells whether the filter for unread is set', () => {
    const { control, update } = drawBar();
    expect(control('unread').ariaPressed).to.equal('false');
    control('unread').click();
    update();
    expect(control('unread').ariaPressed).to.equal('true');
  });

  it('is cleared by one button, which comes while a filter is set, and has no higher line', () => {
    const { drawing, filters, update } = drawBar();
    const resets = () => drawing.all('[part=filter-clear]');
    expect(resets()).to.have.length(0);
    filters.setByPage({ search: 'сертификат', unread: true });
    update();
    const [reset] = resets();
    expect(reset!.dataset.heir).to.equal('filter-search');
    const { height, marginTop, marginBottom } = getComputedStyle(reset!);
    expect(parseFloat(height)).to.be.at.least(40);
    const line = parseFloat(height) + parseFloat(marginTop) + parseFloat(marginBottom);
    expect(line).to.be.at.most(24);
    reset!.click();
    update();
    expect([filters.filter, resets().length]).to.deep.equal([null, 0]);
  });
});
