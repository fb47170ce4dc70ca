import { expect } from '@open-wc/testing';
import '../../src/index.js';
import { rows, showList } from '../helpers/element.js';
import { overflowing, phoneWidth } from '../helpers/geometry.js';
import { EVERYTHING, POSES } from '../helpers/poses.js';
import { addStyle } from '../helpers/style-sheets.js';

const WORD = 'Щ'.repeat(10_000);

function heightOf(element: Element | null): number {
  return element?.getBoundingClientRect().height ?? 0;
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

  it('has rows of 104 px at most at 360 px, on average over the demo rows', async () => {
    const [element] = await showList({ leads: 20 });
    element.style.cssText = `inline-size: ${phoneWidth()}px; font: 16px/1.5 sans-serif`;
    const heights = rows(element).map(heightOf);
    expect(heights).to.have.length(20);
    expect(heights.reduce((sum, height) => sum + height) / heights.length).to.be.at.most(104);
  });

  it('has touch targets of sufficient size', async () => {
    const element = await POSES.ready(EVERYTHING);
    element.style.inlineSize = '280px';
    const controls = element.shadowRoot!.querySelectorAll('button,input,select');
    const targets = [...controls, ...rows(element)];
    expect(controls.length).to.equal(4);
    expect(targets.every((target) => heightOf(target) >= 43)).to.equal(true);
  });
});
