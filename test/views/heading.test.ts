import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { renderGroupLabel, renderHeading } from '../../src/views/heading.js';
import { draw } from '../helpers/drawing.js';
import { text } from '../helpers/element.js';

describe('the heading of the list', () => {
  const looks = new Set<string>();

  for (const [level, monthLevel] of [
    [1, 2],
    [2, 3],
    [3, 4],
    [4, 5],
    [5, 6],
    [6, 6],
  ] as const) {
    it(`is an h${level} if the page sets that level, and a month is an h${monthLevel}`, () => {
      const drawing = draw(
        html`${renderHeading(level, 'Обращения')} ${renderGroupLabel(level, 'Май')}`,
      );
      const [heading, label] = ['heading', 'group-label'].map((name) =>
        drawing.find(`[part=${name}]`),
      );
      expect([heading!.localName, text(heading!)]).to.deep.equal([`h${level}`, 'Обращения']);
      expect(label!.localName).to.equal(`h${monthLevel}`);
      // The level does not change the look.
      for (const node of [heading!, label!]) {
        const { fontSize, fontWeight, margin } = getComputedStyle(node);
        looks.add([fontSize, fontWeight, margin, node.offsetHeight].join(' '));
      }
      expect(looks.size).to.equal(2);
    });
  }
});
