import { expect } from '@esm-bundle/chai';
import { Search, type SearchState } from '../../src/session/search.js';

/** A search in a list whose first page has been read. */
const SEARCH: SearchState = {
  isInPage: true,
  filter: { unread: true },
  isTyping: false,
  hasFailed: false,
  hasMore: true,
  loaded: 20,
  found: 3,
};

const NO_SEARCH: SearchState = { ...SEARCH, filter: null };
const OTHER_SEARCH: SearchState = { ...SEARCH, filter: { status: 'a' } };
const TYPING: SearchState = { ...SEARCH, isTyping: true };
const FAILED: SearchState = { ...SEARCH, hasFailed: true };
const ENOUGH: SearchState = { ...SEARCH, loaded: 2000 };

/** A search whose requests never end. */
class PassiveSearch extends Search {
  state = SEARCH;

  constructor() {
    super({
      state: () => this.state,
      untilDrawn: () => Promise.resolve(),
      readOn: () => new Promise<never>(() => undefined),
      onEnd: () => undefined,
    });
  }

  isActiveIn(state: SearchState): boolean {
    this.state = state;
    return this.isActive;
  }

  readFurtherIn(state: SearchState): void {
    this.state = state;
    void this.readFurther();
  }
}

/** Passes states to a search. Returns whether it runs after each. */
function follow(search: PassiveSearch, ...states: readonly SearchState[]): boolean[] {
  return states.map((state) => {
    search.state = state;
    search.follow();
    return search.isRunning;
  });
}

/** A reading that runs or has run. */
function begin(...states: readonly SearchState[]): PassiveSearch {
  const search = new PassiveSearch();
  expect(follow(search, SEARCH)).to.deep.equal([true]);
  follow(search, ...states);
  return search;
}

/** A failed reading. */
function failed(): PassiveSearch {
  const search = begin();
  search.fail();
  follow(search, FAILED);
  return search;
}

describe('Search', () => {
  for (const [title, state] of [
    ['there is no filter', NO_SEARCH],
    ['the list is not in the page', { ...SEARCH, isInPage: false }],
    ['there is nothing more to read', { ...SEARCH, hasMore: false }],
    ['2,000 rows are read', ENOUGH],
  ] as const) {
    it(`neither starts nor continues if ${title}, and is not active for a reader who types`, () => {
      expect(follow(new PassiveSearch(), state)).to.deep.equal([false]);
      expect(follow(begin(), state)).to.deep.equal([false]);
      expect(new PassiveSearch().isActiveIn({ ...state, isTyping: true })).to.equal(false);
    });
  }

  for (const [title, state] of [
    ['rows arrive', { ...SEARCH, loaded: 1999, found: 5 }],
    ['the reader types another search', { ...TYPING, filter: { search: 'a' } }],
  ] as const) {
    it(`continues while ${title}`, () => {
      expect(follow(begin(), state)).to.deep.equal([true]);
    });
  }

  it('starts when a typing reader pauses, and is active until then', () => {
    const search = new PassiveSearch();
    expect(search.isActiveIn(SEARCH)).to.equal(false);
    expect(follow(search, TYPING)).to.deep.equal([false]);
    expect(search.isActiveIn(TYPING)).to.equal(true);
    expect(follow(search, SEARCH)).to.deep.equal([true]);
    expect(search.isActiveIn(SEARCH)).to.equal(true);
  });

  it('knows how many rows had been found when it started', () => {
    const search = begin({ ...SEARCH, found: 5 });
    expect(search.foundBefore).to.equal(3);
    follow(search, { ...NO_SEARCH, found: 9 });
    expect(search.foundBefore).to.equal(3);
    follow(search, { ...SEARCH, found: 7 });
    expect(search.foundBefore).to.equal(7);
  });

  describe('that has read enough', () => {
    it('reads as many rows further on request', () => {
      const search = begin(ENOUGH);
      const state = { ...SEARCH, loaded: 2010 };
      search.readFurtherIn(state);
      expect(follow(search, state)).to.deep.equal([true]);
      expect(search.isEnough(4009)).to.equal(false);
      expect(search.isEnough(4010)).to.equal(true);
    });

    it('does not continue for another filter', () => {
      expect(follow(begin(ENOUGH), { ...OTHER_SEARCH, loaded: 2000 })).to.deep.equal([false]);
    });
  });

  describe('that was stopped', () => {
    it('stays stopped if the list loses rows, and continues on request', () => {
      const search = begin(ENOUGH);
      search.stop();
      const state = { ...SEARCH, loaded: 1990 };
      expect(follow(search, state)).to.deep.equal([false]);
      expect(search.isEnough(1990)).to.equal(true);
      search.readFurtherIn(state);
      expect(follow(search, state)).to.deep.equal([true]);
    });

    it('continues for another filter, and for the same one after that', () => {
      const search = begin();
      search.stop();
      expect(follow(search, OTHER_SEARCH)).to.deep.equal([true]);
      search.stop();
      expect(follow(search, OTHER_SEARCH, NO_SEARCH, OTHER_SEARCH)).to.deep.equal([
        false,
        false,
        true,
      ]);
    });
  });

  it('stops at the second move of a list, and counts moves anew when it starts again', () => {
    const search = begin();
    search.countMoves(1);
    expect(follow(search, SEARCH, NO_SEARCH, SEARCH)).to.deep.equal([true, false, true]);
    search.countMoves(1);
    expect(follow(search, SEARCH)).to.deep.equal([true]);
    search.countMoves(1);
    expect(follow(search, SEARCH)).to.deep.equal([false]);
    expect(search.isEnough(20)).to.equal(true);
  });

  describe('that has failed', () => {
    it('ends at once, and waits for the reader', () => {
      const search = begin();
      search.fail();
      expect(search.isRunning).to.equal(false);
      const other = { ...OTHER_SEARCH, hasFailed: true };
      expect(follow(search, FAILED, other)).to.deep.equal([false, false]);
      expect(search.isActiveIn({ ...FAILED, isTyping: true })).to.equal(false);
    });

    it('starts again while the failure is still shown, once for each request', () => {
      const search = failed();
      search.readFurtherIn(FAILED);
      expect(follow(search, FAILED, FAILED)).to.deep.equal([true, true]);
      search.fail();
      expect(follow(search, FAILED)).to.deep.equal([false]);
    });

    it('does not read further than before on a second request', () => {
      const search = failed();
      search.readFurtherIn({ ...FAILED, loaded: 1500 });
      expect(search.isEnough(1999)).to.equal(false);
      expect(search.isEnough(2000)).to.equal(true);
    });

    it('does not remember a retry that could not start', () => {
      const search = failed();
      search.readFurtherIn({ ...NO_SEARCH, hasFailed: true });
      expect(follow(search, { ...NO_SEARCH, hasFailed: true }, FAILED)).to.deep.equal([
        false,
        false,
      ]);
    });

    it('starts without a request once the failure is over', () => {
      expect(follow(failed(), SEARCH)).to.deep.equal([true]);
    });
  });
});
