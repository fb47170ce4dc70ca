import { isObject } from '../api/read-field.js';
import type { Text, Texts } from '../i18n/messages.js';
import { isMissing } from './parsers.js';
import { fromJson } from './plain-data.js';

/** Tells the developer. */
export type Warn = (sentence: string) => void;

/** Reads an object, or its JSON. The warning names the attribute, not what it contains. */
export function readObject(
  attribute: string,
  given: unknown,
  warn: Warn,
): Readonly<Record<string, unknown>> | null {
  const value = fromJson(given);
  if (isObject(value)) {
    return value;
  }
  if (!isMissing(value)) {
    warn(`${attribute} must be an object, or JSON of one.`);
  }
  return null;
}

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
