import { expect } from '@open-wc/testing';
import { ApiError, type ErrorKind } from '../../src/model/api-error.js';
import type { LeadsFilter } from '../../src/model/filter.js';
import { renderEmpty, renderError, renderNoMatches } from '../../src/views/notices.js';
import { draw, ENGLISH, type Drawing } from '../helpers/drawing.js';
import { text } from '../helpers/element.js';

function drawError(kind: ErrorKind, apiMessage = ''): Drawing {
  return draw(
    renderError(
      { error: new ApiError(kind, 'Bad.', { apiMessage }), willRetry: false },
      ENGLISH,
      'the controls',
    ),
  );
}

describe('the text instead of an empty list', () => {
  it('explains that there is nothing yet, and when there will be', () => {
    const slot = draw(renderEmpty(ENGLISH, false)).find('slot');
    expect([slot.getAttribute('name'), text(slot)]).to.deep.equal([
      'empty',
      'No inquiries yet Once you have written to us, your inquiry will appear here',
    ]);
  });

  it('names a period of the page', () => {
    const slot = draw(renderEmpty(ENGLISH, true)).find('slot');
    // The client may have others, so the page’s text for «empty» would be wrong.
    expect([slot.getAttribute('name'), text(slot)]).to.deep.equal([
      'no-matches',
      'No inquiries in this period',
    ]);
  });
});

describe('the text instead of a list that failed', () => {
  it('suggests a solution if there is one, and matches its urgency to the failure', () => {
    const config = 'The inquiries are not available right now Please come back later the controls';
    expect(text(drawError('config').find('slot[name=error]'))).to.equal(config);
    const network = 'Could not load the inquiries the controls';
    expect(text(drawError('network').find('slot'))).to.equal(network);
    const kinds = ['config', 'auth', 'offline', 'network', 'timeout', 'http'] as const;
    const loud = kinds.filter((kind) => drawError(kind).all('.is-danger').length > 0);
    expect(loud).to.deep.equal(['network', 'timeout', 'http']);
  });

  it('has a message of the API under its title, in plain weight and the language of the page', () => {
    const drawing = drawError('api', 'Сервис недоступен. '.repeat(16));
    drawing.find('.widget').lang = ENGLISH.textsLang;
    const [title, words, ...others] = drawing.all('[part=message]');
    expect(others).to.have.length(0);
    expect(text(title!)).to.equal('Could not load the inquiries');
    expect(text(words!)).to.match(/^Сервис недоступен\./);
    const langs = [title, words].map((each) => each!.closest('[lang]')!.getAttribute('lang'));
    expect(langs).to.deep.equal(['en', 'ru']);
    const looks = [title!, words!, drawing.find('.list, .notice')].map((each) => {
      const { fontWeight, color } = getComputedStyle(each);
      return { fontWeight, color };
    });
    expect(looks.map(({ fontWeight }) => fontWeight)).to.deep.equal(['600', '400', '400']);
    expect(looks[1]!.color).not.to.equal(looks[0]!.color);
    expect(drawError('api').all('[part=message]')).to.have.length(1);
  });
});

describe('the text for a filter without matches', () => {
  it('does not speak for unread pages, and has a hint only if words are searched', () => {
    const said = (isComplete: boolean, filter: LeadsFilter) => {
      const result = { matching: 0, loaded: 20, total: 134, isComplete, isWaitingOnly: false };
      const notice = renderNoMatches(ENGLISH, result, filter);
      return text(draw(notice).find('slot[name=no-matches]'));
    };
    expect(said(true, { status: 'New' })).to.equal('Nothing found');
    expect(said(false, { status: 'New', unread: true })).to.equal('Nothing found among 20 of 134');
    const hint = 'Try a shorter word, or only its beginning';
    expect(said(true, { search: 'card', status: 'New' })).to.equal(`Nothing found ${hint}`);
  });
});
