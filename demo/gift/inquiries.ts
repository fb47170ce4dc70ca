import { make } from '../pages/make.js';
import { STATUS_TONES } from '../pages/status-tones.js';
import type { Programme } from './programmes.js';

let inquiries: ReturnType<typeof create> | null = null;

/**
 * Shows the client's inquiries in a programme. Setting the properties is all it takes to change
 * the list: the element removes what it showed before.
 */
export function showInquiries(place: Element, { title, client }: Programme): void {
  inquiries ??= create(place);
  inquiries.heading.textContent = `Ваши обращения: «${title}»`;
  inquiries.element.client = client;
}

/** Removes the element with all that it knows. The next client gets a new one. */
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
      // The token comes from a function, so that it stands nowhere in the page. Here it stands for
      // the shop's own server, which knows who has signed in.
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
