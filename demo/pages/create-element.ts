import type { ClientLeads } from '../../src/index.js';
import { STATUS_TONES } from './status-tones.js';

/** The client whose list the pages show. */
const SIGNED_IN = { sitecode: 'GIFT-01', client: '1017', token: '55120938' };

/** Creates an element with these attributes, and with those of the client who has signed in. */
export function createElement(attributes: Readonly<Record<string, string>>): ClientLeads {
  const element = document.createElement('client-leads');
  for (const [name, value] of Object.entries({ ...SIGNED_IN, ...attributes })) {
    element.setAttribute(name, value);
  }
  element.statusTones = STATUS_TONES;
  return element;
}
