import { expect } from '@open-wc/testing';
import type { Lead } from '../../src/model/lead.js';
import { STATUS_TONES } from '../../src/model/tone.js';
import { drawList, type Drawing } from '../helpers/drawing.js';
import { lead } from '../helpers/leads.js';
import { phoneWidth } from '../helpers/geometry.js';

const WHOLE = lead(1, {
  number: 504_871,
  time: { iso: '2025-12-22T02:25:53' },
  subject: 'Баллы не начислены',
  status: 'В работе',
  type: 'Бонусные баллы',
  source: 'Виджет сертификатов',
  form: 'Личный кабинет: баллы',
});
const LONG = 'Не пришёл сертификат, за который заплачено ещё на прошлой неделе, и молчит поддержка';
const HEBREW = 'תעודת המתנה ששילמתי עליה בשבוע שעבר עדיין לא הגיעה והתמיכה שותקת כבר שלושה ימים';
const LONG_STATUS = 'Передано на рассмотрение в отдел по работе с претензиями партнёров программы';

/** A list with this width: a lead for each of these, with these fields. */
function drawRows(
  width: number,
  differences: readonly Partial<Lead>[] = [{}],
  options: Parameters<typeof drawList>[1] = {},
): Drawing {
  const drawn = differences.map((facts, index) => ({ ...WHOLE, id: index + 1, ...facts }));
  const drawing = drawList(drawn, options);
  drawing.host.style.width = `${width}px`;
  return drawing;
}

function rowAt(width: number, facts: Partial<Lead> = {}): HTMLElement {
  return drawRows(width, [facts]).rows[0]!;
}

function field(row: Element, name: string): HTMLElement {
  return row.querySelector<HTMLElement>(`[part~=${name}]`)!;
}

function box(row: Element, name: string): DOMRect {
  return field(row, name).getBoundingClientRect();
}

function linesOf(row: Element, name: string): number {
  const { lineHeight } = getComputedStyle(field(row, name));
  return Math.round(box(row, name).height / parseFloat(lineHeight));
}

/** The end of the room for the fields of a row. */
function endOf(row: Element): number {
  return row.getBoundingClientRect().right - parseFloat(getComputedStyle(row).paddingRight);
}

/** The bottom of an empty box on the first line of a part. */
function baselineOf(row: Element, name: string): number {
  const mark = document.createElement('span');
  mark.style.cssText = 'display: inline-block; width: 0; height: 0';
  const texts = [...field(row, name).querySelectorAll<HTMLElement>('.short, .whole, .words')];
  (texts.find((each) => each.offsetWidth > 0) ?? field(row, name)).prepend(mark);
  const { bottom } = mark.getBoundingClientRect();
  mark.remove();
  return bottom;
}

/** The boxes of the lines of a text. */
function textRects(node: Node): DOMRectList {
  const range = document.createRange();
  range.selectNodeContents(node);
  return range.getClientRects();
}

/** Whether the number at the end of a cut subject is seen. */
function isCut(row: Element): boolean {
  return row.querySelector('.cut')!.getBoundingClientRect().height > 0;
}

