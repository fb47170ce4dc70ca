import { expect } from '@esm-bundle/chai';
import { readFilter } from '../../src/settings/read-filter.js';

describe('readFilter', () => {
  it('ignores what cannot be read, and nothing else', () => {
    const given = {
      status: 'Новое',
      get search(): string {
        throw new Error('a bug of the page');
      },
    };
    expect(readFilter(given)).to.deep.equal({
      filter: { status: 'Новое' },
      warnings: ['filter.search must be a string; it is ignored.'],
    });
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(readFilter(proxy)).to.deep.equal({ filter: null, warnings: [] });
  });
});
