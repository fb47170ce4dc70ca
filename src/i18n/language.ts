import { en } from './en.js';
import type { Messages } from './messages.js';
import { ru } from './ru.js';
import { translator, type Translator } from './translator.js';

/** How views write texts, numbers and times. */
export interface Language extends Translator {
  /** The locale of dates: one that `Intl` knows. */
  readonly locale: string;
  /** The language that the texts are in, for `lang`. */
  readonly textsLang: string;
  /** The language of what the host wrote, for `lang`; undefined if it is that of the texts. */
  readonly hostLang: string | undefined;
  /** IANA name; the reader's own zone if undefined. */
  readonly timeZone: string | undefined;
}

export interface LanguageOptions {
  /** BCP 47 tag; Russian if undefined. */
  readonly lang: string | undefined;
  /** BCP 47 tag of the page around the element; undefined if it names none. */
  readonly pageLang: string | undefined;
  readonly timeZone: string | undefined;
  /** The page's own texts, if any. */
  readonly messages?: Partial<Messages> | null | undefined;
}

/** What `lang` calls a language that nobody names. */
const UNKNOWN_LANGUAGE = '';

/**
 * Makes the texts and formats of a language. If it is not built in, its texts are those of the
 * page, otherwise English.
 */
export function languageFor({
  lang = 'ru',
  pageLang = UNKNOWN_LANGUAGE,
  timeZone,
  messages,
}: LanguageOptions): Language {
  const isRussian = /^ru\b/.test(lang);
  const isBuiltIn = isRussian || /^en\b/.test(lang);
  const hasTexts = Boolean(messages) || isBuiltIn;
  // Every browser knows those, and takes 2 ms to look one up.
  const locale = isBuiltIn ? lang : (Intl.DateTimeFormat.supportedLocalesOf(lang)[0] ?? 'en');
  const textsLang = hasTexts ? lang : 'en';
  return {
    locale,
    textsLang,
    hostLang: pageLang === textsLang ? undefined : pageLang,
    timeZone,
    ...translator(isRussian ? ru : en, messages ?? {}, hasTexts ? locale : 'en'),
  };
}
