import { expect } from '@esm-bundle/chai';
import { STATUS_TONES } from '../../src/model/tone.js';
import { copyFilter, copyMessages, copyStatusTones } from '../../src/settings/page-objects.js';

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
    const { value, warnings } = copyMessages(given);
    given.heading = 'Another';
    given.shown.one = 'Another';
    expect([value, calls]).to.deep.equal([expected, 1]);
    expect(warnings).to.deep.equal([]);
    expect([value, value?.shown].every(Object.isFrozen)).to.equal(true);
  });

  it('reports unknown and invalid texts, and no text or plural form that is not set', () => {
    for (const [given, value, ...warnings] of [
      [{ shown: { one: undefined, other: 'O' } }, { shown: { other: 'O' } }],
      [{ retry: null, empty: undefined }, {}],
      [{ headline: 'No' }, {}, 'messages has no text called headline; it is ignored.'],
      ...[{ one: 'One' }, { one: 1, other: 'Many' }, 1].map(
        (retry) => [{ retry }, {}, 'messages.retry is not a valid text; it is ignored.'] as const,
      ),
    ] as [object, object, ...string[]][]) {
      const heading = 'Mine';
      const copied = { value: { heading, ...value }, warnings };
      expect(copyMessages({ heading, ...given })).to.deep.equal(copied);
    }
  });
});

describe('copyStatusTones', () => {
  it('copies tones by the texts of statuses, and reports a status whose tone is unknown', () => {
    const tones = '{ "Новое": "neutral", "__proto__": "success", "Ждём": "green" }';
    const given = JSON.parse(tones) as Record<string, string>;
    const { value, warnings } = copyStatusTones(given);
    given.Новое = 'danger';
    expect(Object.entries(value ?? {})).to.deep.equal([
      ['Новое', 'neutral'],
      ['__proto__', 'success'],
    ]);
    expect(Object.isFrozen(value)).to.equal(true);
    const all = STATUS_TONES.join(', ');
    expect(warnings).to.deep.equal([`statusTones: Ждём must be one of ${all}; neutral is used.`]);
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

describe('an object of the page', () => {
  it('is null if it is absent or no object, and the developer is warned of the latter', () => {
    for (const [name, copy] of [
      ['messages', copyMessages],
      ['statusTones', copyStatusTones],
      ['filter', copyFilter],
    ] as const) {
      for (const given of [null, undefined]) {
        expect(copy(given)).to.deep.equal({ value: null, warnings: [] });
      }
      for (const given of ['heading', 1, () => ({})]) {
        const warnings = [`${name} must be an object or null; it is ignored.`];
        expect(copy(given)).to.deep.equal({ value: null, warnings });
      }
    }
  });
});
