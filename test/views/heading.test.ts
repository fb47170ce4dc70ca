import { expect } from '@open-wc/testing';
import { renderGroupLabel, renderHeading } from '../../src/views/heading.js';
import { draw } from '../helpers/drawing.js';
import { text } from '../helpers/element.js';

const LEVELS = [1, 2, 3, 4, 5, 6];

describe('the heading of the list', () => {
  for (const level of LEVELS) {
    it(`is an h${level} if the page sets that level`, () => {
      const heading = draw(renderHeading(level, 'Обращения')).find('[part=heading]');
      expect([heading.localName, text(heading)]).to.deep.equal([`h${level}`, 'Обращения']);
    });
  }

  it('looks the same at every level', () => {
    const looks = LEVELS.map((level) => {
      const heading = draw(renderHeading(level, 'Обращения')).find('[part=heading]');
      const { fontSize, fontWeight, margin } = getComputedStyle(heading);
      return [fontSize, fontWeight, margin, heading.offsetHeight].join(' ');
    });
    expect(new Set(looks).size).to.equal(1);
  });
});

describe('the heading of a month', () => {
  it('is one level below the list’s heading, down to the last level', () => {
    const names = LEVELS.map(
      (level) => draw(renderGroupLabel(level, 'Май')).find('[part=group-label]').localName,
    );
    expect(names).to.deep.equal(['h2', 'h3', 'h4', 'h5', 'h6', 'h6']);
  });
});
