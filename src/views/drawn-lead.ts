import { cutAt } from '../model/cut-at.js';
import type { Lead } from '../model/lead.js';

/** The maximum length of a text. Chromium takes seconds to lay out a word of 200,000 letters. */
const MAX_LENGTH = 2000;

/** Returns the drawn part of a host's text, both visible and spoken. */
export function drawnText(text: string): string {
  return text.length > MAX_LENGTH ? cutAt(text, MAX_LENGTH) : text;
}

/** Returns a lead with the drawn parts of its texts. */
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
