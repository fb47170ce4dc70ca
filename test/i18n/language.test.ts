import { expect } from '@esm-bundle/chai';
import { languageFor } from '../../src/i18n/language-for.js';
import type { LanguageOptions } from '../../src/i18n/language.js';

function language(options: Partial<LanguageOptions>) {
  return languageFor({ lang: undefined, pageLang: undefined, ...options });
}

describe('languageFor', () => {
  const own = { heading: 'Anfragen' };

  for (const [title, lang, messages, expected] of [
    ['Russian by default', undefined, null, 'ru ru Обращения 1 500'],
    ['Russian of a country', 'ru-RU', null, 'ru-RU ru-RU Обращения 1 500'],
    ['English of a country', 'en-GB', null, 'en-GB en-GB Inquiries 1,500'],
    ['English texts with the dates of another language', 'de', null, 'de en Inquiries 1,500'],
    ['the texts and numbers of the page', 'de', own, 'de de Anfragen 1.500'],
    ['the texts of the page in Russian', 'ru', own, 'ru ru Anfragen 1 500'],
    ['English for a language that nobody knows', 'tlh-ru', null, 'en en Inquiries 1,500'],
    ['English for a tag that begins with ru', 'rux', null, 'en en Inquiries 1,500'],
    ['English, marked as such, for a tag that ends in en', 'xen', null, 'en en Inquiries 1,500'],
  ] as const) {
    it(`uses ${title}`, () => {
      const { locale, textsLang, text, number } = language({ lang, messages });
      const written = [locale, textsLang, text('heading'), number(1500)].join(' ');
      expect(written.replaceAll(/\s/g, ' ')).to.equal(expected);
    });
  }

  it('falls back to English for texts that the page does not provide in another language', () => {
    expect(language({ lang: 'de', messages: own }).text('retry')).to.equal('Try again');
  });

  it('names the language of the page if it differs from the language of the texts', () => {
    expect(language({ pageLang: 'de' }).apiLang).to.equal('de');
    expect(language({ pageLang: 'ru' }).apiLang).to.equal(undefined);
    expect(language({ lang: 'de', pageLang: 'en' }).apiLang).to.equal(undefined);
    expect(language({}).apiLang, 'unknown').to.equal('');
  });
});
