import { expect } from '@esm-bundle/chai';
import type { AllMessages } from '../../src/i18n/messages.js';
import { ru } from '../../src/i18n/ru.js';
import { languageFor } from '../fixtures/language-for.js';

const categories: AllMessages = {
  ...ru,
  newLeads: { one: '{n} one', few: '{n} few', many: '{n} many', other: '{n} other' },
};

/** A text with all kinds of space replaced by the usual one. */
function plain(text: string): string {
  return text.replaceAll(/\s/g, ' ');
}

/** Russian or English with these texts of the page. */
function withTexts(messages: AllMessages, lang = 'ru') {
  return languageFor(lang, lang, messages);
}

describe('createLanguage', () => {
  const own = { heading: 'Anfragen' };

  for (const [title, lang, messages, expected] of [
    ['Russian by default', undefined, null, 'ru ru Обращения 1 500'],
    ['Russian of a country', 'ru-RU', null, 'ru-RU ru-RU Обращения 1 500'],
    ['English of a country', 'en-GB', null, 'en-GB en-GB Inquiries 1,500'],
    ['English texts with the dates of another language', 'fi', null, 'fi en Inquiries 1,500'],
    ['the texts and numbers of the page', 'fi', own, 'fi fi Anfragen 1 500'],
    ['the texts of the page in Russian', 'ru', own, 'ru ru Anfragen 1 500'],
    ['English for a language that nobody knows', 'tlh-ru', null, 'en en Inquiries 1,500'],
    ['English for a tag that begins with ru', 'rux', null, 'en en Inquiries 1,500'],
    ['English, marked as such, for a tag that ends in en', 'xen', null, 'en en Inquiries 1,500'],
  ] as const) {
    it(`uses ${title}`, () => {
      const { locale, textsLang, text, number } = languageFor(lang, undefined, messages);
      const written = [locale, textsLang, text('heading'), number(1500)].join(' ');
      expect(plain(written)).to.equal(expected);
    });
  }

  it('falls back to English for texts that the page does not provide in another language', () => {
    expect(languageFor('fi', undefined, own).text('retry')).to.equal('Try again');
  });

  it('names the language of the page if it differs from the language of the texts', () => {
    expect(languageFor(undefined, 'fi').apiLang).to.equal('fi');
    expect(languageFor(undefined, 'ru').apiLang).to.equal(undefined);
    expect(languageFor('fi', 'en').apiLang).to.equal(undefined);
    expect(languageFor().apiLang, 'unknown').to.equal('');
  });

  it('chooses the plurals of the language by n, or by 0 if there is no n', () => {
    for (const [lang, expected] of [
      ['ru', '0 many, 1 one, 2 few, 5 many, 11 many, 21 one, 22 few, 101 one, 111 many'],
      ['en', '0 other, 1 one, 2 other, 21 other'],
    ] as const) {
      const { text } = withTexts(categories, lang);
      for (const sentence of expected.split(', ')) {
        const n = Number.parseInt(sentence);
        expect(text('newLeads', { total: 1, n })).to.equal(sentence);
      }
    }
    expect(withTexts(categories).text('newLeads', { total: 1 })).to.equal('{n} many');
    // English texts, although 1 is no singular in Japanese.
    expect(languageFor('ja').text('newLeads', { n: 1 })).to.equal('1 new inquiry');
  });

  it('replaces each placeholder that has a number, wherever it occurs, and keeps the others', () => {
    const heading = '{n} {who} {} { n } {n {constructor} {toString} {n}{total}';
    const { text } = withTexts({ ...ru, heading });
    expect(text('heading')).to.equal(heading);
    const replaced = heading.replaceAll('{n}', '1').replace('{total}', '0');
    expect(text('heading', { n: 1, total: 0 })).to.equal(replaced);
  });

  it('formats counts for the language, and the number of an inquiry as plain digits', () => {
    const texts = { ...ru, number: '{number}', shown: '{shown}/{total}' };
    const numbers = { shown: 1234567, total: 12345, number: 1234567 };
    const russian = withTexts(texts);
    expect(plain(russian.text('shown', numbers))).to.equal('1 234 567/12 345');
    expect(plain(russian.number(12345))).to.equal('12 345');
    expect(russian.text('number', numbers)).to.equal('1234567');
    expect(withTexts(texts, 'en').text('shown', numbers)).to.equal('1,234,567/12,345');
  });
});
