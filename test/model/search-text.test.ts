import { expect } from '@esm-bundle/chai';
import { toSearchText } from '../../src/model/search-text.js';

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
