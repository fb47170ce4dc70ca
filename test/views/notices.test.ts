import { expect } from '@open-wc/testing';
import { ApiError, type ErrorKind } from '../../src/api/api-error.js';
import {
  renderEmpty,
  renderError,
  renderNoMatches,
  type NoMatchesState,
} from '../../src/views/notices.js';
import { draw, ENGLISH, type Drawing } from '../helpers/drawing.js';
import { text } from '../helpers/element.js';

function drawError(kind: ErrorKind, apiMessage = ''): Drawing {
  return draw(renderError(new ApiError(kind, 'Bad.', { apiMessage }), ENGLISH, 'the controls'));
}

describe('the text instead of an empty list', () => {
  it('explains that there is nothing yet, and when there will be', () => {
    const slot = draw(renderEmpty(ENGLISH, { from: null, to: null }, undefined)).find('slot');
    expect([slot.getAttribute('name'), text(slot)]).to.deep.equal([
      'empty',
      'No inquiries yet Once you have written to us, your inquiry will appear here',
    ]);
  });

  it('offers all inquiries for a period, if that is allowed', () => {
    for (const period of [
      { from: '2025-12-01', to: null },
      { from: null, to: '2025-12-01' },
    ]) {
      let presses = 0;
      const drawing = draw(renderEmpty(ENGLISH, period, () => presses++));
      // The client may have others, so the page's text for «empty» would be wrong.
      expect(drawing.find('slot').getAttribute('name')).to.equal('no-matches');
      expect(text(drawing.find('.title'))).to.equal('No inquiries in this period');
      drawing.find('[part=show-all]').click();
      expect(presses).to.equal(1);
      drawing.draw(renderEmpty(ENGLISH, period, undefined));
      expect(drawing.all('button')).to.have.length(0);
    }
  });
});

describe('the text instead of a list that failed', () => {
  it('suggests a solution if there is one, and matches its urgency to the failure', () => {
    const config = 'The inquiries are not available right now Please come back later the controls';
    expect(text(drawError('config').find('slot[name=error]'))).to.equal(config);
    const network = 'Could not load the inquiries the controls';
    expect(text(drawError('network').find('slot'))).to.equal(network);
    const kinds = ['config', 'auth', 'offline', 'network', 'timeout', 'http'] as const;
    const loud = kinds.filter((kind) => drawError(kind).all('.is-failure').length > 0);
    expect(loud).to.deep.equal(['network', 'timeout', 'http']);
  });

  for (const [apiMessage, lang] of [
    ['Сервис недоступен', 'ru'],
    ['', 'en'],
  ] as const) {
    it(`has the language of the page for a message of the API, and its own otherwise: ${lang}`, () => {
      const drawing = drawError('api', apiMessage);
      drawing.find('.widget').lang = ENGLISH.textsLang;
      expect(drawing.find('[part=message]').closest('[lang]')!.getAttribute('lang')).to.equal(lang);
    });
  }
});

describe('the text for a filter without matches', () => {
  it('does not speak for unread pages, has a hint for a search, and offers ways out', () => {
    const pressed: string[] = [];
    const drawWith = (state: Partial<NoMatchesState>) =>
      draw(
        renderNoMatches({
          ...{ language: ENGLISH, isComplete: true, hasSearch: false },
          onClear: () => pressed.push('clear'),
          onAll: undefined,
          ...state,
        }),
      );
    const said = (state: Partial<NoMatchesState>) => text(drawWith(state).find('slot'));
    expect(said({})).to.equal('Nothing found Clear the filters');
    expect(said({ isComplete: false })).to.contain('Nothing found in the inquiries read so far');
    expect(said({ hasSearch: true })).to.contain('Try a shorter word, or only its beginning');
    const buttons = drawWith({ onAll: () => pressed.push('all') }).all('button');
    buttons.forEach((button) => button.click());
    expect(pressed).to.deep.equal(['clear', 'all']);
    const heirs = buttons.map(({ dataset }) => dataset.heir);
    expect(heirs).to.deep.equal(['filter-search', 'filter-period']);
  });
});
