import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads } from '../../src/index.js';
import { textContrast } from '../helpers/contrast.js';
import { DemoHost, type HostRow } from '../helpers/demo-host.js';
import { mountFor, rows, settled } from '../helpers/element.js';

const WHOLE: HostRow = {
  Id: 1,
  Leads: 504_871,
  ProcTime: '2025-12-22T02:25:53',
  Subject: 'Баллы не начислены',
  LeadStatusName: 'В работе',
  LeadTypeName: 'Бонусные баллы',
  LeadSourceName: 'Виджет сертификатов',
  FormName: 'Личный кабинет: баллы',
};
const LONG = 'Не пришёл сертификат, за который заплачено ещё на прошлой неделе, и молчит поддержка';

/** Takes as many pixels in Arial of 13 px. */
const SAMPLE = '22 дек. 2025 г., 02:25';
const SAMPLE_WIDTH = 125;

/** Returns a width that has room for as many letters as 360 px have in Arial: other fonts are wider. */
function phoneWidth(): number {
  const context = document.createElement('canvas').getContext('2d')!;
  context.font = '13px sans-serif';
  return 360 * Math.max(1, context.measureText(SAMPLE).width / SAMPLE_WIDTH);
}

/** An element of this width whose text is 16 px high. */
async function withRows(leads: HostRow[] | number, width: number): Promise<ClientLeads> {
  const element = mountFor(await DemoHost.create({ leads }));
  element.style.cssText = `width: ${width}px; font: 16px/1.5 sans-serif`;
  return settled(element);
}

function box(row: Element, name: string): DOMRect {
  return row.querySelector(`[part~=${name}]`)!.getBoundingClientRect();
}

/** How many lines high a part of a row is. */
function linesOf(row: Element, name: string): number {
  const node = row.querySelector(`[part~=${name}]`)!;
  return Math.round(box(row, name).height / parseFloat(getComputedStyle(node).lineHeight));
}

/** Whether two boxes stand on one line. */
function areBeside(a: DOMRect, b: DOMRect): boolean {
  return a.top < b.bottom && b.top < a.bottom;
}

function expectClose(actual: readonly number[], expected: readonly number[]): void {
  for (const [index, value] of actual.entries()) {
    expect(value, `number ${index}`).to.be.closeTo(expected[index]!, 1);
  }
}

/** The colours that a node, or its pseudo-element, is painted with. */
function paintOf(node: Element, pseudo?: string): string {
  const { color, backgroundColor, backgroundImage, borderTopColor } = getComputedStyle(
    node,
    pseudo,
  );
  return [color, backgroundColor, backgroundImage, borderTopColor].join(' ');
}

