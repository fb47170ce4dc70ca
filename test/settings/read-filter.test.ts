import { expect } from '@esm-bundle/chai';
import { readFilter } from '../../src/settings/read-filter.js';

describe('readFilter', () => {
  it('takes null and undefined for no filter', () => {
    for (const none of [null, undefined]) {
      expect(readFilter(none)).to.deep.equal({ filter: null, warnings: [] });
    }
  });

  it('ignores what is no object, and says so', () => {
    const warnings = ['filter must be an object or null; it is ignored.'];
    for (const value of ['сертификат', 1, true, () => ({})]) {
      expect(readFilter(value)).to.deep.equal({ filter: null, warnings });
    }
  });

  for (const [title, given, warnings] of [
    ['a missing field', { search: null, unread: undefined }, []],
    ['an unknown field', { form: 'a' }, ['filter has no field called form; it is ignored.']],
    ['a number for a text', { search: 1 }, ['filter.search must be a string; it is ignored.']],
    ['a word for a switch', { unread: 'yes' }, ['filter.unread must be a boolean; it is ignored.']],
    [
      'a getter that throws',
      {
        get search(): string {
          throw new Error('a bug of the page');
        },
      },
      ['filter.search must be a string; it is ignored.'],
    ],
  ] as const) {
    it(`ignores ${title}, and nothing else`, () => {
      const all = Object.defineProperties(
        { status: 'Новое' },
        Object.getOwnPropertyDescriptors<object>(given),
      );
      expect(readFilter(all)).to.deep.equal({ filter: { status: 'Новое' }, warnings });
    });
  }

  it('reads every field', () => {
    const filter = { search: 'сертификат', status: 'Новое', unread: true };
    expect(readFilter({ ...filter })).to.deep.equal({ filter, warnings: [] });
  });

  it('reads nothing of an object that nobody can read', () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(readFilter(proxy)).to.deep.equal({ filter: null, warnings: [] });
  });
});
