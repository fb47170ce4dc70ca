import { ru } from '../i18n/messages.js';
import { Translator } from '../i18n/translator.js';

/** How a view puts texts, numbers and times. The same object until one of them changes. */
export interface Language {
  readonly locale: string;
  /** IANA name; the reader's own zone where undefined. */
  readonly timeZone: string | undefined;
  readonly texts: Translator;
}

export function languageFor(timeZone: string | undefined): Language {
  return { locale: 'ru', timeZone, texts: new Translator(ru, 'ru') };
}
