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
  (field(row, name).querySelector('[aria-hidden]') ?? field(row, name)).prepend(mark);
  const { bottom } = mark.getBoundingClientRect();
  mark.remove();
  return bottom;
}

function textBox(node: Node): DOMRect {
  const range = document.createRange();
  range.selectNodeContents(node);
  return range.getBoundingClientRect();
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
        const shown = field(row!, 'meta').querySelector('[aria-hidden]')!;
        expect(getComputedStyle(shown).textOverflow).to.equal('ellipsis');
      }
    });
  }

  for (const [title, facts, neighbour] of [
    ['beside the status', { mark: '' }, 'status'],
    ['beside a status of several lines', { status: LONG_STATUS, mark: 'Важное' }, 'status'],
    ['beside the details if there is no status', { status: '' }, 'meta'],
  ] as const) {
    it(`has the date at the end of a line, ${title}`, () => {
      for (const iso of [`${new Date().getFullYear()}-12-22T02:25:53`, '2024-12-22T02:25:53']) {
        const row = rowAt(0.9 * phoneWidth(), { time: { iso }, ...facts });
        expect(baselineOf(row, 'time')).to.be.closeTo(baselineOf(row, neighbour), 1);
        expect(box(row, neighbour).right).to.be.below(box(row, 'time').left);
        expect(box(row, 'time').right).to.be.closeTo(endOf(row), 1);
        expect(box(row, 'number').right).to.be.closeTo(endOf(row), 1);
        expect(box(row, 'number').top).to.be.above(box(row, 'time').bottom);
        if (neighbour === 'status') {
          expect(baselineOf(row, 'number')).to.be.closeTo(baselineOf(row, 'meta'), 1);
        }
      }
    });
  }

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

  for (const width of [280, 360, 600, 900]) {
    it(`has the badge 8 px behind the subject, in one line, at ${width} px`, () => {
      for (const subject of ['Баллы', LONG]) {
        const [row] = drawRows(width, [{ subject, unread: 2_000_000 }]).rows;
        const badge = box(row!, 'unread');
        expect(badge.height).to.be.below(2 * 0.8 * 16);
        expect(textBox(field(row!, 'unread')).height).to.be.below(badge.height);
        expect(badge.left - box(row!, 'subject').right).to.be.closeTo(8, 0.5);
        expect(badge.right).to.be.below(endOf(row!) + 1);
        expect(baselineOf(row!, 'unread')).to.be.closeTo(baselineOf(row!, 'subject'), 1);
      }
    });
  }

  it('has a bold subject and an accent edge with unread messages', () => {
    const [unread, read] = drawRows(360, [{ unread: 1 }, {}]).rows;
    const looks = [unread!, read!].map((row) => [
      getComputedStyle(field(row, 'subject')).fontWeight,
      getComputedStyle(row).borderLeftWidth,
    ]);
    expect(looks).to.deep.equal([
      ['600', '4px'],
      ['400', '0px'],
    ]);
    // The edge replaces some of the padding.
    expect(box(unread!, 'subject').left).to.equal(box(read!, 'subject').left);
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
  const STATUSES = ['Новое', 'Ожидает ответа клиента', 'Ожидает ответа от клиента', LONG_STATUS];
  const BOLD = Object.fromEntries(STATUSES.map((status) => [status, 'attention' as const]));

  for (const [title, dir] of [
    ['', 'ltr'],
    [', right to left', 'rtl'],
  ] as const) {
    it(`has aligned columns, whatever is in them${title}`, () => {
      const facts = STATUSES.map((status, index) => {
        const subject = index === 1 ? LONG.repeat(2) : WHOLE.subject;
        return { status, subject, mark: index === 2 ? 'Важное' : '' };
      });
      const { host, rows } = drawRows(880, facts, { statusTones: BOLD });
      host.dir = dir;
      const isLeft = dir === 'ltr';
      const startOf = ({ left, right }: DOMRect) => (isLeft ? left : -right);
      const finishOf = ({ left, right }: DOMRect) => (isLeft ? right : -left);
      for (const width of [880, 1200]) {
        host.style.width = `${width}px`;
        expect(linesOf(rows.at(-1)!, 'status')).to.be.above(2);
        // A longer one may have two lines in a font of wide letters.
        const short = rows.slice(0, 2).map((row) => linesOf(row, 'status'));
        expect(short).to.deep.equal([1, 1]);
        for (const row of rows) {
          for (const name of ['subject', 'status']) {
            expect(startOf(box(row, name)), name).to.be.closeTo(startOf(box(rows[0]!, name)), 1);
          }
          for (const name of ['time', 'number']) {
            expect(finishOf(box(row, name)), name).to.be.closeTo(
              finishOf(box(rows[0]!, 'time')),
              1,
            );
          }
          const details = row.querySelector('.details')!.getBoundingClientRect();
          expect(startOf(details)).to.be.closeTo(startOf(box(row, 'subject')), 1);
          expect(details.top - box(row, 'subject').bottom).to.be.within(4, 10);
          expect(finishOf(details)).to.be.below(startOf(box(row, 'status')));
          expect(baselineOf(row, 'number')).to.be.closeTo(baselineOf(row, 'meta'), 1);
          expect(box(row, 'status').bottom).to.be.below(row.getBoundingClientRect().bottom);
        }
        // The status is as wide as its text.
        expect(box(rows[0]!, 'status').width).to.be.below(width / 8);
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
