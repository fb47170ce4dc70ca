import { expect } from '@esm-bundle/chai';
import {
  copyFilter,
  copyMessages,
  copyStatusTones,
  unknownTexts,
} from '../../src/settings/page-objects.js';

describe('copyMessages', () => {
  it('copies sentences and plurals, including those of a prototype, and calls a getter once', () => {
    let calls = 0;
    const prototype = {
      get retry() {
        return `Again ${++calls}`;
      },
    };
    const given = Object.assign(Object.create(prototype) as object, {
      heading: 'Mine',
      shown: { zero: '0', one: '1', two: '2', few: 'F', many: 'M', other: 'O' },
    });
    const expected = { ...structuredClone(given), retry: 'Again 1' };
    const copy = copyMessages(given);
    given.heading = 'Another';
    given.shown.one = 'Another';
    expect([copy, calls]).to.deep.equal([expected, 1]);
    expect([copy, copy?.shown].every(Object.isFrozen)).to.equal(true);
  });

  it('ignores what is not a text, or not a text of the element', () => {
    for (const [given, expected] of [
      [{ shown: { one: undefined, few: 1, other: 'O' } }, { shown: { other: 'O' } }],
      [{ retry: null, empty: undefined, error: 1, loaded: { one: 'One' } }, {}],
      [{ headline: 'No' }, {}],
    ]) {
      expect(copyMessages({ heading: 'Mine', ...given })).to.deep.equal({
        heading: 'Mine',
        ...expected,
      });
    }
  });
});

describe('unknownTexts', () => {
  it('returns the keys that are not texts of the element', () => {
    expect(unknownTexts({ heading: 'Mine', headline: 'No', retry: 1 })).to.deep.equal(['headline']);
    expect(unknownTexts(null)).to.deep.equal([]);
  });
});

describe('copyStatusTones', () => {
  it('copies tones by the texts of statuses, and ignores a status whose tone is unknown', () => {
    const tones = '{ "Новое": "neutral", "__proto__": "success", "Ждём": "green" }';
    const given = JSON.parse(tones) as Record<string, string>;
    const copy = copyStatusTones(given);
    given.Новое = 'danger';
    expect(Object.entries(copy ?? {})).to.deep.equal([
      ['Новое', 'neutral'],
      ['__proto__', 'success'],
    ]);
    expect(Object.isFrozen(copy)).to.equal(true);
  });
});

describe('copyFilter', () => {
  it('copies every field, and treats a missing one as absent', () => {
    const filter = { search: 'сертификат', status: 'Новое', unread: true };
    expect(copyFilter({ ...filter })).to.deep.equal(filter);
    expect(Object.isFrozen(copyFilter(filter))).to.equal(true);
    for (const none of [{}, { search: null, unread: undefined }]) {
      expect(copyFilter(none)).to.equal(null);
    }
  });

  it('ignores only the fields that are no filters', () => {
    const given = { status: 'Новое', search: 1, unread: 'yes', form: 'a' };
    expect(copyFilter(given)).to.deep.equal({ status: 'Новое' });
  });
});

describe('an object of the page', () => {
  for (const copy of [copyMessages, copyStatusTones, copyFilter]) {
    it(`is null if it is absent or no object: ${copy.name}`, () => {
      for (const given of [null, undefined, 'heading', 1, () => ({})]) {
        expect(copy(given)).to.equal(null);
      }
    });
  }
});
