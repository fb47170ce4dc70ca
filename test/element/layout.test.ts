import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads } from '../../src/index.js';
import { part, rows, settled, showList, text } from '../helpers/element.js';
import { brokenWords, isMissing, overflowing } from '../helpers/geometry.js';
import { EVERYTHING, POSES } from '../helpers/poses.js';
import { addStyle } from '../helpers/style-sheets.js';

const WORD = 'Щ'.repeat(10_000);

function heightOf(element: Element | null): number {
  return element?.getBoundingClientRect().height ?? 0;
}

/** How far the lowest thing that is seen reaches below the top of the element. */
function lastSeen(element: ClientLeads): number {
  const { top } = element.getBoundingClientRect();
  const seen = element.shadowRoot!.querySelectorAll('.heading, .summary, .list, .notice, button');
  return Math.max(0, ...[...seen].map((node) => node.getBoundingClientRect().bottom - top));
}

/** The left sides of the first and the last letter of a text. */
function endsOf(node: Element): readonly [number, number] {
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  do {
    walker.nextNode();
  } while (text(walker.currentNode) === '');
  const words = walker.currentNode as Text;
  const leftOf = (index: number) => {
    const range = document.createRange();
    range.setStart(words, index);
    range.setEnd(words, index + 1);
    return range.getBoundingClientRect().left;
  };
  return [leftOf(0), leftOf(words.length - 1)];
}

