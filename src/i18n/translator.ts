import { builtInFormatsOf, groupDigits } from './built-in-formats.js';
import type { Messages, Text, Texts } from './messages.js';

/** Numbers for the placeholders of a sentence. `n` also selects the plural category. */
export type Placeholders = Readonly<Record<string, number>>;

export interface Translator<Key extends string = keyof Messages> {
  /** Returns a sentence with its numbers. Keeps a placeholder that has no number. */
  readonly text: (key: Key, placeholders?: Placeholders) => string;
  /** Writes a whole number. */
  readonly number: (value: number) => string;
}

/** Creates a translator that prefers the page's `own` texts to the built-in ones. */
export function translator<Key extends string>(
  builtIn: Texts<Key>,
  own: Partial<Texts<Key>>,
  locale: string,
): Translator<Key> {
  const plurals = new Intl.PluralRules(locale);
  const number = numberWriter(locale);

  const sentence = (text: Text, n: number) =>
    typeof text === 'string' ? text : (text[plurals.select(n)] ?? text.other);

  const text = (key: Key, placeholders: Placeholders = {}) => {
    const { n = 0 } = placeholders;
    return sentence(own[key] ?? builtIn[key], n).replace(/\{(\w+)\}/g, (written, name: string) => {
      const value = placeholders[name];
      if (typeof value !== 'number') {
        return written;
      }
      // The number of an inquiry is an identifier, so its digits are not grouped.
      return name === 'number' ? String(value) : number(value);
    });
  };

  return { text, number };
}

function numberWriter(locale: string): (value: number) => string {
  const language = builtInFormatsOf(locale);
  if (language) {
    return (value) => groupDigits(value, language);
  }
  const format = new Intl.NumberFormat(locale);
  return (value) => format.format(value);
}
