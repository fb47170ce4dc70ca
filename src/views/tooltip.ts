import { readTime } from '../api/read-field.js';
import { formatFullTime } from '../i18n/dates.js';
import type { Language } from '../i18n/language.js';

/** The parts of a row that show less than they have. */
const SHORTENED = '.clamp, .time, .meta > [aria-hidden]';

/** Made with the first tooltip, since there is none on a server. */
let changes: MutationObserver | undefined;

/**
 * Shows a text whole, or a date in full, in a tooltip while the pointer is over it. A `title` that
 * stays is spoken beside the text, so that the reader hears it twice, and would have to be written for
 * each row.
 */
export function showTooltip({ target }: Event, language: Language): void {
  const shortened = target instanceof Element ? target.closest<HTMLElement>(SHORTENED) : null;
  if (shortened) {
    shortened.title = wholeText(shortened, language);
    changes ??= new MutationObserver((records) => records.forEach(hideTooltip));
    changes.observe(shortened, { childList: true });
  }
}

/** Takes the tooltip away when the pointer leaves, and when the text changes under it. */
export function hideTooltip({ target }: Pick<Event, 'target'>): void {
  if (target instanceof Element) {
    target.closest(SHORTENED)?.removeAttribute('title');
  }
}

function wholeText(shortened: HTMLElement, language: Language): string {
  const time = shortened instanceof HTMLTimeElement ? readTime(shortened.dateTime) : null;
  return time ? formatFullTime(time, language) : shortened.textContent;
}
