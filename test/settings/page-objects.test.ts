import { expect } from '@esm-bundle/chai';
import { readFilter, readMessages, readStatusTones } from '../../src/settings/page-objects.js';

const NO_OBJECTS = [null, undefined, 'heading', 1, () => ({})];

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
    expect([calls, Object.isFrozen(copy)]).to.deep.equal([1, true]);
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

  it('is null if it is absent or no object', () => {
    for (const given of NO_OBJECTS) {
      expect(read(given)).to.deep.equal([null]);
    }
  });
});

describe('readStatusTones', () => {
  it('reads tones by the texts of statuses, and ignores a status whose tone is unknown', () => {
    const given: unknown = JSON.parse(
      '{ "Новое": "neutral", "__proto__": "success", "Ждём": "green" }',
    );
    expect(Object.entries(readStatusTones(given))).to.deep.equal([
      ['Новое', 'neutral'],
      ['__proto__', 'success'],
    ]);
    expect(NO_OBJECTS.map(readStatusTones)).to.deep.equal(NO_OBJECTS.map(() => ({})));
  });
});

describe('readFilter', () => {
  it('copies fields that are filters, and is null without any', () => {
    const filter = { search: 'сертификат', status: 'Новое', unread: true };
    expect(readFilter({ ...filter })).to.deep.equal(filter);
    const given = { status: 'Новое', search: 1, unread: 'yes', form: 'a' };
    expect(readFilter(given)).to.deep.equal({ status: 'Новое' });
    for (const none of [{}, { search: null, unread: undefined }, ...NO_OBJECTS]) {
      expect(readFilter(none)).to.equal(null);
    }
  });
});
