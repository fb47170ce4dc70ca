/** The list of all texts, from the built-in texts of a document's language. */
import { en } from '../src/i18n/en.js';
import type { Messages, Text } from '../src/i18n/messages.js';
import { ru } from '../src/i18n/ru.js';

interface ListLanguage {
  readonly texts: Messages;
  /** Quotation marks around a text. */
  readonly quotes: readonly [string, string];
}

/** The documents that have the list. */
export const TEXT_LISTS: Readonly<Record<string, ListLanguage>> = {
  'docs/texts.md': { texts: en, quotes: ['“', '”'] },
  'docs/texts.ru.md': { texts: ru, quotes: ['«', '»'] },
};

/** Returns a line for each text: its key, its placeholders, and its words. */
export function textList({ texts, quotes }: ListLanguage): string {
  const quoted = (sentence: string) => quotes.join(sentence);
  const lines = Object.entries(texts).map(([key, text]: [string, Text]) => {
    const forms = typeof text === 'string' ? { other: text } : text;
    const written = Object.values(forms).join();
    const names = [...new Set(written.match(/\{\w+\}/g))].map((name) => `\`${name}\``);
    const placeholders = names.length > 0 ? `(${names.join(', ')})` : '';
    const head = [`\`${key}\``, placeholders].filter(Boolean).join(' ');
    const words =
      typeof text === 'string'
        ? quoted(text)
        : Object.entries(forms).map(([form, sentence]) => `${form} ${quoted(sentence)}`);
    return `- ${head}: ${[words].flat().join('; ')}`;
  });
  return lines.join('\n');
}
