import { expect } from '@esm-bundle/chai';
import { STATUS_TONES } from '../../src/model/tone.js';
import { copyFilter, copyMessages, copyStatusTones } from '../../src/settings/page-objects.js';

describe('copyMessages', () => {
  it('copies sentences and plurals, including those of a prototype', () => {
    const given = Object.assign(Object.create({ retry: 'Again' }) as object, {
      heading: 'Mine',
      shown: { zero: '0', one: '1', two: '2', few: 'F', many: 'M', other: 'O' },
    });
    const expected = { ...structuredClone(given), retry: 'Again' };
    const { value, warnings } = copyMessages(given);
    given.heading = 'Another';
    given.shown.one = 'Another';
    expect(value).to.deep.equal(expected);
    expect(warnings).to.deep.equal([]);
    expect([value, value?.shown].every(Object.isFrozen)).to.equal(true);
  });

  it('omits an undefined plural form', () => {
    const { value, warnings } = copyMessages({ shown: { one: undefined, other: 'O' } });
    expect([value, warnings]).to.deep.equal([{ shown: { other: 'O' } }, []]);
  });

  it('calls each getter once', () => {
    let calls = 0;
    const { value } = copyMessages({
      get heading() {
        return `Call ${++calls}`;
      },
    });
    expect([value?.heading, value?.heading, calls]).to.deep.equal(['Call 1', 'Call 1', 1]);
  });

  it('reports an unknown text, and no text that is not set', () => {
    const given = { heading: 'Yes', headline: 'No', retry: null, empty: undefined };
    expect(copyMessages(given)).to.deep.equal({
      value: { heading: 'Yes' },
      warnings: ['messages has no text called headline; it is ignored.'],
    });
  });

  for (const [title, text] of [
    ['a plural without other', { one: 'One' }],
    ['a plural with a form that is no sentence', { one: 1, other: 'Many' }],
    ['a number', 1],
  ] as const) {
    it(`ignores only ${title}`, () => {
      const given = { heading: 'Mine', retry: text };
      const warnings = ['messages.retry is not a valid text; it is ignored.'];
      expect(copyMessages(given)).to.deep.equal({ value: { heading: 'Mine' }, warnings });
    });
  }
});

describe('copyStatusTones', () => {
  it('copies tones by the texts of statuses', () => {
    const given: Record<string, string> = { Новое: 'neutral', Решено: 'success' };
    const { value, warnings } = copyStatusTones(given);
    given.Решено = 'danger';
    expect([value, warnings]).to.deep.equal([{ Новое: 'neutral', Решено: 'success' }, []]);
    expect(Object.isFrozen(value)).to.equal(true);
  });

  it('reports a status whose tone is unknown', () => {
    const { value, warnings } = copyStatusTones({ Новое: 'neutral', Решено: 'green' });
    expect(value).to.deep.equal({ Новое: 'neutral' });
    const tones = STATUS_TONES.join(', ');
    expect(warnings).to.deep.equal([
      `statusTones: Решено must be one of ${tones}; neutral is used.`,
    ]);
  });

  it('accepts the name of an inherited object property as a status', () => {
    const given = JSON.parse('{"__proto__": "danger"}') as unknown;
    const { value } = copyStatusTones(given);
    expect(Object.entries(value ?? {})).to.deep.equal([['__proto__', 'danger']]);
  });
});

describe('copyFilter', () => {
  it('reads every field, and treats a missing one as absent', () => {
    const filter = { search: 'сертификат', status: 'Новое', unread: true };
    expect(copyFilter({ ...filter })).to.deep.equal({ value: filter, warnings: [] });
    for (const none of [null, undefined, {}, { search: null, unread: undefined }]) {
      expect(copyFilter(none)).to.deep.equal({ value: null, warnings: [] });
    }
  });

  it('ignores only the fields that are no filters, and reports them', () => {
    const given = { status: 'Новое', search: 1, unread: 'yes', form: 'a' };
    expect(copyFilter(given)).to.deep.equal({
      value: { status: 'Новое' },
      warnings: [
        'filter.search must be a string; it is ignored.',
        'filter.unread must be a boolean; it is ignored.',
        'filter has no field called form; it is ignored.',
      ],
    });
  });
});

for (const [name, copy] of [
  ['messages', copyMessages],
  ['statusTones', copyStatusTones],
  ['filter', copyFilter],
] as const) {
  describe(name, () => {
    it('is null if it is absent or no object, and the developer is warned of the latter', () => {
      for (const given of [null, undefined]) {
        expect(copy(given)).to.deep.equal({ value: null, warnings: [] });
      }
      for (const given of ['heading', 1, () => ({})]) {
        const warnings = [`${name} must be an object or null; it is ignored.`];
        expect(copy(given)).to.deep.equal({ value: null, warnings });
      }
    });
  });
}
