import type { Messages, Text } from './messages.js';

/** Numbers for the placeholders of a sentence; `n` also chooses its plural. */
export type Placeholders = Readonly<Record<string, number>>;

/** Sentences and numbers in one language. */
export class Translator {
  readonly #messages: Messages;
  readonly #numbers: Intl.NumberFormat;
  readonly #plurals: Intl.PluralRules;

  constructor(messages: Messages, locale: string) {
    this.#messages = messages;
    this.#numbers = new Intl.NumberFormat(locale);
    this.#plurals = new Intl.PluralRules(locale);
  }

  /** The sentence with its numbers in place; a placeholder without a number stays as written. */
  text(key: keyof Messages, placeholders: Placeholders = {}): string {
    return this.#sentence(this.#messages[key], placeholders).replace(
      /\{(\w+)\}/g,
      (written, name: string) => {
        const value = placeholders[name];
        if (typeof value !== 'number') return written;
        return name === 'number' ? String(value) : this.#numbers.format(value);
      },
    );
  }

  #sentence(text: Text, { n = 0 }: Placeholders): string {
    if (typeof text === 'string') return text;
    return text[this.#plurals.select(n)] ?? text.other;
  }
}
