import type { Messages } from '../i18n/messages.js';
import { ru } from '../i18n/ru.js';
import { compactFilter, type LeadsFilter } from '../model/filter.js';
import { isTone, STATUS_TONES, type StatusTone, type StatusTones } from '../model/tone.js';
import { copyObject, copyTexts, isUnset, type Copied } from './page-texts.js';
import { isObject } from './plain-data.js';

const FILTER_TYPES: ReadonlyMap<string, string> = new Map([
  ['search', 'string'],
  ['status', 'string'],
  ['unread', 'boolean'],
]);

/** Copies the texts of a page. Ignores each invalid text, and warns of unknown ones. */
export function copyMessages(given: unknown): Copied<Partial<Messages>> {
  const { value, warnings } = copyTexts(given, Object.keys(ru) as (keyof Messages)[]);
  const unknown = Object.keys(isObject(given) ? given : {})
    .filter((key) => !(key in ru))
    .map((key) => `messages has no text called ${key}; it is ignored.`);
  return { value, warnings: [...unknown, ...warnings] };
}

/** Copies the tones of a page. An invalid tone is neutral. */
export function copyStatusTones(given: unknown): Copied<StatusTones> {
  return copyObject('statusTones', given, (object, warn) => {
    const tones = new Map<string, StatusTone>();
    for (const [status, tone] of Object.entries(object)) {
      if (isTone(tone)) {
        tones.set(status, tone);
      } else {
        warn(`statusTones: ${status} must be one of ${STATUS_TONES.join(', ')}; neutral is used.`);
      }
    }
    return Object.freeze(Object.fromEntries(tones));
  });
}

/** Copies a filter of the page. Ignores invalid fields, so that the list still loads. */
export function copyFilter(given: unknown): Copied<LeadsFilter> {
  return copyObject('filter', given, (object, warn) => {
    const known: Record<string, unknown> = {};
    for (const [name, field] of Object.entries(object)) {
      const type = FILTER_TYPES.get(name);
      if (type === undefined) {
        warn(`filter has no field called ${name}; it is ignored.`);
      } else if (typeof field === type) {
        known[name] = field;
      } else if (!isUnset(field)) {
        warn(`filter.${name} must be a ${type}; it is ignored.`);
      }
    }
    return compactFilter(known);
  });
}
