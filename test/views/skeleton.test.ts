import { expect, nextFrame } from '@open-wc/testing';
import { html } from 'lit';
import type { Lead } from '../../src/model/lead.js';
import { renderReservedRows, renderSkeleton } from '../../src/views/skeleton.js';
import { Drawing, RUSSIAN } from '../helpers/drawing.js';
import { lead } from '../helpers/leads.js';
import { laidOut } from '../helpers/geometry.js';

/** Leads whose rows have one line each, as placeholders do. */
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

/** Placeholders in a container with this width. */
function drawSkeleton(rows: number, width = 600): Drawing {
  const drawing = new Drawing();
  drawing.host.style.width = `${width}px`;
  return drawing.draw(renderSkeleton(rows, 0, RUSSIAN));
}

/** The positions and heights of rows and their fields. */
function boxesOf(drawing: Drawing): DOMRect[] {
  return drawing
    .all('.row, .row :is(.subject, .status, .time, .meta, .number)')
    .map((node) => node.getBoundingClientRect());
}

describe('the skeleton', () => {
  for (const width of [280, 600, 900]) {
    it(`has the positions of the rows, of which it draws ten, at ${width} px`, async () => {
      const drawing = drawSkeleton(40, width);
      const expected = boxesOf(drawing);
      expect(expected).to.have.length(10 * 6);
      const heightOfList = () => drawing.find('.list').getBoundingClientRect().height;
      const height = heightOfList();
      drawing.drawList(alike(40));
      await laidOut();
      for (const [index, { top, height, left, right }] of boxesOf(drawing).slice(0, 60).entries()) {
        expect(top, `top ${index}`).to.be.closeTo(expected[index]!.top, 1);
        expect(height, `height ${index}`).to.be.closeTo(expected[index]!.height, 1);
        // Dates and numbers have various widths, and are aligned at their end.
        expect(right - left, `width ${index}`).to.be.above(20);
        const ends = [left - expected[index]!.left, right - expected[index]!.right];
        expect(Math.min(...ends.map(Math.abs)), `left or right ${index}`).to.be.below(2);
      }
      for (const row of drawing.rows) {
        row.scrollIntoView();
        await nextFrame();
      }
      expect(heightOfList()).to.be.closeTo(height, 2);
    });
  }

  it('is hidden from assistive technology', () => {
    const drawing = drawSkeleton(2).draw(html`
      ${renderSkeleton(2, 3, RUSSIAN)} ${renderReservedRows(3, '', RUSSIAN)}
    `);
    const hidden = drawing.all('.row, .more');
    expect(hidden).to.have.length(6);
    expect(hidden.every((node) => node.closest('[aria-hidden=true]'))).to.equal(true);
  });
});

describe('the place of a further page', () => {
  it('has a spinner over the first of five placeholders', () => {
    const drawing = new Drawing().draw(renderReservedRows(40, '', RUSSIAN));
    const placeholders = drawing.all('.row');
    expect(placeholders).to.have.length(5);
    const { bottom } = drawing.find('.spinner').getBoundingClientRect();
    expect(bottom).to.be.below(placeholders[0]!.getBoundingClientRect().bottom);
  });
});
