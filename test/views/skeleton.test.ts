import { expect } from '@open-wc/testing';
import type { Lead } from '../../src/model/lead.js';
import { renderSkeleton } from '../../src/views/skeleton.js';
import { Drawing } from '../helpers/drawing.js';
import { lead } from '../helpers/leads.js';
import { laidOut } from '../helpers/geometry.js';

/** Leads whose rows have one line for each kind of field. */
function alike(count: number): Lead[] {
  return Array.from({ length: count }, (_, index) =>
    lead(index + 1, {
      number: 504_000 + index,
      time: { iso: `${new Date().getFullYear()}-12-22T20:20:00` },
      subject: 'Баллы',
      status: 'Новое',
      type: 'Тип',
      source: 'Сайт',
    }),
  );
}

describe('the skeleton', () => {
  for (const [width, fontSize] of [
    [280, 16],
    [600, 16],
    [900, 16],
    [600, 32],
    [1800, 32],
    [600, 12],
  ] as const) {
    it(`is as high as the rows, at ${width} px with text of ${fontSize} px`, async () => {
      const drawing = new Drawing();
      drawing.host.style.cssText = `width: ${width}px; font: ${fontSize}px/1.5 sans-serif`;
      drawing.draw(renderSkeleton(20));
      const heightOfList = () => drawing.find('.list').getBoundingClientRect().height;
      const height = heightOfList();
      drawing.drawList(alike(20));
      await laidOut();
      expect(heightOfList()).to.be.closeTo(height, 10);
    });
  }

  it('is hidden from assistive technology', () => {
    const drawing = new Drawing().draw(renderSkeleton(2));
    expect(drawing.find('.skeleton').getAttribute('aria-hidden')).to.equal('true');
  });
});
