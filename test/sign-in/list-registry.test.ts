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

  for (const [key, value] of [
    ['owner', null],
    ['phase', 'later'],
    ['unread', '3'],
    ['hasMore', undefined],
  ] as const) {
    it(`refuses ${key} ${value}`, () => {
      expect(isListedState({ ...state, [key]: value })).to.equal(false);
    });
  }

  it('refuses nothing at all', () => {
    expect(isListedState(undefined)).to.equal(false);
  });
});
