import { expect } from '@open-wc/testing';
import { renderHeading } from '../../src/views/heading.js';
import { draw } from '../helpers/drawing.js';
import { text } from '../helpers/element.js';

describe('the heading of the list', () => {
  const looks = new Set<string>();

  for (const level of [1, 2, 3, 4, 5, 6]) {
    it(`is an h${level} if the page sets that level, and looks the same`, () => {
      const heading = draw(renderHeading(level, 'Обращения')).find('[part=heading]');
      expect([heading.localName, text(heading)]).to.deep.equal([`h${level}`, 'Обращения']);
      const { fontSize, fontWeight, margin } = getComputedStyle(heading);
      looks.add([fontSize, fontWeight, margin, heading.offsetHeight].join(' '));
      expect(looks.size).to.equal(1);
    });
  }
});
