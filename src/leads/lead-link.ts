import type { Lead } from './lead.js';

/** Gives the URL of a lead; undefined where the lead lacks what the URL names. */
export type LeadLink = (lead: Lead) => string | undefined;

const PLACEHOLDER = /\{(Id|Leads)\}/gi;

/**
 * Reads a URL template with `{Id}` and `{Leads}`, the API's names for id and number. Undefined
 * for what leads anywhere but to http or https: `javascript:` would run in the page.
 */
export function readLeadLink(template: string, pageUrl: string | undefined): LeadLink | undefined {
  try {
    const { protocol } = new URL(template.replace(PLACEHOLDER, '1'), pageUrl);
    if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  } catch {
    return undefined;
  }
  const named = [...template.matchAll(PLACEHOLDER)].map(([, name = '']) => name);
  return (lead) => {
    if (named.some((name) => valueOf(lead, name) === 0)) return undefined;
    return template.replace(PLACEHOLDER, (_, name: string) => String(valueOf(lead, name)));
  };
}

function valueOf(lead: Lead, name: string): number {
  return name.toLowerCase() === 'id' ? lead.id : lead.number;
}
