import type { ClientLeads } from '../../src/index.js';
import { STATUS_TONES } from '../pages/status-tones.js';
import type { Programme } from './programmes.js';
import { session } from './session.js';

interface Inquiries {
  readonly element: ClientLeads;
  readonly heading: HTMLElement;
}

let inquiries: Inquiries | null = null;

/**
 * Shows the client's inquiries in a programme. Setting the properties is all it takes to change
 * the list: the element removes what it showed before.
 */
export function showInquiries(place: Element, { title, siteCode, client }: Programme): void {
  inquiries ??= create(place);
  inquiries.heading.textContent = `Ваши обращения: «${title}»`;
  inquiries.element.siteCode = siteCode;
  inquiries.element.client = client;
}

/** Removes the element with all that it knows. The next client gets a new one. */
export function hideInquiries(): void {
  inquiries?.element.remove();
  inquiries = null;
}

function create(place: Element): Inquiries {
  const element = document.createElement('client-leads');
  const heading = document.createElement('h2');
  heading.slot = 'heading';
  element.append(heading);
  // The token comes from a function, so that it stands nowhere in the page.
  element.tokenProvider = () => session.token();
  element.selectable = true;
  element.pageSize = 10;
  element.statusTones = STATUS_TONES;
  place.append(element);
  return { element, heading };
}
