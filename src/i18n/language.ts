import type { Messages, Texts } from './messages.js';
import { translator, type Translator } from './translator.js';

/** Writes texts, numbers and times for the views. */
export interface Language<Key extends string = keyof Messages> extends Translator<Key> {
  /** The locale of dates, which `Intl` supports. */
  readonly locale: string;
  /** The language of the texts, for `lang`. */
  readonly textsLang: string;
  /** The language of the API's texts, for `lang`; undefined if it is that of the texts. */
  readonly apiLang: string | undefined;
}

export interface LanguageOptions<Key extends string = keyof Messages> {
  /** BCP 47 tag, or undefined for Russian. */
  readonly lang: string | undefined;
  /** BCP 47 tag of the page around the element, or undefined if the page has none. */
  readonly pageLang: string | undefined;
  /** The page's own texts, if any. */
  readonly messages?: Partial<Texts<Key>> | null | undefined;
}

/** The value of `lang` for an unknown language. */
const UNKNOWN_LANGUAGE = '';

/** Creates the texts and formats of a language. Missing texts are those of the page, or English. */
export function createLanguage<Key extends string>(
  builtIn: Readonly<Record<'ru' | 'en', Texts<Key>>>,
  { lang = 'ru', pageLang = UNKNOWN_LANGUAGE, messages }: LanguageOptions<Key>,
): Language<Key> {
  const isRussian = /^ru\b/.test(lang);
  const isBuiltIn = isRussian || /^en\b/.test(lang);
  const hasTexts = Boolean(messages) || isBuiltIn;
  // Every browser supports the built-in languages, and the first look-up takes a phone 60 ms.
  const locale = isBuiltIn ? lang : (Intl.DateTimeFormat.supportedLocalesOf(lang)[0] ?? 'en');
  const textsLang = hasTexts ? lang : 'en';
  return {
    locale,
    textsLang,
    apiLang: pageLang === textsLang ? undefined : pageLang,

    ...translator(isRussian ? builtIn.ru : builtIn.en, messages ?? {}, hasTexts ? locale : 'en'),
  };
}
