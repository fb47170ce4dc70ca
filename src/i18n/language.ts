import { en } from './en.js';
import type { Messages } from './messages.js';
import { ru } from './ru.js';
import { Translator } from './translator.js';

/** How a view puts texts, numbers and times. The same object until one of them changes. */
export interface Language {
  /** For dates; one that `Intl` knows. */
  readonly locale: string;
  /** The language that the texts are in, for `lang`. */
  readonly textsLang: string;
  /** IANA name; the reader's own zone where undefined. */
  readonly timeZone: string | undefined;
  readonly texts: Translator;
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
  const builtIn = /^ru\b/.test(lang) ? ru : en;
  const isOwn = messages !== null || builtIn === ru || /^en\b/.test(lang);
  const textsLang = isOwn ? lang : 'en';
  const texts = new Translator(builtIn, messages ?? {}, isOwn ? locale : 'en');
  return { locale, textsLang, timeZone, texts };
}