describe('layout', () => {
  for (const [title, width, css] of [
    ['in a sidebar of 280 px', 280, ''],
    ['at 320 px', 320, ''],
    ['at 200 % text', 320, ':host { font-size: 200%; }'],
    [
      'with the spacing of WCAG 1.4.12',
      320,
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }',
    ],
  ] as const) {
    for (const [status, pose] of Object.entries(POSES)) {
      it(`does not scroll sideways ${title}, ${status}`, async () => {
        const element = await pose(EVERYTHING);
        element.style.inlineSize = `${width}px`;
        addStyle(css, element.shadowRoot!);
        expect(overflowing(element)).to.deep.equal([]);
      });
    }

    it(`does not scroll sideways ${title} for words of 10,000 letters`, async () => {
      const [element] = await showList(
        {
          leads: [
            { Id: 1, Leads: 1, Subject: WORD, LeadStatusName: WORD, LeadMarkName: WORD },
            { Id: 2, LeadTypeName: WORD, CountNotReadMessage: 2_000_000_000 },
          ],
        },
        EVERYTHING,
      );
      element.messages = { heading: WORD, loadMore: WORD, filterUnread: WORD };
      element.style.inlineSize = `${width}px`;
      addStyle(css, element.shadowRoot!);
      await element.updateComplete;
      expect(overflowing(element)).to.deep.equal([]);
    });
  }

  for (const [font, limit] of [
    ['Liberation Sans', 106],
    ['Noto Sans', 106],
    ['DejaVu Sans', 108],
  ] as const) {
    it(`has rows of ${limit} px at most on a phone, on average over the demo rows, in ${font}`, async () => {
      for (const attributes of [{}, { 'lead-href': '/{id}' }]) {
        const [element] = await showList({ leads: 20 }, attributes);
        for (const width of [288, 312, 328]) {
          element.style.cssText = `inline-size: ${width}px; font: 16px/1.5 '${font}', sans-serif`;
          const heights = rows(element).map(heightOf);
          expect(heights).to.have.length(20);
          const average = heights.reduce((sum, height) => sum + height) / heights.length;
          expect(average, `${width} px`).to.be.at.most(isMissing(font) ? 108 : limit);
        }
      }
    });

    it(`has no date on a line of its own in a row with a status, in ${font}`, async () => {
      const tones = '{ "Ожидает ответа клиента": "attention" }';
      const [element] = await showList({ leads: 60 }, { length: '60', 'status-tones': tones });
      const waiting = rows(element).filter((row) => text(row).includes('Ожидает ответа клиента'));
      expect(waiting).not.to.have.length(0);
      for (const width of [312, 328, 358, 390, 480, 639, 640, 900]) {
        element.style.cssText = `inline-size: ${width}px; font: 16px/1.5 '${font}', sans-serif`;
        for (const row of rows(element)) {
          const [status, date] = row.querySelectorAll<HTMLElement>('.status, .time');
          const room = status!.getBoundingClientRect().bottom - date!.getBoundingClientRect().top;
          expect(status!.hidden ? 1 : room, `${width} px: ${text(row)}`).to.be.above(0);
        }
      }
    });

    it(`breaks no short word at 200 % text, in ${font}`, async () => {
      const [element] = await showList({ leads: 60 }, { ...EVERYTHING, length: '60' });
      element.style.cssText = `inline-size: 320px; font: 32px/1.5 '${font}', sans-serif`;
      expect(brokenWords(element.shadowRoot!)).to.deep.equal([]);
    });

    it(`has each status on one line, and small text no larger than the subject, in ${font}`, async () => {
      const tones = '{ "Ожидает ответа клиента": "attention" }';
      const [element] = await showList({ leads: 60 }, { length: '60', 'status-tones': tones });
      for (const size of [11, 12, 13, 16]) {
        element.style.cssText = `inline-size: 900px; font: ${size}px/1.5 '${font}', sans-serif`;
        for (const row of rows(element)) {
          const [subject, status, details] = ['.subject', '.status', '.details'].map((name) => {
            const node = row.querySelector(name)!;
            return { height: heightOf(node), letters: parseFloat(getComputedStyle(node).fontSize) };
          });
          const message = `${size} px: ${text(row)}`;
          expect(status!.height, message).to.be.below(2 * status!.letters);
          expect(details!.letters, message).to.be.within(12, subject!.letters);
        }
      }
    });

    it(`wraps no subject beside room for it, in ${font}`, async () => {
      const [element] = await showList({ leads: 137 }, { length: '137' });
      for (const width of [640, 700, 768, 900, 1200]) {
        element.style.cssText = `inline-size: ${width}px; font: 16px/1.5 '${font}', sans-serif`;
        for (const row of rows(element)) {
          const line = row.querySelector('.subject-line')!;
          const [status, date] = row.querySelectorAll<HTMLElement>('.status, .time');
          const end = line.getBoundingClientRect().right;
          const next = (status!.hidden ? date! : status!).getBoundingClientRect();
          // Two gaps, and what a short date leaves of its width.
          const limitOfRoom = status!.hidden ? 16 + 7 * 16 - next.width : 8;
          const room = heightOf(line) < 40 || next.width === 0 ? 0 : next.left - end;
          expect(room, `${width} px: ${line.textContent}`).to.be.at.most(limitOfRoom + 1);
        }
      }
    });
  }

  for (const [status, pose] of Object.entries(POSES)) {
    it(`keeps no room below the last thing that is seen, ${status}`, async () => {
      for (const attributes of [{}, EVERYTHING]) {
        const element = await pose(attributes);
        for (const width of [280, 320, 390, 700, 900, 1200]) {
          element.style.inlineSize = `${width}px`;
          expect(heightOf(element) - lastSeen(element), `${width} px`).to.be.at.most(40);
        }
      }
    });
  }

  it('keeps no room below few rows', async () => {
    for (const count of [0, 1, 2, 7]) {
      const [element] = await showList({ leads: count }, EVERYTHING);
      for (const width of [320, 390, 1200]) {
        element.style.inlineSize = `${width}px`;
        expect(heightOf(element) - lastSeen(element), `${count} rows`).to.be.at.most(1);
      }
    }
  });

  it('lets a page without margins not scroll sideways, with every control set', async () => {
    const [element] = await showList({ leads: 8 }, EVERYTHING);
    element.filter = { search: 'сертификат', status: 'Ожидает ответа клиента', waiting: true };
    await settled(element);
    for (const width of [320, 390]) {
      const page = element.parentElement!;
      page.style.cssText = `overflow: auto; inline-size: ${width}px`;
      expect(page.scrollWidth).to.equal(page.clientWidth);
    }
  });

  it('reads from right to left in the order of each language, with dates at the far edge', async () => {
    const attributes = { length: '3', dir: 'rtl', 'login-href': '/in', lang: 'en' };
    const [element] = await showList({ leads: 8 }, attributes);
    element.messages = { heading: '8 (eight)', shown: '3 of {total}.', loadMore: '{n} more!' };
    await element.updateComplete;
    for (const name of ['heading', 'summary', 'load-more']) {
      const [first, last] = endsOf(part(element, name)!);
      expect(first, name).to.be.below(last);
    }
    element.messages = { loadMore: 'עוד {n}!' };
    await element.updateComplete;
    const [first, last] = endsOf(part(element, 'load-more')!);
    expect(first).to.be.above(last);
    for (const lang of ['en', 'ru', 'he']) {
      element.lang = lang;
      await settled(element);
      for (const width of [312, 900]) {
        element.style.inlineSize = `${width}px`;
        const { left } = part(element, 'list')!.getBoundingClientRect();
        const places = rows(element).map((row) => {
          const date = row.querySelector('.time')!.getBoundingClientRect();
          return Math.round(date.left - left - parseFloat(getComputedStyle(row).paddingLeft));
        });
        expect(places, `${lang}, ${width} px`).to.deep.equal([1, 1, 1]);
      }
    }
  });

  it('has touch targets of sufficient size', async () => {
    const element = await POSES.ready(EVERYTHING);
    element.style.inlineSize = '280px';
    const controls = element.shadowRoot!.querySelectorAll('button,input,select');
    const targets = [...controls, ...rows(element)];
    expect(controls.length).to.equal(6);
    const least = matchMedia('(pointer: coarse)').matches ? 44 : 40;
    expect(targets.map(heightOf).filter((height) => height < least)).to.deep.equal([]);
  });
});
