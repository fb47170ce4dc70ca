import { expect } from '@esm-bundle/chai';
import { readFilter, readMessages, readStatusTones } from '../../src/settings/page-objects.js';

/** Fails the test if the page is warned of its texts. */
function readKnown(given: unknown) {
  return readMessages(given, (sentence) => expect.fail(sentence));
}

describe('readMessages', () => {
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
    const copy = readKnown(given);
    given.heading = 'Another';
    expect(copy).to.deep.equal({ heading: 'Mine', shown: plurals, retry: 'Again 1' });
    expect([calls, Object.isFrozen(copy)]).to.deep.equal([1, true]);
  });

  it('ignores what is not a text', () => {
    for (const value of [
      null,
      undefined,
      1,
      { one: 'One' },
      { few: 1, other: 'O' },
      { other: 1 },
    ]) {
      expect(readKnown({ heading: 'Mine', retry: value })).to.deep.equal({ heading: 'Mine' });
    }
  });

  it('ignores texts that the element does not have, and names them', () => {
    const warnings: string[] = [];
    const given = { heading: 'Mine', headline: 'No', retri: 1 };
    const messages = readMessages(given, (sentence) => warnings.push(sentence));
    expect(messages).to.deep.equal({ heading: 'Mine' });
    expect(warnings).to.deep.equal(['messages has no text called headline or retri.']);
  });

  it('is null if it is absent or no object', () => {
    for (const given of [null, undefined, 'heading', 1, () => ({})]) {
      expect(readKnown(given)).to.equal(null);
    }
  });
});

describe('readStatusTones', () => {
  it('reads tones by the texts of statuses, and ignores a status whose tone is unknown', () => {
    const tones = '{ "Новое": "neutral", "__proto__": "success", "Ждём": "green" }';
    const given = JSON.parse(tones) as Record<string, string>;
    const copy = readStatusTones(given);
    expect(Object.entries(copy)).to.deep.equal([
      ['Новое', 'neutral'],
      ['__proto__', 'success'],
    ]);
  });

  it('is empty if it is absent or no object', () => {
    for (const given of [null, undefined, 'heading', () => ({})]) {
      expect(readStatusTones(given)).to.deep.equal({});
    }
  });
});

describe('readFilter', () => {
  it('copies every field, and treats a missing one as absent', () => {
    const filter = { search: 'сертификат', status: 'Новое', unread: true };
    expect(readFilter({ ...filter })).to.deep.equal(filter);
    expect(Object.isFrozen(readFilter(filter))).to.equal(true);
    for (const none of [{}, { search: null, unread: undefined }, null, 'a', () => ({})]) {
      expect(readFilter(none)).to.equal(null);
    }
  });

  it('ignores only the fields that are no filters', () => {
    const given = { status: 'Новое', search: 1, unread: 'yes', form: 'a' };
    expect(readFilter(given)).to.deep.equal({ status: 'Новое' });
  });
});
