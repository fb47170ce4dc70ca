import { expect } from '@esm-bundle/chai';
import { readFilter, readMessages, readStatusTones } from '../../src/settings/object-settings.js';

const MISSING = [null, undefined, '', ' ', '[object Object]'];
const NO_OBJECTS = ['heading', '{ "heading": "Mine" ', '"Mine"', '1', 1, () => ({})];

describe('readMessages', () => {
  /** The texts, and what the developer hears. */
  function read(given: unknown) {
    const warnings: string[] = [];
    return [readMessages(given, (sentence) => warnings.push(sentence)), ...warnings];
  }

  it('copies sentences and plurals, and calls a getter once', () => {
    let calls = 0;
    const plurals = { zero: '0', one: '1', two: '2', few: 'F', many: 'M', other: 'O' };
    const given = {
      heading: 'Mine',
      shown: plurals,
      get retry() {
        return `Again ${++calls}`;
      },
    };
    const [copy] = read(given);
    given.heading = 'Another';
    expect(copy).to.deep.equal({ heading: 'Mine', shown: plurals, retry: 'Again 1' });
    expect(calls).to.equal(1);
  });

  it('ignores what is not a text, and names texts that the element does not have', () => {
    for (const value of [null, undefined, 1, { one: 'One' }, { few: 1, other: 'O' }]) {
      expect(read({ heading: 'Mine', retry: value })).to.deep.equal([{ heading: 'Mine' }]);
    }
    expect(read({ headline: 'No', retri: 1 })).to.deep.equal([
      {},
      'messages has no text called headline or retri.',
    ]);
  });

  it('reads JSON as it reads an object', () => {
    const [texts] = read(' { "heading": "Mine", "shown": { "other": "O" } } ');
    expect(texts).to.deep.equal({ heading: 'Mine', shown: { other: 'O' } });
  });

  it('is null if it is missing or no object, and names the attribute, not its value', () => {
    for (const given of MISSING) {
      expect(read(given)).to.deep.equal([null]);
    }
    for (const given of NO_OBJECTS) {
      expect(read(given)).to.deep.equal([null, 'messages must be an object, or JSON of one.']);
    }
  });
});

describe('readStatusTones', () => {
  /** The tones, and what the developer hears. */
  function read(given: unknown) {
    const warnings: string[] = [];
    const tones = readStatusTones(given, (sentence) => warnings.push(sentence));
    return [Object.entries(tones), ...warnings];
  }

  it('reads tones by the trimmed texts of statuses, and ignores a status whose tone is unknown', () => {
    const json = '{ " Новое\u00a0": "neutral", "__proto__": "success", "Ждём": "green" }';
    const tones = [
      ['Новое', 'neutral'],
      ['__proto__', 'success'],
    ];
    expect(read(JSON.parse(json))).to.deep.equal([tones]);
    expect(read(json)).to.deep.equal([tones]);
  });

  it('has no tones if it is missing or no object, and names the attribute, not its value', () => {
    for (const given of MISSING) {
      expect(read(given)).to.deep.equal([[]]);
    }
    for (const given of NO_OBJECTS) {
      expect(read(given)).to.deep.equal([[], 'status-tones must be an object, or JSON of one.']);
    }
  });
});

describe('readFilter', () => {
  it('copies fields that are filters, and is null without any', () => {
    const filter = { search: 'сертификат', status: 'Новое', waiting: true, unread: true };
    expect(readFilter({ ...filter })).to.deep.equal(filter);
    const given = { status: 'Новое', search: 1, waiting: 1, unread: 'yes', form: 'a' };
    expect(readFilter(given)).to.deep.equal({ status: 'Новое' });
    for (const none of [{}, { search: null, unread: undefined }, ...MISSING, ...NO_OBJECTS]) {
      expect(readFilter(none)).to.equal(null);
    }
  });
});
