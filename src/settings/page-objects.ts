/** Reads objects of the page, which may contain anything. */
import { isObject } from '../api/read-field.js';
import type { Messages } from '../i18n/messages.js';
import { ru } from '../i18n/ru.js';
import { compactFilter, type LeadsFilter } from '../model/filter.js';
import { isTone, type StatusTones } from '../model/tone.js';
import { copyTexts } from './page-texts.js';

/** @param warn tells the developer about texts that there are not, such as misspelled ones */
export function readMessages(
  given: unknown,
  warn: (sentence: string) => void,
): Partial<Messages> | null {
  const unknown = isObject(given) ? Object.keys(given).filter((key) => !(key in ru)) : [];
  if (unknown.length > 0) {
    warn(`messages has no text called ${unknown.join(' or ')}.`);
  }
  return copyTexts(given, ru);
}

/** Ignores any other tone, so its status is neutral. */
export function readStatusTones(given: unknown): StatusTones {
  const tones = Object.entries(isObject(given) ? given : {}).filter(([, tone]) => isTone(tone));
  return Object.fromEntries(tones) as StatusTones;
}

export function readFilter(given: unknown): LeadsFilter | null {
  return isObject(given) ? compactFilter(given) : null;
}
