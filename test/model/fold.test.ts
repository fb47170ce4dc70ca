import { expect } from '@open-wc/testing';
import { findWords, fold } from '../../src/model/fold.js';

/** The parts of a text that the words are found in, as they are written. */
function found(text: string, ...words: string[]): string[] {
  return findWords(text, words.map(fold)).map(({ start, end }) => text.slice(start, end));
}

describe('fold', () => {
  for (const [a, b] of [
    ['Сертификат', 'сЕРТИФИКАТ'],
    ['ёлка', 'елка'],
    ['мой', 'мои'],
    ['café', 'CAFE'],
    ['cafe\u0301', 'café'],
    ['сер\u00adти\u200bфикат', 'сертификат'],
    ['Straße', 'STRASSE'],
    ['ΟΔΟΣ', 'οδος'],
  ] as const) {
    it(`takes «${a}» for «${b}»`, () => {
      expect(fold(a)).to.equal(fold(b));
    });
  }

  it('tells other letters apart', () => {
    expect(fold('е')).to.not.equal(fold('и'));
    expect(fold('ш')).to.not.equal(fold('щ'));
  });
});

describe('findWords', () => {
  it('gives what is found as it is written', () => {
    expect(found('Мой сертификат, МОИ баллы', 'мой')).to.deep.equal(['Мой', 'МОИ']);
    expect(found('Ещё один', 'еще')).to.deep.equal(['Ещё']);
    expect(found('die Straße', 'strasse')).to.deep.equal(['Straße']);
    expect(found('café', 'cafe')).to.deep.equal(['café']);
    expect(found('a🎁сертификат', 'серт')).to.deep.equal(['серт']);
  });

  it('takes the accent that follows a letter along', () => {
    expect(found('cafe\u0301 noir', 'cafe')).to.deep.equal(['cafe\u0301']);
  });

  it('merges what overlaps or touches', () => {
    expect(found('сертификат', 'серти', 'тифи', 'кат')).to.deep.equal(['сертификат']);
  });

  it('gives nothing where nothing is found', () => {
    expect(found('сертификат', 'карта')).to.deep.equal([]);
    expect(found('', 'карта')).to.deep.equal([]);
  });
});
