import { make } from '../pages/make.js';
import { STATUS_TONES } from '../pages/status-tones.js';
import type { Programme } from './programmes.js';

let inquiries: ReturnType<typeof create> | null = null;

/**
 * Shows the client's inquiries in a programme. The shop's server knows the client in each. Another
 * `sessionUrl` is enough to change the list: the element removes the previous one.
 */
export function showInquiries(place: Element, { title, name }: Programme): void {
  inquiries ??= create(place);
  inquiries.heading.textContent = `Ваши обращения: «${title}»`;
  inquiries.element.sessionUrl = `../session?programme=${name}`;
}

/** Removes the element with all its data. The next client gets a new one. */
export function hideInquiries(): void {
  inquiries?.element.remove();
  inquiries = null;
}

function create(place: Element) {
  const heading = make('h2', { slot: 'heading' });
  const element = make(
    'client-leads',
    {
      siteCode: 'GIFT-01',
      selectable: true,
      pageSize: 10,
      statusTones: STATUS_TONES,
    },
    heading,
  );
  place.append(element);
  return { element, heading };
}
