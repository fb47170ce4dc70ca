import type { Messages, Text } from '../i18n/messages.js';
import { ru } from '../i18n/ru.js';
import { compactFilter, type LeadsFilter } from '../model/filter.js';
import { isTone, STATUS_TONES, type StatusTone, type StatusTones } from '../model/tone.js';
import { isObject } from './plain-data.js';

/** A safe copy of an object of the page, which the page's code cannot change. */
export interface Copied<T> {
  readonly value: T | null;
  /** A sentence for the developer about each ignored field. */
  readonly warnings: readonly string[];
}

const CATEGORIES: readonly Intl.LDMLPluralRule[] = ['zero', 'one', 'two', 'few', 'many', 'other'];

const FILTER_TYPES: ReadonlyMap<string, string> = new Map([
  ['search', 'string'],
  ['status', 'string'],
  ['unread', 'boolean'],
]);

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
    } else if (!isUnset(value)) {
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

/** Copies a filter of the page. Ignores invalid fields, so that the list still loads. */
export function copyFilter(given: unknown): Copied<LeadsFilter> {
  if (!isObject(given)) {
    return nothingOf('filter', given);
  }
  const warnings: string[] = [];
  const known: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(given)) {
    const type = FILTER_TYPES.get(name);
    if (type === undefined) {
      warnings.push(`filter has no field called ${name}; it is ignored.`);
    } else if (typeof field === type) {
      known[name] = field;
    } else if (!isUnset(field)) {
      warnings.push(`filter.${name} must be a ${type}; it is ignored.`);
    }
  }
  return { value: compactFilter(known), warnings };
}

function nothingOf(name: string, given: unknown): Copied<never> {
  const warnings = isUnset(given) ? [] : [`${name} must be an object or null; it is ignored.`];
  return { value: null, warnings };
}

function isUnset(value: unknown): boolean {
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
