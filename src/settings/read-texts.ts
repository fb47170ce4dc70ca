import type { Messages, Text } from '../i18n/messages.js';
import { ru } from '../i18n/ru.js';
import { isTone, STATUS_TONES, type StatusTone, type StatusTones } from '../model/tone.js';
import { isObject } from './is-object.js';

/** A safe copy of an object of the page, which the page's code cannot change. */
export interface Copied<T> {
  readonly value: T | null;
  /** A sentence for the developer about each ignored field. */
  readonly warnings: readonly string[];
}

const CATEGORIES: readonly Intl.LDMLPluralRule[] = ['zero', 'one', 'two', 'few', 'many', 'other'];

/** Copies the texts of a page. Ignores each invalid text. */
export function copyMessages(given: unknown): Copied<Partial<Messages>> {
  if (!isObject(given)) {
    return nothingOf('messages', given);
  }
  const warnings = Object.keys(given)
    .filter((key) => !(key in ru))
    .map((key) => `messages has no text called ${key}; it is ignored.`);
  const messages: Record<string, Text> = {};
  for (const key of Object.keys(ru)) {
    const value = given[key];
    const text = copyText(value);
    if (text !== undefined) {
      messages[key] = text;
    } else if (value !== null && value !== undefined) {
      warnings.push(`messages.${key} is not a valid text; it is ignored.`);
    }
  }
  return { value: Object.freeze(messages), warnings };
}

/** Copies the tones of a page. An invalid tone is neutral. */
export function copyStatusTones(given: unknown): Copied<StatusTones> {
  if (!isObject(given)) {
    return nothingOf('statusTones', given);
  }
  const warnings: string[] = [];
  const tones = new Map<string, StatusTone>();
  for (const [status, tone] of Object.entries(given)) {
    if (isTone(tone)) {
      tones.set(status, tone);
    } else {
      warnings.push(
        `statusTones: ${status} must be one of ${STATUS_TONES.join(', ')}; neutral is used.`,
      );
    }
  }
  return { value: Object.freeze(Object.fromEntries(tones)), warnings };
}

function nothingOf(name: string, given: unknown): Copied<never> {
  const isUnset = given === null || given === undefined;
  const warnings = isUnset ? [] : [`${name} must be an object or null; it is ignored.`];
  return { value: null, warnings };
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
