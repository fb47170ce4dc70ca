import { expect } from '@open-wc/testing';
import { Filters } from '../../src/client-list/filters.js';
import { renderFilterBar, renderReset } from '../../src/views/filter-bar.js';
import { filterStyles } from '../../src/views/filters.styles.js';
import type { LeadsFilter } from '../../src/model/filter.js';
import type { Lead } from '../../src/model/lead.js';
import type { StatusTones } from '../../src/model/tone.js';
import type { Control } from '../../src/settings/preferences.js';
import { FakeClock } from '../fixtures/fake-clock.js';
import { Drawing, ENGLISH, RUSSIAN } from '../helpers/drawing.js';
import { text } from '../helpers/element.js';
import { lead, range } from '../helpers/leads.js';
import { brokenWords, isMissing } from '../helpers/geometry.js';
import { nameOf } from '../helpers/names.js';

const NAMES: readonly Control[] = ['search', 'status', 'waiting', 'unread'];
const SEGMENTS = ['all', 'waiting', 'unread'] as const;
/** The ids of the controls. */
const SHOWN = ['search', 'status', ...SEGMENTS];
const ALL_SET = { search: 'сертификат', status: 'Новое', waiting: true, unread: true };
/** Each as it is, or another one if this machine lacks it, and the width from which one line has all. */
const FONTS = [
  ['Liberation Sans', 800],
  ['Noto Sans', 820],
  ['DejaVu Sans', 880],
] as const;
const WAITS = 'Ожидает ответа клиента';
const TONES: StatusTones = { [WAITS]: 'attention' };
const LEADS = ['Новое', 'Решено', 'Новое'].map((status, index) => lead(index + 1, { status }));

