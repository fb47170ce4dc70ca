import type { Text, Texts } from '../i18n/messages.js';
import { isObject } from './plain-data.js';

const CATEGORIES: readonly Intl.LDMLPluralRule[] = ['zero', 'one', 'two', 'few', 'many', 'other'];

/**
 * Copies the texts of a page, so that its code cannot change them. Ignores anything that is not a
 * text of these keys.
 */
export function copyTexts<Key extends string>(
  given: unknown,
  keys: readonly Key[],
): Partial<Texts<Key>> | null {
  if (!isObject(given)) {
    return null;
  }
  const texts: Partial<Record<Key, Text>> = {};
  for (const key of keys) {
    const text = copyText(given[key]);
    if (text !== undefined) {
      texts[key] = text;
    }
  }
  return Object.freeze(texts);
}

/** Copies a sentence, or those for plural categories. Returns undefined for anything else. */
function copyText(value: unknown): Text | undefined {
  if (typeof value === 'string') {
    return value;
  }
  if (!isObject(value)) {
    return undefined;
  }
  const sentences: Partial<Record<Intl.LDMLPluralRule, string>> = {};
  for (const category of CATEGORIES) {
    const sentence = value[category];
    if (typeof sentence === 'string') {
      sentences[category] = sentence;
    }
  }
  const { other } = sentences;
  return other === undefined ? undefined : Object.freeze({ ...sentences, other });
}
