import { expect } from '@open-wc/testing';
import type { Lead } from '../../src/model/lead.js';
import { STATUS_TONES } from '../../src/model/tone.js';
import { textContrast } from '../helpers/contrast.js';
import { drawList, type Drawing } from '../helpers/drawing.js';
import { focusRow } from '../helpers/element.js';
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
const EACH_TONE = Object.fromEntries(STATUS_TONES.map((tone) => [tone, tone]));

/** A list with this width: a lead for each of these, with these fields. */
function drawRows(
  width: number,
  differences: readonly Partial<Lead>[] = [{}],
  options?: Parameters<typeof drawList>[1],
): Drawing {
  const drawn = differences.map((facts, index) => ({ ...WHOLE, id: index + 1, ...facts }));
  const drawing = drawList(drawn, options);
  drawing.host.style.width = `${width}px`;
  return drawing;
}

function rowAt(width: number, facts: Partial<Lead> = {}): HTMLElement {
  return drawRows(width, [facts]).rows[0]!;
}

function box(row: Element, name: string): DOMRect {
  return row.querySelector(`[part~=${name}]`)!.getBoundingClientRect();
}

function heightOf(row: Element): number {
  return row.getBoundingClientRect().height;
}

/** The number of lines of a part of a row. */
function linesOf(row: Element, name: string): number {
  const node = row.querySelector(`[part~=${name}]`)!;
  return Math.round(box(row, name).height / parseFloat(getComputedStyle(node).lineHeight));
}

/** The end of the room for the fields of a row. */
function contentEndOf(row: Element): number {
  return row.getBoundingClientRect().right - parseFloat(getComputedStyle(row).paddingRight);
}

/** The bottom of an empty box on the first line of a part. */
function baselineOf(row: Element, name: string): number {
  const mark = document.createElement('span');
  mark.style.cssText = 'display: inline-block; width: 0; height: 0';
  const node =
    row.querySelector(`[part~=${name}] > [aria-hidden]`) ?? row.querySelector(`[part~=${name}]`)!;
  node.prepend(mark);
  const { bottom } = mark.getBoundingClientRect();
  mark.remove();
  return bottom;
}

/** Whether two boxes are on one line. */
function areBeside(a: DOMRect, b: DOMRect): boolean {
  return a.top < b.bottom && b.top < a.bottom;
}

/** The colours of a node or its pseudo-element. */
function paintOf(node: Element, pseudo?: string): string {
  const { color, backgroundColor, backgroundImage, borderTopColor } = getComputedStyle(
    node,
    pseudo,
  );
  return [color, backgroundColor, backgroundImage, borderTopColor].join(' ');
}

