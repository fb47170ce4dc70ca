import { isObject } from '../model/is-object.js';
import type { Text, Texts } from '../i18n/messages.js';

/** Copies the texts of a page. Ignores anything that is not a text with a key of the built-in ones. */
export function copyTexts<Key extends string>(
  given: Readonly<Record<string, unknown>>,
  builtIn: Texts<Key>,
): Partial<Texts<Key>> {
  const texts = Object.entries(given).filter(([key, text]) => key in builtIn && isText(text));
  return Object.fromEntries(texts) as Partial<Texts<Key>>;
}

/** Accepts a sentence, or those for plural categories. */
function isText(value: unknown): value is Text {
  if (!isObject(value)) {
    return typeof value === 'string';
  }
  return 'other' in value && Object.values(value).every((text) => typeof text === 'string');
}
