import type { Messages, Text } from './messages.js';

/** Numbers for the placeholders of a sentence; `n` also chooses its plural. */
export type Placeholders = Readonly<Record<string, number>>;

/** Sentences and numbers in one language. */
export interface Translator {
  /** The sentence with its numbers in place; a placeholder without a number stays as written. */
  readonly text: (key: keyof Messages, placeholders?: Placeholders) => string;
  readonly number: (value: number) => string;
}

/** Speaks in the page's `own` texts, and in the built-in ones for the rest. */
export function translator(builtIn: Messages, own: Partial<Messages>, locale: string): Translator {
  const numbers = new Intl.NumberFormat(locale);
  const plurals = new Intl.PluralRules(locale);
  const number = (value: number) => numbers.format(value);

  /** Undefined for what is no text: a page's messages are checked here, where they are used. */
  const sentence = (text: Text | undefined, n: number) => {
    const chosen = typeof text === 'string' ? text : (text?.[plurals.select(n)] ?? text?.other);
    return typeof chosen === 'string' ? chosen : undefined;
  };

  const text = (key: keyof Messages, placeholders: Placeholders = {}) => {
    const { n = 0 } = placeholders;
    const found = sentence(own[key], n) ?? sentence(builtIn[key], n) ?? '';
    return found.replace(/\{(\w+)\}/g, (written, name: string) => {
      const value = placeholders[name];
      if (typeof value !== 'number') return written;
      return name === 'number' ? String(value) : number(value);
    });
  };

  return { text, number };
}
