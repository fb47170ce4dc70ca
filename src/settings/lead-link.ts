import type { Lead } from '../model/lead.js';

/** Gives the URL of a lead; undefined where the lead lacks what the URL names. */
export type LeadLink = (lead: Lead) => string | undefined;

/**
 * Reads a URL template with `{Id}` and `{Leads}`, the API's names for id and number. Undefined
 * for what leads anywhere but to http or https: `javascript:` would run in the page.
 */
export function readLeadLink(template: string, pageUrl: string | undefined): LeadLink | undefined {
  const link: LeadLink = ({ id, number }) => {
    const lacks = (!id && /\{id\}/i.test(template)) || (!number && /\{leads\}/i.test(template));
    if (lacks) return undefined;
    return template.replace(/\{id\}/gi, String(id)).replace(/\{leads\}/gi, String(number));
  };
  try {
    const { protocol } = new URL(template.replace(/\{(id|leads)\}/gi, '1'), pageUrl);
    return /^https?:$/.test(protocol) ? link : undefined;
  } catch {
    return undefined;
  }
}