describe('a row', () => {
  it('is at most 104 px high at 360 px, on average over the demo rows', async () => {
    const element = await withRows(20, phoneWidth());
    const heights = rows(element).map((row) => row.getBoundingClientRect().height);
    expect(heights).to.have.length(20);
    expect(heights.reduce((sum, height) => sum + height) / heights.length).to.be.at.most(104);
  });

  it('has no text smaller than 0.8em', async () => {
    const element = await withRows(
      [{ ...WHOLE, CountNotReadMessage: 3, LeadMarkName: 'Важное' }],
      360,
    );
    const sizes = [...rows(element)[0]!.querySelectorAll('*')].map((node) =>
      parseFloat(getComputedStyle(node).fontSize),
    );
    expect(Math.min(...sizes)).to.be.at.least(0.8 * 16);
  });

  it('cuts a subject that leads nowhere after five lines, and what is below after one', async () => {
    for (const width of [200, 360, 900]) {
      const Subject = LONG.repeat(width / 100);
      const element = await withRows([{ ...WHOLE, Subject, FormName: `${LONG}!` }], width);
      expect(linesOf(rows(element)[0]!, 'subject'), `${width} px`).to.equal(5);
    }
    const element = await withRows([{ ...WHOLE, FormName: `${LONG}!` }], 360);
    const [row] = rows(element);
    expect(linesOf(row!, 'meta')).to.equal(1);
    const meta = row!.querySelector('[part=meta] > [aria-hidden]')!;
    expect(getComputedStyle(meta).textOverflow).to.equal('ellipsis');
    expect(meta.textContent).to.contain(`${LONG}!`);
  });

  it('cuts a subject that is a link or a button after two lines', async () => {
    for (const attributes of [{ 'lead-href': '/{id}' }, { selectable: '' }]) {
      const host = await DemoHost.create({ leads: [{ ...WHOLE, Subject: LONG }] });
      const element = mountFor(host, attributes);
      element.style.cssText = 'width: 360px; font: 16px/1.5 sans-serif';
      const [row] = rows(await settled(element));
      expect(linesOf(row!, 'subject'), Object.keys(attributes)[0]).to.equal(2);
    }
  });

  it('has status and date on one line, and the number at its end', async () => {
    const [row] = rows(await withRows([WHOLE], phoneWidth()));
    const [status, time, number, meta] = ['status', 'time', 'number', 'meta'].map((name) =>
      box(row!, name),
    );
    expect(areBeside(status!, time!)).to.equal(true);
    expect(areBeside(status!, number!)).to.equal(true);
    expect(time!.left).to.be.above(status!.right);
    expect(number!.left).to.be.above(time!.right);
    expect(number!.right).to.be.closeTo(meta!.right, 1);
    expect(meta!.top).to.be.at.least(status!.bottom);
  });

  for (const width of [280, 360, 600, 900]) {
    it(`has the badge on one line, at the end of the subject's, at ${width} px`, async () => {
      for (const Subject of ['Тема', LONG]) {
        const element = await withRows(
          [{ ...WHOLE, Subject, CountNotReadMessage: 2_000_000 }],
          width,
        );
        const [row] = rows(element);
        const badge = box(row!, 'unread');
        const subject = box(row!, 'subject');
        expect(badge.height).to.be.below(2 * 0.8 * 16);
        expect(badge.left).to.be.at.least(subject.right);
        expect(badge.top).to.be.closeTo(subject.top, 4);
        const number = document.createRange();
        number.selectNodeContents(row!.querySelector('[part=unread]')!);
        expect(number.getClientRects()).to.have.length(1);
      }
    });
  }

  it('has bold subject and an accent edge with unread messages', async () => {
    const element = await withRows(
      [
        { ...WHOLE, CountNotReadMessage: 1 },
        { ...WHOLE, Id: 2 },
      ],
      360,
    );
    const [unread, read] = rows(element);
    const weightOf = (row: Element) =>
      getComputedStyle(row.querySelector('[part=subject]')!).fontWeight;
    expect([weightOf(unread!), weightOf(read!)]).to.deep.equal(['700', '500']);
    const edges = [unread!, read!].map((row) => parseFloat(getComputedStyle(row).borderLeftWidth));
    expect(edges).to.deep.equal([4, 0]);
    // The edge takes its room from the padding.
    expect(box(unread!, 'subject').left).to.equal(box(read!, 'subject').left);
  });

  it('is at most 60em wide, with columns that are aligned and the number under the date', async () => {
    const element = await withRows(20, 1200);
    const list = element.shadowRoot!.querySelector('[part=list]')!.getBoundingClientRect();
    expect(list.width).to.equal(60 * 16);
    const isShown = (row: HTMLElement, name: string) =>
      row.querySelector(`[part=${name}]:not([hidden])`) !== null;
    const whole = rows(element).filter((row) => isShown(row, 'number') && isShown(row, 'time'));
    expect(whole.length).to.be.above(10);
    for (const row of whole) {
      expect(box(row, 'number').left).to.be.closeTo(box(row, 'time').left, 1);
      expect(box(row, 'number').top).to.be.at.least(box(row, 'time').bottom);
    }
  });

  it('is at most as wide as the page says', async () => {
    const element = await withRows(20, 1200);
    const list = element.shadowRoot!.querySelector('[part=list]')!;
    for (const [value, width] of [
      ['40em', 40 * 16],
      ['50%', 600],
      ['none', 1200],
    ] as const) {
      element.style.setProperty('--client-leads-max-width', value);
      expect(list.getBoundingClientRect().width, value).to.equal(width);
    }
  });

  it('is laid out by the width that the page says', async () => {
    const [row] = rows(await withRows([WHOLE], 480));
    const expected = box(row!, 'subject').width;
    const element = await withRows([WHOLE], 1200);
    element.style.setProperty('--client-leads-max-width', '480px');
    expect(box(rows(element)[0]!, 'subject').width).to.equal(expected);
  });

  it('keeps its height if its number has no room beside the date', async () => {
    const [row, other] = rows(
      await withRows([WHOLE, { ...WHOLE, Id: 2, Leads: Number.MAX_SAFE_INTEGER }], phoneWidth()),
    );
    expect(areBeside(box(other!, 'time'), box(other!, 'number'))).to.equal(false);
    expect(box(other!, 'number').bottom).to.be.below(other!.getBoundingClientRect().bottom - 4);
    expect(other!.getBoundingClientRect().height).to.be.closeTo(
      row!.getBoundingClientRect().height,
      1.1,
    );
  });

  it('keeps its height if a mark or a badge is added', async () => {
    for (const width of [360, 900]) {
      const marked = { ...WHOLE, Id: 2, LeadMarkName: 'Важное', CountNotReadMessage: 3 };
      const element = await withRows([WHOLE, { ...WHOLE, Id: 3 }, marked], width);
      const [, plain, other] = rows(element).map((row) => row.getBoundingClientRect().height);
      expect(other, `${width} px`).to.be.closeTo(plain!, 1);
    }
  });
});