describe('a row', () => {
  for (const [title, options, lines] of [
    ['five lines without a target', {}, 5],
    ['two lines if it is a link', { leadHref: '/{id}' }, 2],
    ['two lines if it is a button', { selectable: true }, 2],
  ] as const) {
    it(`shortens its subject after ${title}, and the text below it after one`, () => {
      for (const width of [360, 900]) {
        const facts = { subject: LONG.repeat(width / 90), form: `${LONG}!` };
        const [row] = drawRows(width, [facts], options).rows;
        expect([linesOf(row!, 'subject'), linesOf(row!, 'meta')]).to.deep.equal([lines, 1]);
        const texts = row!.querySelectorAll('.meta > .short, .meta > .whole');
        expect([...texts].map((each) => getComputedStyle(each).textOverflow)).to.deep.equal(
          Array(2).fill('ellipsis'),
        );
      }
    });
  }

  for (const [title, facts, neighbour] of [
    ['beside the status', { mark: '' }, 'status'],
    ['beside the small text if there is no status', { status: '' }, 'number'],
  ] as const) {
    it(`has the date at the end of a line, ${title}`, () => {
      for (const iso of ['2025-12-22T02:25:53', '2024-12-22T02:25:53']) {
        const row = rowAt(phoneWidth(), { time: { iso }, ...facts });
        expect(baselineOf(row, 'time')).to.be.closeTo(baselineOf(row, neighbour), 1);
        expect(box(row, neighbour).right).to.be.below(box(row, 'time').left);
        expect(box(row, 'time').right).to.be.closeTo(endOf(row), 1);
        expect(row.querySelector('.details')!.getBoundingClientRect().right).to.be.below(
          neighbour === 'number' ? box(row, 'time').left : endOf(row) + 1,
        );
      }
    });
  }

  it('is not squeezed by its date: a long status has all the width', () => {
    const iso = '2024-12-22T02:25:53';
    const row = rowAt(288, { status: LONG_STATUS, time: { iso } });
    expect(box(row, 'status').width).to.be.closeTo(endOf(row) - box(row, 'subject').left, 1);
    expect(box(row, 'time').top).to.be.above(box(row, 'status').bottom - 1);
  });

  it('has mark, number, type, source and form in one small line, in this order for the eye', () => {
    for (const [width, dir] of [
      [360, 'ltr'],
      [360, 'rtl'],
      [900, 'ltr'],
      [900, 'rtl'],
    ] as const) {
      const { host, rows } = drawRows(width, [{ mark: 'Важное' }]);
      host.dir = dir;
      const places = ['mark', 'number', 'meta'].map((name) => box(rows[0]!, name));
      const starts = places.map(({ left, right }) => (dir === 'ltr' ? left : -right));
      expect(starts).to.deep.equal(starts.toSorted((a, b) => a - b));
      const gap =
        dir === 'ltr' ? places[1]!.left - places[0]!.right : places[0]!.left - places[1]!.right;
      // In the small text.
      expect(gap).to.be.closeTo(0.875 * 13, 0.5);
      const lines = ['mark', 'number', 'meta'].map((name) =>
        Math.round(baselineOf(rows[0]!, name)),
      );
      expect(new Set(lines).size).to.equal(1);
    }
  });

  it('wraps its small text below 16em, where no mark is cut', () => {
    const { rows } = drawRows(255, [{ mark: 'Передано руководителю отдела' }]);
    expect(getComputedStyle(field(rows[0]!, 'meta')).whiteSpace).to.equal('normal');
    expect(field(rows[0]!, 'mark').scrollWidth).to.be.at.most(field(rows[0]!, 'mark').clientWidth);
  });

  it('neither begins nor ends a small line with a dot, and cuts no text to less than 3em', () => {
    const marks = ['', 'Важное', 'Передано руководителю отдела'];
    const types = ['Сайт', 'Бонусные баллы', 'Благодарности и предложения', 'Щ'.repeat(60)];
    const facts = marks.flatMap((mark) => types.map((type) => ({ mark, type })));
    const { host, rows } = drawRows(0, facts);
    for (const dir of ['ltr', 'rtl']) {
      host.dir = dir;
      for (let width = 160; width <= 700; width += 9) {
        host.style.width = `${width}px`;
        for (const row of rows) {
          const shown = row.querySelector('.details')!.getBoundingClientRect();
          const number = box(row, 'number');
          const dot = row.querySelector('.dot')!.getBoundingClientRect();
          const meta = box(row, 'meta');
          // What is outside the small line is clipped.
          const isTextSeen = meta.top < shown.bottom - 1;
          const isDotSeen = isTextSeen && dot.left > shown.left - 1 && dot.right < shown.right + 1;
          const isBeside = Math.abs(meta.top - number.top) < 5;
          expect(isDotSeen, `${width} px, ${row.textContent}`).to.equal(isTextSeen && isBeside);
          expect(isTextSeen ? meta.width : 39).to.be.at.least(Math.min(39, meta.width, 24));
        }
      }
    }
  });

  it('begins further lines of a status under the first', () => {
    const [row] = drawRows(320, [{ status: LONG_STATUS }], {
      statusTones: { [LONG_STATUS]: 'danger' },
    }).rows;
    const range = document.createRange();
    range.selectNodeContents(field(row!, 'status'));
    const [first, ...further] = [...range.getClientRects()].map(({ left }) => left);
    expect(further.length).to.be.above(1);
    for (const left of further) {
      // The shape has whole pixels.
      expect(left).to.be.closeTo(first!, 2);
    }
  });

  it('breaks no word at 320 px with 200 % text, not even next to a badge', () => {
    const { host, rows } = drawRows(320, [{ subject: 'Сообщение', unread: 3 }]);
    host.parentElement!.style.width = '320px';
    host.style.font = '32px/1.5 monospace';
    expect(linesOf(rows[0]!, 'subject')).to.equal(1);
  });

  it('has no text below 12 px, except a subject with the smaller text of the page', () => {
    const { host, rows } = drawRows(360, [{ mark: 'Важное', unread: 3 }]);
    host.style.fontSize = '10px';
    const names = ['unread', 'status', 'time', 'number', 'mark', 'meta'];
    const sizes = names.map((name) => parseFloat(getComputedStyle(field(rows[0]!, name)).fontSize));
    expect(Math.min(...sizes)).to.equal(12);
  });

  for (const [font, options] of [
    ['Liberation Sans', {}],
    ['Noto Sans', { leadHref: '/{id}' }],
    ['DejaVu Sans', { selectable: true }],
  ] as const) {
    it(`has the number 8 px behind the last word, in its line, also where it wraps, in ${font}`, () => {
      for (const [dir, text] of [
        ['ltr', LONG],
        ['rtl', HEBREW],
      ] as const) {
        const subjects = text.split(' ').map((_, index, all) => all.slice(0, index + 1).join(' '));
        const facts = subjects.map((subject) => ({ subject, unread: 3 }));
        const { host, rows } = drawRows(0, facts, options);
        host.style.fontFamily = `'${font}', sans-serif`;
        host.dir = dir;
        for (const width of [288, 312, 328, 358, 700, 900]) {
          host.style.width = `${width}px`;
          for (const row of rows.filter((each) => !isCut(each))) {
            const last = [...textRects(row.querySelector('.words')!)].at(-1)!;
            const number = box(row, 'unread');
            const gap = dir === 'ltr' ? number.left - last.right : last.left - number.right;
            expect(gap, `${width} px: ${row.textContent}`).to.be.within(4, 8.5);
            const middle = (number.top + number.bottom) / 2;
            expect(middle).to.be.within(last.top, last.bottom);
          }
        }
      }
    });
  }

  for (const [title, options] of [
    ['a text', {}],
    ['a link', { leadHref: '/{id}' }],
    ['a button', { selectable: true }],
  ] as const) {
    it(`has the number at the end of the last line if the subject, ${title}, is cut`, () => {
      const facts = [{ subject: LONG.repeat(9), unread: 2_000_000 }];
      const { host, rows } = drawRows(0, facts, options);
      const [row] = rows;
      for (const width of [288, 358, 700, 900]) {
        host.style.width = `${width}px`;
        expect(isCut(row!)).to.equal(true);
        const lines = row!.querySelector('.lines')!.getBoundingClientRect();
        const number = row!.querySelector('.cut > .unread')!.getBoundingClientRect();
        expect(number.right).to.be.closeTo(lines.right, 1);
        expect(number.top).to.be.within(lines.bottom - 1.3 * 16, lines.bottom);
        expect(number.bottom).to.be.at.most(lines.bottom + 1);
      }
    });
  }

  it('slices no letter of a cut subject: over 1em, it fades before the number', () => {
    const { host, rows } = drawRows(312, [{ subject: LONG.repeat(9), unread: 2 }]);
    host.style.setProperty('--client-leads-surface', '#010203');
    const cut = rows[0]!.querySelector('.cut')!;
    for (const [dir, size] of [
      ['ltr', 16],
      ['ltr', 32],
      ['rtl', 16],
    ] as const) {
      host.dir = dir;
      host.style.fontSize = `${size}px`;
      const [edge, number] = [cut, cut.querySelector('.unread')!].map((each) => {
        const { left, right } = each.getBoundingClientRect();
        return dir === 'ltr' ? left : -right;
      });
      expect(number! - edge!, `${dir}, ${size} px`).to.be.closeTo(size + 8, 0.5);
      const { width, backgroundImage } = getComputedStyle(cut, '::before');
      expect(parseFloat(width)).to.equal(2 * size);
      const [first, middle, last] = backgroundImage.match(/rgba?\(.+?\)/g)!;
      expect([first, middle, last]).to.deep.equal(['rgba(0, 0, 0, 0)', 'rgb(1, 2, 3)', first]);
    }
  });

  it('has a bold subject and an accent edge with unread messages, which meets the next one', () => {
    const { host, rows } = drawRows(360, [{ unread: 1 }, { unread: 1 }, {}]);
    host.style.setProperty('--client-leads-accent', '#010203');
    const looks = rows.map((row) => {
      const edge = getComputedStyle(row, '::before');
      return [getComputedStyle(field(row, 'subject')).fontWeight, edge.content, edge.top];
    });
    expect(looks).to.deep.equal([
      ['600', '""', '-1px'],
      ['600', '""', '-1px'],
      ['400', 'none', 'auto'],
    ]);
    const { borderLeftWidth, borderLeftColor } = getComputedStyle(rows[0]!, '::before');
    expect([borderLeftWidth, borderLeftColor]).to.deep.equal(['4px', 'rgb(1, 2, 3)']);
    expect(box(rows[0]!, 'subject').left).to.equal(box(rows[2]!, 'subject').left);
  });

  it('is at most 75em wide, or as wide as the page says, and has the layout of that width', () => {
    const drawing = drawRows(1400);
    for (const [value, width] of [
      ['', 75 * 16],
      ['none', 1400],
      ['480px', 480],
    ] as const) {
      drawing.host.style.setProperty('--client-leads-max-width', value);
      expect(drawing.find('.list').getBoundingClientRect().width, value).to.equal(width);
    }
    expect(box(drawing.rows[0]!, 'subject').width).to.equal(box(rowAt(480), 'subject').width);
  });
});

