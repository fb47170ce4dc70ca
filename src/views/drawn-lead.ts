import { cutAt } from '../model/cut-at.js';
import type { Lead } from '../model/lead.js';

/** How much of a text is drawn. Chromium takes seconds to lay out one word of 200,000 letters. */
const MAX_LENGTH = 2000;

/** Returns what is drawn of a text that the host wrote, for the eye and for the ear. */
export function drawnText(text: string): string {
  return text.length > MAX_LENGTH ? cutAt(text, MAX_LENGTH) : text;
}

/** Returns a lead with what is drawn of its texts. */
export function drawnLead(lead: Lead): Lead {
  return {
    ...lead,
    source: drawnText(lead.source),
    status: drawnText(lead.status),
    type: drawnText(lead.type),
    form: drawnText(lead.form),
    subject: drawnText(lead.subject),
    mark: drawnText(lead.mark),
  };
}
