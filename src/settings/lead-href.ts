import type { Lead } from '../model/lead.js';
import { isWebUrl } from './parse-url.js';

const ID = /\{id\}/gi;
const NUMBER = /\{number\}/gi;

/** Whether a URL template with `{id}` and `{number}` has the scheme http or https. */
export function isLeadHref(template: string, pageUrl: string | undefined): boolean {
  return isWebUrl(template.replace(ID, '1').replace(NUMBER, '1'), pageUrl);
}

/** The URL of a lead, or undefined if the lead lacks a value of the template. */
export function leadUrl(template: string, { id, number }: Lead): string | undefined {
  if (id === 0 && template.search(ID) !== -1) {
    return undefined;
  }
  if (number === 0 && template.search(NUMBER) !== -1) {
    return undefined;
  }
  return template.replace(ID, String(id)).replace(NUMBER, String(number));
}
