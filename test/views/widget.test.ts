import { expect } from '@open-wc/testing';
import { NO_LIST, type ListState } from '../../src/client-list/list-state.js';
import { ApiError, type ErrorKind } from '../../src/model/api-error.js';
import { blocksOf } from '../../src/model/blocks.js';
import type { Status } from '../../src/model/status.js';
import { DeveloperLog } from '../../src/settings/developer-log.js';
import { renderWidget, type WidgetState } from '../../src/views/widget.js';
import { PREFERENCES } from '../fixtures/preferences.js';
import { draw, ENGLISH, type Drawing } from '../helpers/drawing.js';
import { text } from '../helpers/element.js';
import { leads } from '../helpers/leads.js';

const ROW_OPTIONS = {
  leadHref: null,
  selectable: false,
  statusTones: {},
  renderLead: null,
  log: new DeveloperLog(),
};

/** Draws the widget with three of seven rows, or as a test says. */
function drawWidget(
  status: Status,
  given: Partial<ListState> = {},
  options: Partial<WidgetState> = {},
): Drawing {
  const all = given.leads ?? leads(1, 2, 3);
  const list: ListState = {
    ...NO_LIST,
    status,
    leads: all,
    matching: all,
    total: 7,
    hasMore: true,
    hasClient: true,
    ...given,
  };
  return draw(
    renderWidget({
      list,
      error: list.failure?.error,
      filters: {
        controls: ['search'],
        filter: null,
        searchText: '',
        leads: all,
        isCovered: options.isCovered ?? false,
        isComplete: false,
        statusTones: {},
        language: ENGLISH,
        onFilter: () => undefined,
      },
      preferences: { ...PREFERENCES, filterControls: ['search'] },
      blocks: blocksOf(all, list.matching, []),
      canRenewToken: true,
      isCovered: false,
      hasShownList: false,
      isFilled: () => false,
      announcement: '',
      language: ENGLISH,
      rowOptions: ROW_OPTIONS,
      loginUrl: () => '/login',
      onSlotChange: () => undefined,
      onLoadMore: () => undefined,
      ...options,
    }),
  );
}

function failedWith(kind: ErrorKind): Partial<ListState> {
  const failure = { error: new ApiError(kind, 'Bad.'), operation: 'first' } as const;
  return { leads: [], total: 0, hasMore: false, failure };
}

const NONE: Partial<ListState> = { leads: [], total: 0, hasMore: false };
const PIECES = ['filter', 'skeleton', 'lead', 'message', 'retry', 'load-more'];

/** What is shown below the heading. */
function piecesOf(drawing: Drawing): string {
  const isShown = (name: string) =>
    drawing.all(`[part~=${name}]`).some((node) => node.checkVisibility());
  const footer = drawing.all('slot[name=footer]').length > 0 ? ' footer' : '';
  return PIECES.filter(isShown).join(' ') + footer;
}

describe('the widget', () => {
  for (const [status, given, expected] of [
    ['unconfigured', { ...NONE, hasClient: false }, ''],
    ['signed-out', { ...NONE, hasClient: false }, ''],
    ['loading', NONE, 'filter skeleton footer'],
    ['loading', failedWith('http'), 'message retry footer'],
    ['error', failedWith('http'), 'message retry footer'],
    ['error', failedWith('config'), 'message footer'],
    ['empty', NONE, 'message footer'],
    ['ready', {}, 'filter lead load-more footer'],
    ['complete', { total: 3, hasMore: false }, 'filter lead footer'],
    ['loading-more', {}, 'filter skeleton lead load-more footer'],
    [
      'error-more',
      { ...failedWith('http'), leads: leads(1), total: 7, hasMore: true },
      'filter lead message retry load-more footer',
    ],
    ['refreshing', {}, 'filter lead load-more footer'],
    ['refreshing', NONE, 'message footer'],
  ] as const) {
    const title = 'failure' in given ? `, ${given.failure?.error.kind}` : '';
    it(`has what the reader needs: ${status}${title}: ${expected || 'nothing'}`, () => {
      const options = { hasShownList: status !== 'signed-out' };
      expect(piecesOf(drawWidget(status, given, options))).to.equal(expected);
    });
  }

  it('has a heading of the level that the page sets', () => {
    const preferences = { ...PREFERENCES, headingLevel: 4 } as const;
    const heading = drawWidget('ready', {}, { preferences }).find('[part=heading]');
    expect([heading.role, heading.ariaLevel, text(heading)]).to.deep.equal([
      'heading',
      '4',
      'Inquiries',
    ]);
  });

  it('tells a visitor who is not signed in only if there is something to tell', () => {
    for (const [options, isTold] of [
      [{}, false],
      [{ hasShownList: true }, true],
      [{ preferences: { ...PREFERENCES, loginHref: '/login' } }, true],
      [{ isFilled: (slot: string) => slot === 'signed-out' }, true],
    ] as const) {
      const drawing = drawWidget('signed-out', { ...NONE, hasClient: false }, options);
      expect(drawing.find('section').checkVisibility()).to.equal(isTold);
      // A slot that is filled later fires an event.
      expect(drawing.all('slot[name=signed-out]')).to.have.length(1);
    }
  });

  it('has no section if the page shows a failure itself, but the footer and the live region', () => {
    const drawing = drawWidget('error', failedWith('auth'), {
      error: undefined,
      announcement: 'Session ended',
    });
    expect([piecesOf(drawing), drawing.all('section').length]).to.deep.equal([' footer', 0]);
    expect(text(drawing.find('[aria-live]'))).to.equal('Session ended');
  });

  it('says how many rows are shown, but not more than the API counts', () => {
    const summary = (given: Partial<ListState>) =>
      text(drawWidget('ready', given).find('[part=summary]'));
    const filterResult = {
      matching: 3,
      loaded: 3,
      total: 7,
      isComplete: false,
      isWaitingOnly: false,
    };
    expect([
      summary({}),
      summary({ total: 3, hasMore: false }),
      summary({ total: 2 }),
      summary({ filterResult }),
    ]).to.deep.equal(['Showing 3 of 7', '3 in total', '', 'Found 3. Looked through 3 of 7']);
  });

  it('offers as many rows as a press brings', () => {
    const offer = (given: Partial<ListState>, pageSize: number) =>
      text(
        drawWidget('ready', given, { preferences: { ...PREFERENCES, pageSize } }).find(
          '[part~=load-more]',
        ),
      );
    expect([offer({}, 20), offer({}, 2), offer({ total: 900 }, 200)]).to.deep.equal([
      'Show 4 more',
      'Show 2 more',
      'Show 198 more',
    ]);
  });

  it('lets nothing of its reader be reached while it is covered', () => {
    const drawing = drawWidget('complete', {}, { isCovered: true });
    const open = drawing.all('*').filter((node) => !node.closest('[inert]') && node.tabIndex >= 0);
    expect(open).to.have.length(0);
    expect(
      drawing.all('#own-heading, [aria-live]').every((node) => !node.closest('[inert]')),
    ).to.equal(true);
    expect(drawing.find('section').ariaBusy).to.equal('true');
  });
});
