import type { Lead } from '../model/lead.js';

/** `URL.parse` is too new, and old polyfills lack `canParse`. */
export function parseUrl(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}

/**
 * Whether a URL, or each URL of a template, is http, https or relative, since `javascript:` would run
 * in the page. `x{id}:` is relative only until a number is put in.
 */
export function isWebUrl(template: string): boolean {
  const url = template.replace(/{\w+}/g, '1');
  return /^https?:$/.test(parseUrl(url, 'https://any.example/')?.protocol ?? '');
}

/** Returns the URL of a sign-in page, with that of the current page in place of `{page}`. */
export function loginUrl(template: string, pageUrl: string): string {
  return template.replaceAll('{page}', encodeURIComponent(pageUrl));
}

/** The URL of a lead, or undefined if the lead lacks a value of the template. */
export function leadUrl(template: string, { id, number }: Lead): string | undefined {
  const lacksId = id === 0 && template.includes('{id}');
  const lacksNumber = number === 0 && template.includes('{number}');
  return lacksId || lacksNumber
    ? undefined
    : template.replaceAll('{id}', String(id)).replaceAll('{number}', String(number));
}