/** Controls above three leads, with ways to use them. `update` draws them again. */
function drawBar({
  controls = NAMES,
  width = 900,
  em = 16,
  leads = LEADS,
  isComplete = true,
  language = RUSSIAN,
} = {}) {
  const drawing = new Drawing();
  drawing.host.style.width = `${width}px`;
  drawing.host.style.fontSize = `${em}px`;
  const filters = new Filters({ requestUpdate: () => undefined }, new FakeClock());
  const shown = { leads, isComplete };
  const control = (name: string) => drawing.find(`#filter-${name}`);
  const search = () => control('search') as HTMLInputElement;
  const select = (name: string) => control(name) as HTMLSelectElement;
  const optionsOf = (name: string) => [...select(name).options].map(text);

  function update(): void {
    filters.update({ state: 'missing' });
    const { filter, searchText } = filters;
    const onFilter = (conditions: LeadsFilter) => filters.setByReader(conditions);
    drawing.draw(
      [renderFilterBar, renderReset].map((render) =>
        render({
          controls,
          filter,
          searchText,
          leads: shown.leads,
          isComplete: shown.isComplete,
          isCovered: false,
          statusTones: TONES,
          language,
          onFilter,
        }),
      ),
    );
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
  return { drawing, filters, shown, control, search, select, optionsOf, update, type, choose };
}

describe('the filter bar', () => {
  it('shows the controls of the page, as a named group', () => {
    for (const [controls, shown] of [
      [NAMES, SHOWN],
      [
        ['search', 'unread'],
        ['search', 'all', 'unread'],
      ],
      [['waiting'], ['all', 'waiting']],
      [['status'], ['status']],
    ] satisfies [readonly Control[], readonly string[]][]) {
      const { drawing } = drawBar({ controls });
      const ids = drawing.all('.control').map(({ id }) => id);
      expect(ids).to.deep.equal(shown.map((name) => `filter-${name}`));
      const bar = drawing.find('.filters');
      expect([bar.role, nameOf(bar)]).to.deep.equal(['group', 'Фильтры']);
    }
  });

  it('has names that contain the words that are seen, and no labels', () => {
    const { drawing, search, select, control } = drawBar();
    expect(SHOWN.map((name) => nameOf(control(name)))).to.deep.equal([
      'Поиск',
      'Статус',
      'Все',
      'Ждут меня',
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
    expect([unset.length, widths().length]).to.deep.equal([3, 4]);
    expect(Math.min(...unset, ...widths())).to.be.above(0);
  });

  for (const [font, oneLine] of FONTS) {
    it(`has one line from ${oneLine} px, and a line for each of search, status and segments below 40em, in ${font}`, () => {
      const { drawing, control } = drawBar();
      drawing.host.style.fontFamily = `'${font}'`;
      const topsAt = (width: number) => {
        drawing.host.style.width = `${width}px`;
        return SHOWN.map((name) => Math.round(control(name).getBoundingClientRect().top));
      };
      for (const width of [1200, 900, isMissing(font) ? 900 : oneLine]) {
        expect(new Set(topsAt(width)).size, `${width} px`).to.equal(1);
      }
      for (const width of [639, 390, 320, 288, 280]) {
        const [search = 0, status = 0, ...segments] = topsAt(width);
        expect([search < status, status < segments[0]!], `${width} px`).to.deep.equal([true, true]);
        expect(new Set(segments).size, `${width} px`).to.equal(1);
      }
    });

    it(`breaks no word and hides none in a segment, with any number, from 280 to 800 px, in ${font}`, () => {
      const leads = range(1, 120).map((id) => lead(id, { status: WAITS, unread: 1 }));
      for (const language of [RUSSIAN, ENGLISH]) {
        const { drawing, control } = drawBar({ leads, language });
        drawing.host.style.fontFamily = `'${font}'`;
        for (let width = 280; width <= 800; width += 13) {
          drawing.host.style.width = `${width}px`;
          const { right } = drawing.host.getBoundingClientRect();
          expect(brokenWords(drawing.renderRoot), `${width} px`).to.deep.equal([]);
          for (const segment of SEGMENTS.map(control)) {
            expect(segment.scrollWidth, `${width} px`).to.be.at.most(segment.clientWidth);
            expect(segment.getBoundingClientRect().right).to.be.at.most(right + 0.5);
          }
        }
      }
    });

    it(`changes no segment when it is pressed or its number comes, in ${font}`, () => {
      const none: readonly Lead[] = [];
      const many = range(1, 120).map((id) => lead(id, { status: WAITS, unread: 1 }));
      for (const width of [280, 312, 358, 640, 900]) {
        const { drawing, filters, shown, control, update } = drawBar({ width });
        drawing.host.style.fontFamily = `'${font}'`;
        const boxes = () =>
          SEGMENTS.flatMap((name) => {
            const { left, top, right, bottom } = control(name).getBoundingClientRect();
            return [left, top, right, bottom];
          });
        const before = boxes();
        for (const leads of [none, many.slice(0, 1), many.slice(0, 10), many]) {
          for (const isComplete of [true, false]) {
            for (const filter of [null, { waiting: true }, { unread: true }]) {
              Object.assign(shown, { leads, isComplete });
              filters.setByPage(filter);
              update();
              const moves = boxes().map((edge, index) => Math.abs(edge - before[index]!));
              expect(Math.max(...moves), `${width} px`).to.be.below(0.1);
            }
          }
        }
      }
    });
  }

  it('has 16 px in fields under a finger, since Safari zooms into smaller text', () => {
    const { drawing, search, select } = drawBar({ em: 12 });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(filterStyles.cssText.replaceAll('(pointer: coarse)', 'all'));
    drawing.renderRoot.adoptedStyleSheets.push(sheet);
    for (const field of [search(), select('status')]) {
      expect(getComputedStyle(field).fontSize).to.equal('16px');
    }
  });

  for (const [font] of FONTS) {
    it(`shows «${WAITS}» and the placeholder whole, set or not, from 312 px, in ${font}`, () => {
      const letters = document.createElement('canvas').getContext('2d')!;
      const isWhole = (field: HTMLElement, shown: string) => {
        const { font: own, paddingLeft, paddingRight } = getComputedStyle(field);
        letters.font = own;
        const room = field.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
        return letters.measureText(shown).width <= room;
      };
      // In DejaVu, a select beside other controls ends in an ellipsis.
      const isWide = font === 'DejaVu Sans' || isMissing(font);
      const widths = [isMissing(font) ? 358 : 312, 358, 600, ...(isWide ? [] : [640, 700, 1200])];
      for (const width of widths) {
        const { drawing, filters, search, select, update } = drawBar({ width });
        drawing.host.style.fontFamily = `'${font}'`;
        expect(isWhole(search(), search().placeholder), `${width} px`).to.equal(true);
        for (const filter of [null, { status: WAITS, waiting: true }]) {
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
        SHOWN.map((name) => {
          const { left, right, top, bottom } = control(name).getBoundingClientRect();
          return [left, right, top, bottom].map(Math.round);
        });
      const unset = places();
      const { left, right } = drawing.host.getBoundingClientRect();
      expect(unset.filter((place) => place[0]! < left || place[1]! > right)).to.deep.equal([]);
      filters.setByPage({ ...ALL_SET, status: 'Передано партнёру' });
      update();
      expect(places()).to.deep.equal(unset);
    });
  }

  it('shortens a long value by an ellipsis', () => {
    const { select } = drawBar();
    expect(getComputedStyle(select('status')).textOverflow).to.equal('ellipsis');
  });

  it('has one look for each control that is set: border, tint, and no tick', () => {
    for (const width of [280, 358, 700]) {
      const { drawing, filters, control, update } = drawBar({ width });
      const looksOf = (names: readonly string[]) =>
        new Set(
          names.map((name) => {
            const { borderColor, backgroundColor } = getComputedStyle(control(name));
            return [borderColor, backgroundColor].join();
          }),
        );
      const unset = looksOf(['search', 'status', 'waiting', 'unread']);
      filters.setByPage(ALL_SET);
      update();
      const set = looksOf(['search', 'status', 'waiting', 'unread']);
      expect([unset.size, set.size]).to.deep.equal([1, 1]);
      expect(set).not.to.deep.equal(unset);
      expect(looksOf(['all'])).to.deep.equal(unset);
      expect(drawing.all('svg').map(({ classList }) => classList.value)).to.deep.equal([
        'glyph',
        'glyph',
        'arrow',
      ]);
    }
  });

  it('has one radius', () => {
    for (const radius of ['0px', '12px', '24px']) {
      const { drawing, control } = drawBar({ width: 358 });
      drawing.host.style.setProperty('--client-leads-border-radius', radius);
      const corners = (name: string) => {
        const { borderStartStartRadius: start, borderEndEndRadius: end } = getComputedStyle(
          control(name),
        );
        return [start, end];
      };
      const all = ['search', 'status'].map(corners);
      const box = [corners('all')[0], corners('waiting')[0], corners('unread')[1]];
      expect([...all, box]).to.deep.equal([
        [radius, radius],
        [radius, radius],
        [radius, '0px', radius],
      ]);
    }
  });

  it('has controls of one size from 40em, and no text below 14 px', () => {
    for (const [em, least] of [
      [16, 16],
      [11, 14],
    ] as const) {
      const { drawing, control } = drawBar({ width: 900, em });
      const sizes = SHOWN.map((name) => {
        const { height } = control(name).getBoundingClientRect();
        return [height, getComputedStyle(control(name)).fontSize].join();
      });
      expect(new Set(sizes)).to.deep.equal(new Set([`40,${least}px`]));
      drawing.host.style.width = '280px';
      expect(SHOWN.map((name) => parseFloat(getComputedStyle(control(name)).fontSize))).satisfies(
        (all: number[]) => all.every((size) => size >= 14),
      );
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

  it('is cleared by one button, which comes while a filter is set, and has no higher line', () => {
    const { drawing, filters, update } = drawBar();
    const resets = () => drawing.all('[part=filter-clear]');
    expect(resets()).to.have.length(0);
    filters.setByPage(ALL_SET);
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

describe('the segments', () => {
  const read = [
    lead(1, { status: WAITS, subject: 'Сертификат', unread: 2 }),
    lead(2, { status: WAITS }),
    lead(3, { status: 'Новое', subject: 'Сертификат', unread: 1 }),
  ];

  /** The name of each, and an asterisk if it is pressed. */
  function segments(drawing: Drawing): string[] {
    return drawing
      .all('.segment')
      .map((each) => nameOf(each) + (each.ariaPressed === 'true' ? '*' : ''));
  }

  it('are a named group of which one is pressed, and a press on another takes its place', () => {
    const { drawing, filters, control, update } = drawBar();
    const box = drawing.find('.segments');
    expect([box.role, nameOf(box)]).to.deep.equal(['group', 'Показать']);
    expect(segments(drawing)).to.deep.equal(['Все*', 'Ждут меня', 'Непрочитанные']);
    filters.setByPage({ search: 'сертификат' });
    for (const [name, filter, pressed] of [
      ['waiting', { waiting: true }, 1],
      ['waiting', { waiting: true }, 1],
      ['unread', { unread: true }, 2],
      ['all', {}, 0],
      ['all', {}, 0],
    ] as const) {
      control(name).click();
      update();
      expect(filters.filter).to.deep.equal({ search: 'сертификат', ...filter });
      const states = segments(drawing).map((each) => each.endsWith('*'));
      expect(states).to.deep.equal([0, 1, 2].map((index) => index === pressed));
    }
  });

  it('are both pressed if the page has set both, and a press on either leaves that one alone', () => {
    for (const name of ['waiting', 'unread'] as const) {
      const { drawing, filters, control, update } = drawBar();
      filters.setByPage({ waiting: true, unread: true });
      update();
      expect(segments(drawing)).to.deep.equal(['Все', 'Ждут меня*', 'Непрочитанные*']);
      control(name).click();
      expect(filters.filter).to.deep.equal({ [name]: true });
    }
  });

  it('show and say how many rows a press would show, with the other conditions', () => {
    const { drawing, filters, control, shown, update } = drawBar({ leads: read });
    const seen = () =>
      drawing.all('.segment').map((each) => {
        return `${text(each)} ${each.querySelector('bdi')!.dataset.text}`.trim();
      });
    expect(seen()).to.deep.equal(['Все', 'Ждут меня 2', 'Непрочитанные 2']);
    for (const [filter, isComplete, sentences] of [
      [{}, true, ['Ждут меня, 2 обращения', 'Непрочитанные, 2 обращения']],
      [{ unread: true }, true, ['Ждут меня, 2 обращения', 'Непрочитанные, 2 обращения*']],
      [{ search: 'серт' }, true, ['Ждут меня, 1 обращение', 'Непрочитанные, 2 обращения']],
      [{ status: 'Новое' }, true, ['Ждут меня', 'Непрочитанные, 1 обращение']],
      [
        { search: 'серт' },
        false,
        ['Ждут меня, не меньше 1 обращения', 'Непрочитанные, не меньше 2 обращений'],
      ],
    ] as const) {
      filters.setByPage(filter);
      shown.isComplete = isComplete;
      update();
      expect(segments(drawing).slice(1)).to.deep.equal(sentences);
    }
    expect(seen()).to.deep.equal(['Все', 'Ждут меня 1+', 'Непрочитанные 2+']);
    shown.leads = range(1, 100).map((id) => lead(id, { status: WAITS }));
    shown.isComplete = true;
    filters.setByPage(null);
    update();
    expect(seen()).to.deep.equal(['Все', 'Ждут меня 99+', 'Непрочитанные']);
    expect(nameOf(control('waiting'))).to.equal('Ждут меня, 100 обращений');
  });

  it('get the focus of the button that removes all filters if no field is before them', () => {
    const { drawing, control, update } = drawBar({ controls: ['unread'] });
    control('unread').click();
    update();
    expect(drawing.find('[part=filter-clear]').dataset.heir).to.equal(control('all').id);
  });

  it('have the number of a page in another direction behind the words', () => {
    const { drawing, control } = drawBar({ leads: read, isComplete: false });
    drawing.host.dir = 'rtl';
    const words = document.createRange();
    const label = control('waiting').querySelector('bdi')!.previousSibling!;
    words.setStartBefore(label);
    words.setEndAfter(label);
    const number = control('waiting').querySelector('bdi')!.getBoundingClientRect();
    expect(number.right).to.be.at.most(words.getBoundingClientRect().right);
    expect(number.left).to.be.at.most(words.getBoundingClientRect().left + 1);
  });
});
