import { expect } from '@esm-bundle/chai';
import { Lists, type ListedUnread } from '../../src/sign-in/lists.js';

const LIST: ListedUnread = { siteCode: 'GIFT-01', phase: 'read', unread: 3, hasMore: false };

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

  it('returns the lists of a site code, unless a badge must not rely on them', () => {
    const lists = new Lists();
    lists.add(() => LIST);
    lists.add(() => undefined);
    expect(lists.of('GIFT-01')).to.deep.equal([LIST]);
    expect(lists.of('GIFT-02')).to.deep.equal([]);
  });
});
