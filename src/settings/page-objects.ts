/** Makes copies of objects of the page, which the page's code cannot change. */
import type { Messages } from '../i18n/messages.js';
import { ru } from '../i18n/ru.js';
import { compactFilter, type LeadsFilter } from '../model/filter.js';
import { isTone, type StatusTones } from '../model/tone.js';
import { copyTexts } from './page-texts.js';
import { isObject } from './plain-data.js';

export function copyMessages(given: unknown): Partial<Messages> | null {
  return copyTexts(given, Object.keys(ru) as (keyof Messages)[]);
}

/** Returns the keys of texts that there are not, such as misspelled ones. */
export function unknownTexts(given: unknown): readonly string[] {
  return isObject(given) ? Object.keys(given).filter((key) => !(key in ru)) : [];
}

/** Copies the tones of a page. A status with any other tone is neutral. */
export function copyStatusTones(given: unknown): StatusTones | null {
  if (!isObject(given)) {
    return null;
  }
  const tones = Object.entries(given).filter(([, tone]) => isTone(tone));
  return Object.freeze(Object.fromEntries(tones)) as StatusTones;
}

/** Copies a filter of the page. Ignores fields of another type. */
export function copyFilter(given: unknown): LeadsFilter | null {
  const { search, status, unread } = isObject(given) ? given : {};
  return compactFilter({
    ...(typeof search === 'string' && { search }),
    ...(typeof status === 'string' && { status }),
    ...(typeof unread === 'boolean' && { unread }),
  });
}
