import { expect } from '@esm-bundle/chai';
import { Search, type SearchState } from '../../src/session/search.js';

const FILTER = { unread: true };

/** A search in a list of which the first page has been read. */
const SEARCH: SearchState = {
  isInPage: true,
  filter: FILTER,
  isTyping: false,
  hasFailed: false,
  hasMore: true,
  loaded: 20,
  found: 3,
};

const NO_SEARCH: SearchState = { ...SEARCH, filter: null };

/** A reading that runs. */
function begin(state = SEARCH): Search {
  const search = new Search();
  search.follow(state);
  expect(search.isRunning).to.equal(true);
  return search;
}

/** A reading that has stopped since enough rows are read. */
function stopped(): Search {
  const search = begin();
  search.follow({ ...SEARCH, loaded: 2000 });
  expect(search.isRunning).to.equal(false);
  return search;
}

/** A reading that has failed. */
function failed(): Search {
  const search = begin();
  search.fail();
  search.follow({ ...SEARCH, hasFailed: true });
  return search;
}

describe('Search', () => {
  it('begins when a filter is set', () => {
    const search = new Search();
    search.follow(NO_SEARCH);
    expect(search.isRunning).to.equal(false);
    search.follow(SEARCH);
    expect(search.isRunning).to.equal(true);
  });

  for (const [title, state] of [
    ['there is no filter', NO_SEARCH],
    ['the list is not in the page', { ...SEARCH, isInPage: false }],
    ['there is nothing more to read', { ...SEARCH, hasMore: false }],
    ['a failure is shown', { ...SEARCH, hasFailed: true }],
    ['enough rows are read', { ...SEARCH, loaded: 2000 }],
    ['the reader is typing', { ...SEARCH, isTyping: true }],
  ] as const) {
    it(`does not begin if ${title}`, () => {
      const search = new Search();
      search.follow(state);
      expect(search.isRunning).to.equal(false);
    });
  }

  for (const [title, state] of [
    ['the filter goes', NO_SEARCH],
    ['the list leaves the page', { ...SEARCH, isInPage: false }],
    ['the list ends', { ...SEARCH, hasMore: false }],
    ['2,000 rows are read', { ...SEARCH, loaded: 2000 }],
  ] as const) {
    it(`ends when ${title}`, () => {
      const search = begin();
      search.follow(state);
      expect(search.isRunning).to.equal(false);
    });
  }

  for (const [title, state] of [
    ['rows come', { ...SEARCH, loaded: 1999, found: 5 }],
    ['the reader types another search', { ...SEARCH, filter: { search: 'a' }, isTyping: true }],
  ] as const) {
    it(`goes on while ${title}`, () => {
      const search = begin();
      search.follow(state);
      expect(search.isRunning).to.equal(true);
    });
  }

  it('knows how many rows had been found when it began', () => {
    const search = begin();
    search.follow({ ...SEARCH, found: 5 });
    expect(search.foundBefore).to.equal(3);
    search.follow({ ...NO_SEARCH, found: 9 });
    expect(search.foundBefore).to.equal(3);
    search.follow({ ...SEARCH, found: 7 });
    expect(search.foundBefore).to.equal(7);
  });

  describe('while the reader types', () => {
    it('begins when the reader pauses, and is called active until then', () => {
      const search = new Search();
      const typing = { ...SEARCH, isTyping: true };
      search.follow(typing);
      expect(search.isActive(typing)).to.equal(true);
      search.follow(SEARCH);
      expect(search.isRunning).to.equal(true);
    });

    for (const [title, state] of [
      ['there is nothing to read', { ...SEARCH, isTyping: true, hasMore: false }],
      ['a failure is shown', { ...SEARCH, isTyping: true, hasFailed: true }],
      ['enough rows are read', { ...SEARCH, isTyping: true, loaded: 2000 }],
    ] as const) {
      it(`is not active if ${title}`, () => {
        const search = new Search();
        search.follow(state);
        expect(search.isActive(state)).to.equal(false);
      });
    }

    it('is active as long as it runs, and not if it only could', () => {
      expect(begin().isActive(SEARCH)).to.equal(true);
      expect(new Search().isActive(SEARCH)).to.equal(false);
    });
  });

  describe('that has read enough', () => {
    it('reads as many rows further as it is asked to', () => {
      const search = stopped();
      const state = { ...SEARCH, loaded: 2010 };
      search.extend(state);
      search.follow(state);
      expect(search.isRunning).to.equal(true);
      expect(search.isEnough(4009)).to.equal(false);
      expect(search.isEnough(4010)).to.equal(true);
    });

    it('reads on for no other filter', () => {
      const search = stopped();
      search.follow({ ...SEARCH, filter: { status: 'a' }, loaded: 2000 });
      expect(search.isRunning).to.equal(false);
    });
  });

  describe('that was stopped', () => {
    it('stays where it is if the list loses rows', () => {
      const search = stopped();
      search.stop(true);
      search.follow({ ...SEARCH, loaded: 1990 });
      expect(search.isRunning).to.equal(false);
      expect(search.isEnough(1990)).to.equal(true);
    });

    for (const [title, resume] of [
      ['reads on for another filter', () => ({ ...SEARCH, filter: { status: 'a' } })],
      [
        'reads on if it is asked to',
        (search: Search) => {
          search.extend(SEARCH);
          return SEARCH;
        },
      ],
    ] as const) {
      it(title, () => {
        const search = begin();
        search.stop(true);
        search.follow(SEARCH);
        expect(search.isRunning).to.equal(false);
        search.follow(resume(search));
        expect(search.isRunning).to.equal(true);
      });
    }

    it('may begin again for the same filter once that has gone', () => {
      const search = begin();
      search.stop(true);
      search.follow(NO_SEARCH);
      search.follow(SEARCH);
      expect(search.isRunning).to.equal(true);
    });
  });

  describe('of a list that moves', () => {
    it('goes on after one move, and stops at the second', () => {
      const search = begin();
      search.countMoves(1);
      search.follow(SEARCH);
      expect(search.isRunning).to.equal(true);
      search.countMoves(1);
      search.follow(SEARCH);
      expect(search.isRunning).to.equal(false);
      expect(search.isEnough(20)).to.equal(true);
    });

    it('counts the moves anew when it begins again', () => {
      const search = begin();
      search.countMoves(1);
      search.follow(NO_SEARCH);
      search.follow(SEARCH);
      search.countMoves(1);
      search.follow(SEARCH);
      expect(search.isRunning).to.equal(true);
    });
  });

  describe('that has failed', () => {
    it('ends at once, and waits for the reader', () => {
      const search = failed();
      expect(search.isRunning).to.equal(false);
      search.follow({ ...SEARCH, filter: { status: 'a' }, hasFailed: true });
      expect(search.isRunning).to.equal(false);
    });

    it('begins again while the failure is still shown, if it is asked to', () => {
      const search = failed();
      const state = { ...SEARCH, hasFailed: true };
      search.extend(state);
      search.follow(state);
      expect(search.isRunning).to.equal(true);
      search.follow(state);
      expect(search.isRunning).to.equal(true);
    });

    it('looks no further than before if it is asked again', () => {
      const search = failed();
      search.extend({ ...SEARCH, loaded: 1500, hasFailed: true });
      expect(search.isEnough(1999)).to.equal(false);
      expect(search.isEnough(2000)).to.equal(true);
    });

    it('is tried again once for each time it is asked to', () => {
      const search = failed();
      const state = { ...SEARCH, hasFailed: true };
      search.extend(state);
      search.follow(state);
      search.fail();
      search.follow(state);
      expect(search.isRunning).to.equal(false);
    });

    it('does not remember a retry that could not begin', () => {
      const search = failed();
      search.extend({ ...NO_SEARCH, hasFailed: true });
      search.follow({ ...NO_SEARCH, hasFailed: true });
      search.follow({ ...SEARCH, hasFailed: true });
      expect(search.isRunning).to.equal(false);
    });

    it('begins by itself once the failure is over', () => {
      const search = failed();
      search.follow(SEARCH);
      expect(search.isRunning).to.equal(true);
    });
  });
});
