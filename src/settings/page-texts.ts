import { isObject } from '../api/read-field.js';
import type { Text, Texts } from '../i18n/messages.js';

/** Copies the texts of a page. Ignores anything that is not a text of these keys. */
export function copyTexts<Key extends string>(
  given: unknown,
  keys: readonly Key[],
): Partial<Texts<Key>> | null {
  if (!isObject(given)) {
    return null;
  }
  const texts = keys.map((key) => [key, given[key]]).filter(([, text]) => isText(text));
  return Object.freeze(Object.fromEntries(texts) as Partial<Texts<Key>>);
}

/** Accepts a sentence, or those for plural categories. */
function isText(value: unknown): value is Text {
  if (!isObject(value)) {
    return typeof value === 'string';
  }
  return 'other' in value && Object.values(value).every((text) => typeof text === 'string');
}