describe('a row', () => {
  it('has no text smaller than 0.8em', () => {
    const row = rowAt(360, { unread: 3, mark: 'Важное' });
    const sizes = [...row.querySelectorAll('*')].map((node) =>
      parseFloat(getComputedStyle(node).fontSize),
    );
    expect(Math.min(...sizes)).to.be.at.least(0.8 * 16);
  });

  it('shortens a subject without a target after five lines, and the text below it after one', () => {
    for (const width of [200, 360, 900]) {
      const row = rowAt(width, { subject: LONG.repeat(width / 100), form: `${LONG}!` });
      expect(linesOf(row, 'subject'), `${width} px`).to.equal(5);
    }
    const row = rowAt(360, { form: `${LONG}!` });
    expect(linesOf(row, 'meta')).to.equal(1);
    const meta = row.querySelector('[part=meta] > [aria-hidden]')!;
    expect(getComputedStyle(meta).textOverflow).to.equal('ellipsis');
    expect(meta.textContent).to.contain(`${LONG}!`);
  });

  it('shortens a subject that is a link or a button after two lines', () => {
    for (const options of [{ leadHref: '/{id}' }, { selectable: true }]) {
      const [row] = drawRows(360, [{ subject: LONG }], options).rows;
      expect(linesOf(row!, 'subject'), Object.keys(options)[0]).to.equal(2);
    }
  });

  it('has the date at the end of the line of the status, and the number at that of the last line', () => {
    const row = rowAt(phoneWidth());
    const [status, time, number, meta] = ['status', 'time', 'number', 'meta'].map((name) =>
      box(row, name),
    );
    const end = contentEndOf(row);
    expect(baselineOf(row, 'time')).to.be.closeTo(baselineOf(row, 'status'), 1);
    expect(baselineOf(row, 'number')).to.be.closeTo(baselineOf(row, 'meta'), 1);
    expect(time!.right).to.be.closeTo(end, 1);
    expect(number!.right).to.be.closeTo(end, 1);
    expect(meta!.top - status!.bottom).to.be.within(4, 6);
    expect(meta!.right).to.be.below(number!.left);
  });

  it('has the date below a status that needs the line, and the number still at the end', () => {
    const status = 'Передано на рассмотрение в отдел по работе';
    const row = rowAt(phoneWidth(), { status, mark: 'Важное' });
    expect(box(row, 'time').top).to.be.at.least(box(row, 'status').bottom);
    expect(box(row, 'time').left).to.be.closeTo(box(row, 'status').left, 1);
    expect(box(row, 'number').right).to.be.closeTo(contentEndOf(row), 1);
    expect(box(row, 'number').top).to.be.at.least(box(row, 'time').bottom);
  });

  it('has the mark next to type, source and form, at any width', () => {
    for (const width of [360, 700, 1100]) {
      const row = rowAt(width, { mark: 'Важное', form: '' });
      const gap = box(row, 'mark').left - box(row, 'meta').right;
      expect(gap, `${width} px`).to.be.within(4, 12);
      expect(baselineOf(row, 'mark')).to.be.closeTo(baselineOf(row, 'meta'), 1);
    }
  });

  it('is one column in a narrow list, with the subject over the full width', () => {
    const { rows } = drawRows(280, [{}, { status: 'Новое', unread: 3 }, { subject: LONG }]);
    expect(new Set(rows.map((row) => Math.round(box(row, 'subject').left))).size).to.equal(1);
    for (const row of rows) {
      const [subject, ...others] = [
        ...row.querySelectorAll(':scope > :not([part=unread], .spoken, [hidden])'),
      ].map((node) => node.getBoundingClientRect());
      expect(others.every(({ top }) => top >= subject!.bottom - 1)).to.equal(true);
    }
  });

  for (const width of [280, 360, 600, 900]) {
    it(`has the badge on one line, at the end of the subject's line, at ${width} px`, () => {
      for (const facts of [{}, { subject: LONG }]) {
        const row = rowAt(width, { ...facts, unread: 2_000_000 });
        const badge = box(row, 'unread');
        const subject = box(row, 'subject');
        expect(badge.height).to.be.below(2 * 0.8 * 16);
        expect(badge.left).to.be.at.least(subject.right);
        expect(badge.top).to.be.closeTo(subject.top, 4);
        const number = document.createRange();
        number.selectNodeContents(row.querySelector('[part=unread]')!);
        expect(number.getClientRects()).to.have.length(1);
      }
    });
  }

  it('has the month above it, and the badge still at the end of the subject, in any list', () => {
    const first = { ...WHOLE, unread: 3 };
    for (const width of [320, 900]) {
      const drawing = drawList([first], { labelled: new Set([first]) });
      drawing.host.style.width = `${width}px`;
      const [row] = drawing.rows;
      expect(box(row!, 'group-label').top).to.be.closeTo(row!.getBoundingClientRect().top, 1);
      expect(box(row!, 'subject').top).to.be.at.least(box(row!, 'group-label').bottom);
      expect(box(row!, 'unread').top).to.be.closeTo(box(row!, 'subject').top, 4);
      expect(row!.scrollWidth).to.equal(row!.clientWidth);
    }
  });

  it('has the pointer of its link, except over the number, which can be copied', () => {
    const [row] = drawRows(360, [{}], { leadHref: '/{id}' }).rows;
    const pointers = ['number', 'time'].map(
      (name) => getComputedStyle(row!.querySelector(`[part=${name}]`)!).cursor,
    );
    expect(pointers).to.deep.equal(['text', 'pointer']);
  });

  it('leaves the month above it out of its part, its pointer and its focus ring', () => {
    const drawing = drawList([WHOLE], { labelled: new Set([WHOLE]), selectable: true });
    const [item] = drawing.rows;
    const [label, row] = [drawing.find('[part=group-label]'), drawing.find('[part=lead]')];
    expect([label.closest('[part=lead]'), row.closest('.item')]).to.deep.equal([null, item]);
    expect([label, row].map((node) => getComputedStyle(node).cursor)).to.deep.equal([
      'auto',
      'pointer',
    ]);
    for (const focused of [drawing.find('button'), item!]) {
      focusRow(focused);
      const rings = [item!, row].map((node) => getComputedStyle(node).outlineStyle);
      expect(rings).to.deep.equal(['none', 'solid']);
    }
  });

  it('has a bold subject and an accent edge with unread messages', () => {
    const [unread, read] = drawRows(360, [{ unread: 1 }, {}]).rows;
    const weightOf = (row: Element) =>
      getComputedStyle(row.querySelector('[part=subject]')!).fontWeight;
    expect([weightOf(unread!), weightOf(read!)]).to.deep.equal(['600', '400']);
    const edges = [unread!, read!].map((row) => parseFloat(getComputedStyle(row).borderLeftWidth));
    expect(edges).to.deep.equal([4, 0]);
    // The edge replaces some of the padding.
    expect(box(unread!, 'subject').left).to.equal(box(read!, 'subject').left);
  });

  it('is at most 75em wide, or as wide as the page says, and has the layout of that width', () => {
    const drawing = drawRows(1400);
    for (const [value, width] of [
      ['', 75 * 16],
      ['40em', 40 * 16],
      ['50%', 700],
      ['none', 1400],
      ['480px', 480],
    ] as const) {
      drawing.host.style.setProperty('--client-leads-max-width', value);
      expect(drawing.find('.list').getBoundingClientRect().width, value).to.equal(width);
    }
    expect(box(drawing.rows[0]!, 'subject').width).to.equal(box(rowAt(480), 'subject').width);
  });

  it('keeps its height if its number is very long', () => {
    const { rows } = drawRows(phoneWidth(), [{}, { number: Number.MAX_SAFE_INTEGER }]);
    const [row, other] = rows;
    expect(box(other!, 'number').right).to.be.closeTo(contentEndOf(other!), 1);
    expect(box(other!, 'meta').right).to.be.below(box(other!, 'number').left);
    expect(heightOf(other!)).to.be.closeTo(heightOf(row!), 1.1);
  });

  it('shows no text on top of a long mark', () => {
    const mark = 'Требуется согласование с юридическим отделом';
    const covered = Array.from({ length: 40 }, (_, index) => 240 + 10 * index).filter((width) => {
      const row = rowAt(width, { mark });
      const shown = row.querySelector('[part=meta] > [aria-hidden]')!;
      const text = document.createRange();
      text.selectNodeContents(shown);
      const { top, height, right } = text.getBoundingClientRect();
      // Capital letters start some way below the top of their line.
      const capitals = new DOMRect(0, top + height / 5, 0, height * 0.8);
      const isBeside = areBeside(capitals, box(row, 'mark'));
      const end = Math.min(right, shown.getBoundingClientRect().right);
      return isBeside && end > box(row, 'mark').left;
    });
    expect(covered).to.deep.equal([]);
  });

  it('keeps its height with a mark or a badge', () => {
    for (const width of [360, 900]) {
      // Every row except the first has a line above it.
      const { rows } = drawRows(width, [{}, {}, { mark: 'Важное', unread: 3 }]);
      expect(heightOf(rows[2]!), `${width} px`).to.be.closeTo(heightOf(rows[1]!), 1);
    }
  });
});

