import { expect } from '@open-wc/testing';
import { ApiError } from '../../src/api/api-error.js';
import {
  renderEmpty,
  renderError,
  renderNoMatches,
  type NoMatchesState,
} from '../../src/views/notices.js';
import { draw, ENGLISH, type Drawing } from '../helpers/drawing.js';
import { text } from '../helpers/element.js';

const ALL_TIME = { from: null, to: null };

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

describe('the text instead of an empty list', () => {
  it('explains that there is nothing yet, and when there will be', () => {
    const slot = draw(renderEmpty(ENGLISH, ALL_TIME, undefined)).find('slot');
    expect([slot.getAttribute('name'), text(slot)]).to.deep.equal([
      'empty',
      'No inquiries yet Once you have written to us, your inquiry will appear here',
    ]);
  });

  for (const period of [
    { from: '2025-12-01', to: null },
    { from: null, to: '2025-12-01' },
  ]) {
    it(`offers all inquiries for the period ${JSON.stringify(period)}, if that is allowed`, () => {
      let presses = 0;
      const drawing = draw(renderEmpty(ENGLISH, period, () => presses++));
      // The client may have others, so the page's text for «empty» would be wrong.
      expect(drawing.find('slot').getAttribute('name')).to.equal('no-matches');
      expect(text(drawing.find('.title'))).to.equal('No inquiries in this period');
      drawing.find('[part=show-all]').click();
      expect(presses).to.equal(1);
      drawing.draw(renderEmpty(ENGLISH, period, undefined));
      expect(drawing.all('button')).to.have.length(0);
    });
  }
});

describe('the text instead of a list that failed', () => {
  it('suggests a solution if there is one', () => {
    const drawing = draw(renderError(new ApiError('config', 'Bad.'), ENGLISH, 'the controls'));
    expect(text(drawing.find('slot[name=error]'))).to.equal(
      'The inquiries are not available right now Please come back later the controls',
    );
    drawing.draw(renderError(new ApiError('network', 'Bad.'), ENGLISH, 'the controls'));
    expect(text(drawing.find('slot'))).to.equal('Could not load the inquiries the controls');
  });

  it('matches its urgency to the failure', () => {
    const isLoud = (kind: ApiError['kind']) =>
      draw(renderError(new ApiError(kind, 'Bad.'), ENGLISH, '')).all('.is-failure').length > 0;
    expect(['config', 'auth', 'offline'].some((kind) => isLoud(kind as 'auth'))).to.equal(false);
    expect(['network', 'timeout', 'http'].every((kind) => isLoud(kind as 'http'))).to.equal(true);
  });

  for (const [apiMessage, lang] of [
    ['Сервис недоступен', 'ru'],
    ['', 'en'],
  ] as const) {
    it(`has the language of the page for a message of the API, and its own otherwise: ${lang}`, () => {
      const error = new ApiError('api', 'Bad.', { apiMessage });
      const drawing = draw(renderError(error, ENGLISH, ''));
      drawing.find('.widget').lang = ENGLISH.textsLang;
      expect(drawing.find('[part=message]').closest('[lang]')!.getAttribute('lang')).to.equal(lang);
    });
  }
});

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
