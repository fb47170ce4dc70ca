import { en } from './en.js';
import type { Messages } from './messages.js';
import { ru } from './ru.js';
import { translator, type Translator } from './translator.js';

/** How a view puts texts, numbers and times. The same object until one of them changes. */
export interface Language extends Translator {
  /** For dates; one that `Intl` knows. */
  readonly locale: string;
  /** The language that the texts are in, for `lang`. */
  readonly textsLang: string;
  /** IANA name; the reader's own zone where undefined. */
  readonly timeZone: string | undefined;
}

export interface LanguageOptions {
  /** BCP 47 tag; Russian where the page names none. */
  readonly lang: string | undefined;
  readonly timeZone: string | undefined;
  /** The page's own texts. */
  readonly messages: Partial<Messages> | null;
}

/** Texts of a language that is not built in are the page's own, else English. */
export function languageFor({ lang = 'ru', timeZone, messages }: LanguageOptions): Language {
  const locale = Intl.DateTimeFormat.supportedLocalesOf(lang)[0] ?? 'en';
  const isRussian = /^ru\b/.test(lang);
  const isOwn = messages !== null || isRussian || /^en\b/.test(lang);
  return {
    locale,
    textsLang: isOwn ? lang : 'en',
    timeZone,
    ...translator(isRussian ? ru : en, messages ?? {}, isOwn ? locale : 'en'),
  };
}
