import { expect } from '@esm-bundle/chai';
import { readFilter } from '../../src/settings/read-filter.js';

describe('readFilter', () => {
  it('reads every field, and treats a missing one as absent', () => {
    const filter = { search: 'сертификат', status: 'Новое', unread: true };
    expect(readFilter({ ...filter })).to.deep.equal({ filter, warnings: [] });
    for (const none of [null, undefined, {}, { search: null, unread: undefined }]) {
      expect(readFilter(none)).to.deep.equal({ filter: null, warnings: [] });
    }
  });

  it('ignores a filter that is no object, and reports it', () => {
    const warnings = ['filter must be an object or null; it is ignored.'];
    for (const value of ['сертификат', () => ({})]) {
      expect(readFilter(value)).to.deep.equal({ filter: null, warnings });
    }
  });

  it('ignores only the fields that are no conditions, and reports them', () => {
    const given = { status: 'Новое', search: 1, unread: 'yes', form: 'a' };
    expect(readFilter(given)).to.deep.equal({
      filter: { status: 'Новое' },
      warnings: [
        'filter.search must be a string; it is ignored.',
        'filter.unread must be a boolean; it is ignored.',
        'filter has no field called form; it is ignored.',
      ],
    });
  });
});
