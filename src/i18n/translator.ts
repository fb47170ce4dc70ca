import type { Messages, Text } from './messages.js';

/** Numbers for the placeholders of a sentence; `n` also chooses its plural. */
export type Placeholders = Readonly<Record<string, number>>;

/** Sentences and numbers in one language: the page's own texts, and the built-in ones for the rest. */
export class Translator {
  readonly #builtIn: Messages;
  readonly #own: Partial<Messages>;
  readonly #numbers: Intl.NumberFormat;
  readonly #plurals: Intl.PluralRules;

  constructor(builtIn: Messages, own: Partial<Messages>, locale: string) {
    this.#builtIn = builtIn;
    this.#own = own;
    this.#numbers = new Intl.NumberFormat(locale);
    this.#plurals = new Intl.PluralRules(locale);
  }

  /** The sentence with its numbers in place; a placeholder without a number stays as written. */
  text(key: keyof Messages, placeholders: Placeholders = {}): string {
    const { n = 0 } = placeholders;
    const sentence = this.#sentence(this.#own[key], n) ?? this.#sentence(this.#builtIn[key], n);
    return (sentence ?? '').replace(/\{(\w+)\}/g, (written, name: string) => {
      const value = placeholders[name];
      if (typeof value !== 'number') return written;
      return name === 'number' ? String(value) : this.number(value);
    });
  }

  number(value: number): string {
    return this.#numbers.format(value);
  }

  /** Undefined for what is no text: a page's messages are checked here, where they are used. */
  #sentence(text: Text | undefined, n: number): string | undefined {
    const sentence =
      typeof text === 'string' ? text : (text?.[this.#plurals.select(n)] ?? text?.other);
    return typeof sentence === 'string' ? sentence : undefined;
  }
}
