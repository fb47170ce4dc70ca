/** Reads objects of the page, which may contain anything. */
import { isObject } from '../model/is-object.js';
import type { Messages } from '../i18n/messages.js';
import { ru } from '../i18n/ru.js';
import { compactFilter, type LeadsFilter } from '../model/filter.js';
import { isTone, type StatusTones } from '../model/tone.js';
import { copyTexts } from './custom-texts.js';
import type { Warn } from './developer-log.js';
import { readObject } from './json.js';

/** Warns about texts that there are not, such as misspelled ones. */
export function readMessages(given: unknown, warn: Warn): Messages | null {
  const texts = readObject('messages', given, warn);
  const unknown = Object.keys(texts ?? {}).filter((key) => !(key in ru));
  if (unknown.length > 0) {
    warn(`messages has no text called ${unknown.join(' or ')}.`);
  }
  return texts && copyTexts(texts, ru);
}

/** Trims the texts of statuses, as in leads. Ignores any other tone, so its status is neutral. */
export function readStatusTones(given: unknown, warn: Warn): StatusTones {
  const all = readObject('status-tones', given, warn) ?? {};
  const tones = Object.entries(all).filter(([, tone]) => isTone(tone));
  return Object.fromEntries(tones.map(([status, tone]) => [status.trim(), tone])) as StatusTones;
}

export function readFilter(given: unknown): LeadsFilter | null {
  return isObject(given) ? compactFilter(given) : null;
}
