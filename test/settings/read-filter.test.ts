import { expect } from '@esm-bundle/chai';
import { readFilter } from '../../src/settings/read-filter.js';

function fail(): never {
  throw new Error('a bug of the page');
}

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

  for (const [title, fields, warnings] of [
    ['a missing field', { search: { value: null }, unread: { value: undefined } }, []],
    [
      'an unknown field',
      { form: { value: 'a' } },
      ['filter has no field called form; it is ignored.'],
    ],
    [
      'a number for a text',
      { search: { value: 1 } },
      ['filter.search must be a string; it is ignored.'],
    ],
    [
      'a word for a switch',
      { unread: { value: 'yes' } },
      ['filter.unread must be a boolean; it is ignored.'],
    ],
    [
      'a getter that throws',
      { search: { get: fail } },
      ['filter.search must be a string; it is ignored.'],
    ],
    ['a switch whose getter throws', { unread: { get: fail } }, []],
  ] as [string, Record<string, PropertyDescriptor>, string[]][]) {
    it(`ignores ${title}, and nothing else`, () => {
      const all = { status: 'Новое' };
      for (const [name, field] of Object.entries(fields)) {
        Object.defineProperty(all, name, { ...field, enumerable: true });
      }
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
