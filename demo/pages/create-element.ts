import type { ClientLeads } from '../../src/index.js';
import { STATUS_TONES } from './status-tones.js';

/** The signed-in client of the pages. */
const SIGNED_IN = { sitecode: 'GIFT-01', client: '1017', token: '55120938' };

/** Creates an element with these attributes and those of the signed-in client. */
export function createElement(attributes: Readonly<Record<string, string>>): ClientLeads {
  const element = document.createElement('client-leads');
  for (const [name, value] of Object.entries({ ...SIGNED_IN, ...attributes })) {
    element.setAttribute(name, value);
  }
  element.statusTones = STATUS_TONES;
  return element;
}
