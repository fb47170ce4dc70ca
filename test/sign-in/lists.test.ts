import { expect } from '@esm-bundle/chai';
import { Lists } from '../../src/sign-in/lists.js';

const LIST = { siteCode: 'GIFT-01', phase: 'read', unread: 3, hasMore: false };

describe('Lists', () => {
  it('calls watchers when a list comes, changes and goes, until they unwatch', () => {
    const lists = new Lists();
    const seen: number[] = [];
    const unwatch = lists.watch(() => seen.push(lists.of('GIFT-01').length));
    const remove = lists.add(() => LIST);
    lists.changed();
    remove();
    unwatch();
    lists.add(() => LIST);
    expect(seen).to.deep.equal([1, 1, 0]);
  });

  it('returns the lists of a site code, and nothing that another version may give', () => {
    const bad = [{ siteCode: 1 }, { phase: 'later' }, { unread: '3' }, { hasMore: undefined }];
    const lists = new Lists();
    for (const value of [LIST, undefined, ...bad.map((fields) => ({ ...LIST, ...fields }))]) {
      lists.add(() => value);
    }
    expect(lists.of('GIFT-01')).to.deep.equal([LIST]);
    expect(lists.of('GIFT-02')).to.deep.equal([]);
  });
});