describe('a row of a wide list', () => {
  const STATUSES = [
    'Новое',
    'Ожидает ответа клиента',
    'Ожидает ответа от клиента',
    'Передано на рассмотрение в отдел по работе с претензиями покупателей и партнёров программы',
  ];

  for (const [title, dir, isGrouped] of [
    ['', 'ltr', false],
    [', grouped', 'ltr', true],
    [', right to left', 'rtl', false],
  ] as const) {
    it(`has aligned columns, and no gap below the subject if a status wraps${title}`, () => {
      const mark = 'Важное';
      const leads = STATUSES.map((status, index) => ({ ...WHOLE, id: index + 1, status, mark }));
      const drawing = drawList(leads, { labelled: new Set(isGrouped ? leads.slice(0, 1) : []) });
      const { host, rows } = drawing;
      host.dir = dir;
      const [start, end] =
        dir === 'rtl' ? (['right', 'left'] as const) : (['left', 'right'] as const);
      for (const width of [880, 1200]) {
        host.style.width = `${width}px`;
        expect(linesOf(rows.at(-1)!, 'status')).to.be.above(2);
        const gapIn = (row: Element) => box(row, 'meta').top - box(row, 'subject').bottom;
        for (const [index, row] of rows.entries()) {
          expect(gapIn(row), STATUSES[index]).to.be.closeTo(gapIn(rows[0]!), 1);
          for (const name of ['subject', 'meta', 'status']) {
            expect(box(row, name)[start], name).to.be.closeTo(box(rows[0]!, name)[start], 1);
          }
          for (const name of ['time', 'number']) {
            expect(box(row, name)[end], name).to.be.closeTo(box(rows[0]!, 'time')[end], 1);
          }
          expect(box(row, 'number').top).to.be.at.least(box(row, 'time').bottom);
          expect(box(row, 'status').bottom).to.be.below(row.getBoundingClientRect().bottom);
          const [mark, status] = [box(row, 'mark'), box(row, 'status')];
          const isApart = mark.right <= status.left || mark.left >= status.right;
          expect(isApart, 'mark').to.equal(true);
        }
        const isBefore = box(rows[0]!, 'subject').left < box(rows[0]!, 'time').left;
        expect(isBefore).to.equal(dir === 'ltr');
      }
    });
  }

  it('keeps date and number together if the subject wraps', () => {
    const distanceIn = (row: Element) => box(row, 'number').top - box(row, 'time').bottom;
    const { rows } = drawRows(900, [{}, { subject: LONG.repeat(2) }]);
    expect(linesOf(rows[1]!, 'subject')).to.be.above(1);
    expect(distanceIn(rows[1]!)).to.be.closeTo(distanceIn(rows[0]!), 1);
    expect(baselineOf(rows[0]!, 'number')).to.be.closeTo(baselineOf(rows[0]!, 'meta'), 1);
  });

  it('gives the subject the room that its statuses and dates do not need', () => {
    const time = { iso: `${new Date().getFullYear()}-12-22T02:25:53` };
    const [short] = drawRows(900, [{ status: 'Новое', time }]).rows;
    const [long] = drawRows(900, [{ status: STATUSES[2]! }]).rows;
    const gap = box(short!, 'time').left - box(short!, 'status').right;
    expect(gap).to.be.below(96);
    expect(box(short!, 'subject').width).to.be.above(box(long!, 'subject').width + 100);
  });

  it('fits a status of some 25 characters on one line, in each tone', () => {
    for (const tone of STATUS_TONES) {
      const statusTones = Object.fromEntries(STATUSES.map((status) => [status, tone]));
      const short = STATUSES.slice(0, 3).map((status) => ({ status }));
      const { rows } = drawRows(880, short, { statusTones });
      expect(
        rows.map((row) => linesOf(row, 'status')),
        tone,
      ).to.deep.equal([1, 1, 1]);
    }
  });

  it('has a status as wide as its text', () => {
    const row = rowAt(1000, { status: 'Новое' });
    const status = row.querySelector('[part~=status]')!;
    const words = document.createRange();
    words.selectNodeContents(status);
    const { paddingLeft, paddingRight, fontSize } = getComputedStyle(status);
    // Besides the padding there are the dot and its gap.
    const around = parseFloat(paddingLeft) + parseFloat(paddingRight) + 1.3 * parseFloat(fontSize);
    const { width } = words.getBoundingClientRect();
    expect(box(row, 'status').width).to.be.closeTo(width + around, 4);
  });
});

