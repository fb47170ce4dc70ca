import { expect } from '@esm-bundle/chai';
import { findWords, toSearchText } from '../../src/model/search-text.js';

/** The matches of the words in a text, as written. */
function found(text: string, ...words: string[]): string[] {
  return findWords(text, words.map(toSearchText)).map(({ start, end }) => text.slice(start, end));
}

describe('toSearchText', () => {
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
    it(`treats «${a}» as «${b}»`, () => {
      expect(toSearchText(a)).to.equal(toSearchText(b));
    });
  }

  it('distinguishes other letters', () => {
    expect(toSearchText('е')).to.not.equal(toSearchText('и'));
    expect(toSearchText('ш')).to.not.equal(toSearchText('щ'));
  });
});

describe('findWords', () => {
  it('returns matches as written', () => {
    expect(found('Мой сертификат, МОИ баллы', 'мой')).to.deep.equal(['Мой', 'МОИ']);
    expect(found('Ещё один', 'еще')).to.deep.equal(['Ещё']);
    expect(found('die Straße', 'strasse')).to.deep.equal(['Straße']);
    expect(found('café', 'cafe')).to.deep.equal(['café']);
    expect(found('a🎁сертификат', 'серт')).to.deep.equal(['серт']);
  });

  for (const [title, text, word, expected] of [
    ['a letter whose accent follows', 'cafe\u0301 noir', 'cafe', ['cafe\u0301']],
    ['the first half of a ligature', 'ﬁn', 'f', ['ﬁ']],
    ['the second half of a ligature', 'ﬁn', 'in', ['ﬁn']],
    ['one of the letters that «ß» stands for', 'groß', 'os', ['oß']],
    ['a part of a syllable', '한글', '하', ['한']],
  ] as const) {
    it(`matches a whole character for ${title}`, () => {
      expect(found(text, word)).to.deep.equal(expected);
    });
  }

  it('returns matches in the order of the text, whatever the order of the words', () => {
    expect(found('один два три', 'три', 'один')).to.deep.equal(['один', 'три']);
  });

  it('merges matches that overlap or touch', () => {
    expect(found('сертификат', 'кат', 'тифи', 'серти')).to.deep.equal(['сертификат']);
    expect(found('сертификат', 'серти', 'тифи', 'кат')).to.deep.equal(['сертификат']);
    expect(found('xﬃ', 'xf', 'i')).to.deep.equal(['xﬃ']);
  });

  it('returns nothing without a match', () => {
    expect(found('сертификат', 'карта')).to.deep.equal([]);
    expect(found('', 'карта')).to.deep.equal([]);
  });
});