describe('a row of a wide list', () => {
  const STATUSES = ['Новое', 'Ожидает ответа клиента', LONG_STATUS];
  const BOLD = Object.fromEntries(STATUSES.map((status) => [status, 'attention' as const]));

  for (const dir of ['ltr', 'rtl'] as const) {
    it(`has the status before the date, and the small text below, ${dir}`, () => {
      const facts = STATUSES.map((status, index) => {
        const subject = index === 1 ? LONG.repeat(2) : WHOLE.subject;
        return { status, subject, mark: index === 2 ? 'Важное' : '' };
      });
      const { host, rows } = drawRows(880, facts, { statusTones: BOLD });
      host.dir = dir;
      const startOf = ({ left, right }: DOMRect) => (dir === 'ltr' ? left : -right);
      const finishOf = ({ left, right }: DOMRect) => (dir === 'ltr' ? right : -left);
      for (const width of [640, 880, 1200]) {
        host.style.width = `${width}px`;
        expect(rows.map((row) => linesOf(row, 'status') > 1)).to.deep.equal([false, false, true]);
        for (const row of rows) {
          const [first] = rows;
          expect(finishOf(box(row, 'status'))).to.be.closeTo(finishOf(box(first!, 'status')), 1);
          expect(finishOf(box(row, 'time'))).to.be.closeTo(finishOf(box(first!, 'time')), 1);
          expect(finishOf(box(row, 'status'))).to.be.below(startOf(box(row, 'time')));
          expect(finishOf(box(row, 'subject'))).to.be.below(startOf(box(row, 'status')));
          const lines = ['status', 'time'].map((name) => baselineOf(row, name));
          for (const line of lines) {
            expect(line).to.be.closeTo(baselineOf(row, 'subject'), 1);
          }
          const details = row.querySelector('.details')!.getBoundingClientRect();
          expect(startOf(details)).to.be.closeTo(startOf(box(row, 'subject')), 1);
          expect(details.top).to.be.above(box(row, 'subject').bottom);
        }
        expect(box(rows[2]!, 'status').width).to.be.at.most(15 * 16);
      }
    });
  }
});

describe('a status', () => {
  it('has a shape of its own for each tone', () => {
    const shapes = STATUS_TONES.map((tone) => {
      const { rows } = drawRows(600, [{}], { statusTones: { [WHOLE.status]: tone } });
      const shape = getComputedStyle(field(rows[0]!, 'status'), '::before');
      return [shape.content, shape.clipPath, shape.borderRadius, shape.borderStyle].join();
    });
    expect(new Set(shapes).size).to.equal(STATUS_TONES.length);
  });
});

describe('a status without a tone', () => {
  it('has no shape, and does not use the accent colour', () => {
    const { host, rows } = drawRows(600);
    const [red, green] = ['#f00', '#0f0'].map((accent) => {
      host.style.setProperty('--client-leads-accent', accent);
      return [undefined, '::before'].map((pseudo) => {
        const status = getComputedStyle(field(rows[0]!, 'status-neutral'), pseudo);
        return [status.color, status.backgroundColor, status.borderColor];
      });
    });
    expect(red).to.deep.equal(green);
    const { content } = getComputedStyle(field(rows[0]!, 'status-neutral'), '::before');
    expect(content).to.equal('none');
  });
});
