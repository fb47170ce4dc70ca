import type { Lead } from '../model/lead.js';

/**
 * Parses a URL, or returns undefined. `URL.parse` is too new, and old polyfills lack `canParse`.
 */
export function parseUrl(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}

/**
 * Returns the base of relative URLs in a node's page, for places that receive the token. Ignores a
 * `<base>` of another origin, which markup can bring. Reads the node's property, since
 * `<img name=baseURI>` shadows the document's.
 */
export function ownBaseUrl({ baseURI }: Node): string {
  const isOwn = parseUrl(baseURI)?.origin === globalThis.origin;
  // A `blob:` URL has the page's origin, but nothing is relative to it.
  return isOwn && isWebUrl(baseURI) ? baseURI : location.href;
}

/** Whether a URL is http, https or relative, since `javascript:` would run in the page. */
export function isWebUrl(text: string): boolean {
  return /^https?:$/.test(parseUrl(text, 'https://any.example/')?.protocol ?? '');
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
