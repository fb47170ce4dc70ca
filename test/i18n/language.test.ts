import { expect } from '@esm-bundle/chai';
import { languageFor, type LanguageOptions } from '../../src/i18n/language.js';

function language(options: Partial<LanguageOptions>) {
  return languageFor({ lang: undefined, pageLang: undefined, timeZone: undefined, ...options });
}

describe('languageFor', () => {
  const OWN = { heading: 'Anfragen' };

  for (const [title, options, expected, heading, number] of [
    ['Russian by default', {}, { locale: 'ru', textsLang: 'ru' }, 'Обращения', '1,5'],
    [
      'Russian of Russia',
      { lang: 'ru-RU' },
      { locale: 'ru-RU', textsLang: 'ru-RU' },
      'Обращения',
      '1,5',
    ],
    [
      'English of Britain',
      { lang: 'en-GB' },
      { locale: 'en-GB', textsLang: 'en-GB' },
      'Inquiries',
      '1.5',
    ],
    [
      'English texts with the dates of another language',
      { lang: 'de' },
      { locale: 'de', textsLang: 'en' },
      'Inquiries',
      '1.5',
    ],
    [
      'the texts of the page',
      { lang: 'de', messages: OWN },
      { locale: 'de', textsLang: 'de' },
      'Anfragen',
      '1,5',
    ],
    [
      'English for a language that nobody knows',
      { lang: 'tlh-ru' },
      { locale: 'en', textsLang: 'en' },
      'Inquiries',
      '1.5',
    ],
    [
      'English for a language whose name is no tag of Russian',
      { lang: 'rue' },
      { textsLang: 'en' },
      'Inquiries',
      '1.5',
    ],
  ] as const) {
    it(`has ${title}`, () => {
      const { text, number: write, ...rest } = language(options);
      expect(rest).to.include(expected);
      expect(text('heading')).to.equal(heading);
      expect(write(1.5)).to.equal(number);
    });
  }

  it('names the language of the page if it is another than that of the texts', () => {
    expect(language({ pageLang: 'de' }).hostLang).to.equal('de');
    expect(language({ pageLang: 'ru' }).hostLang).to.equal(undefined);
    expect(language({ lang: 'de', pageLang: 'en' }).hostLang).to.equal(undefined);
    expect(language({}).hostLang, 'unknown').to.equal('');
  });

  it('passes the time zone on', () => {
    expect(language({ timeZone: 'Europe/Moscow' }).timeZone).to.equal('Europe/Moscow');
  });
});
