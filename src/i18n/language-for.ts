import { en } from './en.js';
import { createLanguage, type Language, type LanguageOptions } from './language.js';
import { ru } from './ru.js';

/** Creates a language with all texts. */
export function languageFor(options: LanguageOptions): Language {
  return createLanguage({ ru, en }, options);
}
