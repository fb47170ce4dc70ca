/**
 * Writes the list of all texts into the documents about texts, between `<!-- texts -->` and
 * `<!-- /texts -->`, from the built-in texts of the document's language:
 *
 *   node --import tsx/esm tools/text-list.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
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

/** Returns the document with the list as it should be today. */
export function withTextList(document: string, language: ListLanguage): string {
  const parts = /^([^]*<!-- texts -->\n)[^]*(\n<!-- \/texts -->[^]*)$/.exec(document);
  if (!parts) {
    throw new Error('The document needs a line <!-- texts --> and a line <!-- /texts -->.');
  }
  const [, before = '', after = ''] = parts;
  return `${before}\n${textList(language)}\n${after}`;
}

/** Returns a line for each text: its key, its placeholders, and its words. */
function textList({ texts, quotes }: ListLanguage): string {
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

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [file, language] of Object.entries(TEXT_LISTS)) {
    writeFileSync(file, withTextList(readFileSync(file, 'utf8'), language));
  }
}
