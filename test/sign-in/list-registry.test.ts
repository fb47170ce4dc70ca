import { expect } from '@esm-bundle/chai';
import { ListsOfFile } from '../../src/sign-in/list-registry.js';
import { isListedState } from '../../src/sign-in/listed-state.js';

describe('ListsOfFile', () => {
  it('tells watchers of each list that comes, changes and goes', () => {
    const lists = new ListsOfFile();
    const told: unknown[] = [];
    const watched = lists.watchLists(() => told.push(watched.states()));
    const list = lists.addList(() => 'list');
    list.changed();
    list.remove();
    watched.stop();
    lists.addList(() => 'late');
    expect(told).to.deep.equal([['list'], ['list'], []]);
  });
});

describe('isListedState', () => {
  const state = { owner: {}, phase: 'read', unread: 3, hasMore: false };

  it('accepts what a list tells', () => {
    expect(isListedState(state)).to.equal(true);
  });

  for (const [title, value] of [
    ['nothing', undefined],
    ['no owner', { ...state, owner: null }],
    ['an unknown phase', { ...state, phase: 'later' }],
    ['a number that is none', { ...state, unread: '3' }],
    ['no hasMore', { ...state, hasMore: undefined }],
  ] as const) {
    it(`refuses ${title}`, () => {
      expect(isListedState(value)).to.equal(false);
    });
  }
});