describe('a status in a wide container', () => {
  const STATUSES = [
    'Новое',
    'Ожидает ответа клиента',
    'Ожидает ответа от клиента',
    'Передано на рассмотрение в отдел по работе с претензиями покупателей и партнёров программы',
  ];

  for (const [title, attributes, extra] of [
    ['', {}, {}],
    [', with a mark', {}, { LeadMarkName: 'Важное' }],
    [', grouped', { 'group-by': 'month' }, { LeadMarkName: 'Важное' }],
    [', right to left', { dir: 'rtl' }, { LeadMarkName: 'Важное' }],
  ] as const) {
    it(`opens no gap below the subject if it wraps, and keeps the columns${title}`, async () => {
      const leads = STATUSES.map((LeadStatusName, index) => ({
        ...WHOLE,
        ...extra,
        Id: index + 1,
        LeadStatusName,
      }));
      const element = mountFor(await DemoHost.create({ leads }), attributes);
      for (const width of [880, 1200]) {
        element.style.cssText = `width: ${width}px; font: 16px/1.5 sans-serif`;
        await settled(element);
        const drawn = rows(element);
        expect(linesOf(drawn.at(-1)!, 'status')).to.be.above(2);
        const gaps = drawn.map((row) => box(row, 'meta').top - box(row, 'subject').bottom);
        const start = 'dir' in attributes ? 'right' : 'left';
        const columns = drawn.map((row) =>
          ['subject', 'meta', 'status', 'time', 'number'].map((name) => box(row, name)[start]),
        );
        for (const [index, row] of drawn.entries()) {
          expect(gaps[index], STATUSES[index]).to.be.closeTo(gaps[0]!, 1);
          expectClose(columns[index]!, columns[0]!);
          const bottom = row.getBoundingClientRect().bottom;
          expect(box(row, 'status').bottom).to.be.below(bottom);
          const mark = row.querySelector('[part=mark]')?.getBoundingClientRect();
          if (mark) {
            const status = box(row, 'status');
            const isApart = mark.right <= status.left || mark.left >= status.right;
            expect(isApart, 'mark').to.equal(true);
          }
        }
      }
    });
  }

  it('stands on one line if it has some 25 characters, in each tone', async () => {
    const element = await withRows(
      STATUSES.slice(0, 3).map((LeadStatusName, index) => ({
        ...WHOLE,
        Id: index + 1,
        LeadStatusName,
      })),
      880,
    );
    for (const tone of ['neutral', 'progress', 'attention', 'success', 'danger'] as const) {
      element.statusTones = Object.fromEntries(STATUSES.map((status) => [status, tone]));
      await element.updateComplete;
      expect(
        rows(element).map((row) => linesOf(row, 'status')),
        tone,
      ).to.deep.equal([1, 1, 1]);
    }
  });
});

describe('a status', () => {
  const TONES = ['neutral', 'progress', 'attention', 'success', 'danger'] as const;

  for (const scheme of ['light', 'dark']) {
    it(`is legible in each tone, ${scheme}`, async () => {
      const leads = TONES.map((LeadStatusName, index) => ({ Id: index + 1, LeadStatusName }));
      const element = mountFor(await DemoHost.create({ leads }));
      element.style.colorScheme = scheme;
      await settled(element);
      for (const statusTones of [null, Object.fromEntries(TONES.map((tone) => [tone, tone]))]) {
        element.statusTones = statusTones;
        await element.updateComplete;
        for (const status of element.shadowRoot!.querySelectorAll('[part~=status]')) {
          expect(textContrast(status), status.className).to.be.at.least(4.5);
        }
      }
    });

    it(`takes nothing of the accent without a tone, ${scheme}`, async () => {
      const leads = TONES.map((LeadStatusName, index) => ({ Id: index + 1, LeadStatusName }));
      const element = mountFor(await DemoHost.create({ leads }));
      element.style.colorScheme = scheme;
      await settled(element);
      const looks = (accent: string) => {
        element.style.setProperty('--client-leads-accent', accent);
        return [...element.shadowRoot!.querySelectorAll('[part~=status-neutral]')].flatMap(
          (status) => [paintOf(status), paintOf(status, '::before')],
        );
      };
      for (const statusTones of [null, { progress: 'progress' } as const]) {
        element.statusTones = statusTones;
        await element.updateComplete;
        expect(looks('#f00')).to.deep.equal(looks('#0f0'));
      }
      // The other tones are there to be told apart from it.
      expect(looks('#f00')).to.have.length(2 * (TONES.length - 1));
    });
  }
});
