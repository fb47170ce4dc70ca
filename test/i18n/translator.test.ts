import { expect } from '@esm-bundle/chai';
import type { Messages } from '../../src/i18n/messages.js';
import { ru } from '../../src/i18n/ru.js';
import { translator } from '../../src/i18n/translator.js';

const categories: Messages = {
  ...ru,
  newLeads: { one: '{n} one', few: '{n} few', many: '{n} many', other: '{n} other' },
};

/** A text with all kinds of space replaced by the usual one. */
function plain(text: string): string {
  return text.replaceAll(/\s/g, ' ');
}

describe('Translator', () => {
  it('chooses the plurals of the language by n, or by 0 if there is no n', () => {
    for (const [locale, expected] of [
      ['ru', '0 many, 1 one, 2 few, 5 many, 11 many, 21 one, 22 few, 101 one, 111 many'],
      ['en', '0 other, 1 one, 2 other, 21 other'],
    ] as const) {
      const { text } = translator(categories, {}, locale);
      for (const sentence of expected.split(', ')) {
        const n = Number.parseInt(sentence);
        expect(text('newLeads', { total: 1, n })).to.equal(sentence);
      }
    }
    expect(translator(categories, {}, 'ru').text('newLeads', { total: 1 })).to.equal('{n} many');
  });

  it('replaces each placeholder that has a number, wherever it occurs, and keeps the others', () => {
    const heading = '{n} {who} {} { n } {n {constructor} {toString} {n}{total}';
    const { text } = translator({ ...ru, heading }, {}, 'ru');
    expect(text('heading')).to.equal(heading);
    const replaced = heading.replaceAll('{n}', '1').replace('{total}', '0');
    expect(text('heading', { n: 1, total: 0 })).to.equal(replaced);
  });

  it('formats counts for the language, and the number of an inquiry as plain digits', () => {
    const texts = { ...ru, number: '{number}', shown: '{shown}/{total}' };
    const numbers = { shown: 1234567, total: 12345, number: 1234567 };
    const russian = translator(texts, {}, 'ru');
    expect(plain(russian.text('shown', numbers))).to.equal('1 234 567/12 345');
    expect(plain(russian.number(12345))).to.equal('12 345');
    expect(russian.text('number', numbers)).to.equal('1234567');
    expect(translator(texts, {}, 'en').text('shown', numbers)).to.equal('1,234,567/12,345');
  });
});
