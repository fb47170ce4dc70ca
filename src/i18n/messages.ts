import type { ru } from './ru.js';

/** The languages that the element has texts for. The compiler names what another one needs. */
export type BuiltInLanguage = 'ru' | 'en';

/** A sentence with placeholders such as `{n}`, or one for each plural category of `{n}`. */
export type Text = string | PluralText;

/** Sentences by category of `Intl.PluralRules`; `other` replaces a missing category. */
export type PluralText = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

export type Texts<Key extends string> = Readonly<Record<Key, Text>>;

/** Every text that the element shows or speaks. */
export type AllMessages = { readonly [Key in keyof typeof ru]: Text };

/** The texts of a page, which replace those of the element. */
export type Messages = Partial<AllMessages>;
