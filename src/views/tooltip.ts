import { readTime } from '../api/read-field.js';
import { formatFullTime } from '../i18n/dates.js';
import type { Language } from '../i18n/language.js';

/** The parts of a row that may be shortened. */
const SHORTENED = '.clamp, .time, .meta > [aria-hidden]';

/** Created with the first tooltip, since servers have no `MutationObserver`. */
let changes: MutationObserver | undefined;

/**
 * Shows a full text or date in a tooltip while the pointer is over it. A permanent `title` would be
 * spoken in addition to the text, and would have to be written for each row.
 */
export function showTooltip({ target }: Event, language: Language): void {
  const shortened = target instanceof Element ? target.closest<HTMLElement>(SHORTENED) : null;
  if (shortened) {
    shortened.title = wholeText(shortened, language);
    changes ??= new MutationObserver((records) => records.forEach(hideTooltip));
    changes.observe(shortened, { childList: true });
  }
}

/** Removes the tooltip when the pointer leaves, or when the text below it changes. */
export function hideTooltip({ target }: Pick<Event, 'target'>): void {
  if (target instanceof Element) {
    target.closest(SHORTENED)?.removeAttribute('title');
  }
}

function wholeText(shortened: HTMLElement, language: Language): string {
  const time = shortened instanceof HTMLTimeElement ? readTime(shortened.dateTime) : null;
  return time ? formatFullTime(time, language.locale) : shortened.textContent;
}
