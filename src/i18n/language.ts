import { builtInFormatsOf, groupDigits } from './built-in-formats.js';
import type { BuiltInLanguage, AllMessages, Text, Texts } from './messages.js';

/** Numbers for the placeholders of a sentence. `n` also selects the plural category. */
export type Placeholders = Readonly<Record<string, number>>;

/** Writes texts, numbers and times for the views. */
export interface Language<Key extends string = keyof AllMessages> {
  /** The locale of dates, which `Intl` supports. */
  readonly locale: string;
  /** The language of the texts, for `lang`. */
  readonly textsLang: string;
  /** The language of the API's texts, for `lang`; undefined if it is that of the texts. */
  readonly apiLang: string | undefined;
  /** Returns a sentence with its numbers. Keeps a placeholder that has no number. */
  readonly text: (key: Key, placeholders?: Placeholders) => string;
  /** Writes a whole number. */
  readonly number: (value: number) => string;
}

/** The value of `lang` for an unknown language. */
const UNKNOWN_LANGUAGE = '';

/**
 * Creates the texts and formats of a language. Missing texts are those of the page, or English.
 *
 * @param lang BCP 47 tag, or undefined for Russian
 * @param pageLang BCP 47 tag of the page around the element, or undefined if the page has none
 * @param own the page's own texts, if any, which are preferred to the built-in ones
 */
export function createLanguage<Key extends string>(
  builtIn: Readonly<Record<BuiltInLanguage, Texts<Key>>>,
  lang = 'ru',
  pageLang = UNKNOWN_LANGUAGE,
  own: Partial<Texts<Key>> | null = null,
): Language<Key> {
  const [mainLang = ''] = lang.split('-');
  const isBuiltIn = isKeyOf(builtIn, mainLang);
  const hasTexts = own !== null || isBuiltIn;
  // Every browser supports the built-in languages, and the first look-up takes a phone 60 ms.
  const locale = isBuiltIn ? lang : (Intl.DateTimeFormat.supportedLocalesOf(lang)[0] ?? 'en');
  const textsLang = hasTexts ? lang : 'en';
  const textsLocale = hasTexts ? locale : 'en';
  const texts = builtIn[isBuiltIn ? mainLang : 'en'];
  const plurals = new Intl.PluralRules(textsLocale);
  const number = numberWriter(textsLocale);

  const sentence = (text: Text, n: number) =>
    typeof text === 'string' ? text : (text[plurals.select(n)] ?? text.other);

  const text = (key: Key, placeholders: Placeholders = {}) => {
    const { n = 0 } = placeholders;
    return sentence(own?.[key] ?? texts[key], n).replace(/\{(\w+)\}/g, (written, name: string) => {
      const value = placeholders[name];
      if (typeof value !== 'number') {
        return written;
      }
      // The number of an inquiry is an identifier, so its digits are not grouped.
      return name === 'number' ? String(value) : number(value);
    });
  };

  return {
    locale,
    textsLang,
    apiLang: pageLang === textsLang ? undefined : pageLang,
    text,
    number,
  };
}

function isKeyOf<T extends object>(object: T, key: PropertyKey): key is keyof T {
  return Object.hasOwn(object, key);
}

function numberWriter(locale: string): (value: number) => string {
  const language = builtInFormatsOf(locale);
  if (language) {
    return (value) => groupDigits(value, language);
  }
  const format = new Intl.NumberFormat(locale);
  return (value) => format.format(value);
}
