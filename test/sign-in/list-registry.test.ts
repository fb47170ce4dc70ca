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

  it('accepts what a list tells, and nothing else', () => {
    const bad = [{ owner: null }, { phase: 'later' }, { unread: '3' }, { hasMore: undefined }];
    const values = [state, undefined, ...bad.map((fields) => ({ ...state, ...fields }))];
    expect(values.map(isListedState)).to.deep.equal([true, false, false, false, false, false]);
  });
});
