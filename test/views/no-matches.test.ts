import { expect } from '@open-wc/testing';
import { renderNoMatches, type NoMatchesState } from '../../src/views/no-matches.js';
import { draw, ENGLISH, type Drawing } from '../helpers/drawing.js';
import { text } from '../helpers/element.js';

function drawNoMatches(state: Partial<NoMatchesState>): Drawing {
  return draw(
    renderNoMatches({
      language: ENGLISH,
      isComplete: true,
      hasSearch: false,
      onClear: () => undefined,
      onAll: undefined,
      ...state,
    }),
  );
}

describe('the text for a filter without matches', () => {
  it('does not speak for unread pages of the list, and has a hint for a search', () => {
    const said = (state: Partial<NoMatchesState>) => text(drawNoMatches(state).find('slot'));
    expect(said({})).to.equal('Nothing found Clear the filters');
    expect(said({ isComplete: false })).to.contain('Nothing found in the inquiries read so far');
    expect(said({ hasSearch: true })).to.contain('Try a shorter word, or only its beginning');
  });

  it('offers to clear the filter, and to show all time if that is different', () => {
    const pressed: string[] = [];
    const { renderRoot } = drawNoMatches({
      onClear: () => pressed.push('clear'),
      onAll: () => pressed.push('all'),
    });
    for (const button of renderRoot.querySelectorAll('button')) {
      button.click();
    }
    expect(pressed).to.deep.equal(['clear', 'all']);
  });
});
