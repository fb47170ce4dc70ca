import type { Text, Texts } from '../i18n/messages.js';
import { isObject } from './plain-data.js';

/** A safe copy of an object of the page, which the page's code cannot change. */
export interface Copied<T> {
  readonly value: T | null;
  /** A sentence for the developer about each ignored field. */
  readonly warnings: readonly string[];
}

const CATEGORIES: readonly Intl.LDMLPluralRule[] = ['zero', 'one', 'two', 'few', 'many', 'other'];

export function copyTexts<Key extends string>(
  given: unknown,
  keys: readonly Key[],
): Copied<Partial<Texts<Key>>> {
  return copyObject('messages', given, (object, warn) => {
    const texts: Partial<Record<Key, Text>> = {};
    for (const key of keys) {
      const value = object[key];
      const text = copyText(value);
      if (text !== undefined) {
        texts[key] = text;
      } else if (!isUnset(value)) {
        warn(`messages.${key} is not a valid text; it is ignored.`);
      }
    }
    return Object.freeze(texts);
  });
}

/** Copies an object of the page. Returns null, with a warning, if it is something else. */
export function copyObject<T>(
  name: string,
  given: unknown,
  copy: (object: Readonly<Record<string, unknown>>, warn: (sentence: string) => void) => T | null,
): Copied<T> {
  const warnings: string[] = [];
  const warn = (sentence: string) => void warnings.push(sentence);
  if (isObject(given)) {
    return { value: copy(given, warn), warnings };
  }
  if (!isUnset(given)) {
    warn(`${name} must be an object or null; it is ignored.`);
  }
  return { value: null, warnings };
}

export function isUnset(value: unknown): boolean {
  return value === null || value === undefined;
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
    } else if (sentence !== undefined) {
      return undefined;
    }
  }
  const { other } = sentences;
  return other === undefined ? undefined : Object.freeze({ ...sentences, other });
}
