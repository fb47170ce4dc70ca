import { expect } from '@open-wc/testing';
import '../src/index.js';
import type { ClientLeads } from '../src/index.js';
import { textContrast } from './helpers/contrast.js';
import { DemoHost, type HostRow } from './helpers/demo-host.js';
import { mountFor, rows, settled } from './helpers/element.js';

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

  it('cuts a subject after two lines and what is below after one', async () => {
    const element = await withRows([{ ...WHOLE, Subject: LONG, FormName: `${LONG}!` }], 360);
    const [row] = rows(element);
    expect(linesOf(row!, 'subject')).to.equal(2);
    expect(linesOf(row!, 'meta')).to.equal(1);
    const meta = row!.querySelector('[part=meta] > [aria-hidden]')!;
    expect(getComputedStyle(meta).textOverflow).to.equal('ellipsis');
    expect(meta.textContent).to.contain(`${LONG}!`);
  });

  it('cuts a subject that is a link or a button, too', async () => {
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

  it('keeps its height if a mark or a badge is added', async () => {
    for (const width of [360, 900]) {
      const marked = { ...WHOLE, Id: 2, LeadMarkName: 'Важное', CountNotReadMessage: 3 };
      const element = await withRows([WHOLE, { ...WHOLE, Id: 3 }, marked], width);
      const [, plain, other] = rows(element).map((row) => row.getBoundingClientRect().height);
      expect(other, `${width} px`).to.be.closeTo(plain!, 1);
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
  }
});
