import { make } from '../pages/make.js';
import { STATUS_TONES } from '../pages/status-tones.js';
import type { Programme } from './programmes.js';

let inquiries: ReturnType<typeof create> | null = null;

/**
 * Shows the client's inquiries in a programme. To change the list, it is enough to set the
 * properties: the element removes the previous list.
 */
export function showInquiries(place: Element, { title, client }: Programme): void {
  inquiries ??= create(place);
  inquiries.heading.textContent = `Ваши обращения: «${title}»`;
  inquiries.element.client = client;
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
      // The token comes from a function, so that it is not in the page's markup. A real shop would
      // ask its own server, which knows the signed-in client.
      tokenProvider: () => Promise.resolve('55120938'),
      selectable: true,
      pageSize: 10,
      statusTones: STATUS_TONES,
    },
    heading,
  );
  place.append(element);
  return { element, heading };
}