describe('a status', () => {
  /** The statuses of a list with one of each tone. */
  function drawTones(scheme: string, statusTones: typeof EACH_TONE | null): Drawing {
    const each = STATUS_TONES.map((status) => ({ status }));
    const drawing = drawRows(600, each, { statusTones });
    drawing.host.style.colorScheme = scheme;
    return drawing;
  }

  it('distinguishes tones by shape, not by colour alone', () => {
    const shapes = drawTones('light', EACH_TONE)
      .all('[part~=status]')
      .map((status) => {
        const { clipPath, borderWidth, rotate } = getComputedStyle(status, '::before');
        return [clipPath, borderWidth, rotate].join(' ');
      });
    expect(new Set(shapes).size).to.equal(STATUS_TONES.length);
  });

  for (const scheme of ['light', 'dark']) {
    it(`is legible in each tone, ${scheme}`, () => {
      for (const statusTones of [null, EACH_TONE]) {
        for (const status of drawTones(scheme, statusTones).all('[part~=status]')) {
          expect(textContrast(status), status.className).to.be.at.least(4.5);
        }
      }
    });

    it(`does not use the accent colour without a tone, ${scheme}`, () => {
      // The other tone is there for comparison.
      const drawing = drawTones(scheme, { progress: 'progress' });
      const neutral = drawing.all('[part~=status-neutral]');
      const looks = (accent: string) => {
        drawing.host.style.setProperty('--client-leads-accent', accent);
        return neutral.map((status) => [paintOf(status), paintOf(status, '::before')]);
      };
      expect(neutral).to.have.length(STATUS_TONES.length - 1);
      expect(looks('#f00')).to.deep.equal(looks('#0f0'));
    });
  }
});
