/** What the host reads and writes: media types, and the XML namespaces of its data contracts. */

export const JSON_TYPE = 'application/json';
export const JSON_TYPES: readonly string[] = [JSON_TYPE, 'text/json'];
export const XML_TYPES: readonly string[] = ['application/xml', 'text/xml'];
export const FORM_TYPE = 'application/x-www-form-urlencoded';

const WRITABLE_TYPES = [...JSON_TYPES, ...XML_TYPES];

const CONTRACTS = 'http://schemas.datacontract.org/2004/07/LCManagerPartner.Implementation';
export const NAMESPACES = {
  abstractions: `${CONTRACTS}.Abstractions`,
  request: `${CONTRACTS}.Request`,
  response: `${CONTRACTS}.Response`,
  instance: 'http://www.w3.org/2001/XMLSchema-instance',
} as const;

/** Returns the media type of a body in lower case, '' if the request names none. */
export function contentType({ headers }: Request): string {
  return mediaType(headers.get('Content-Type') ?? '');
}

/**
 * Chooses the media type of an answer in Web API's order: the type that `Accept` names, otherwise
 * that of the request's body, otherwise JSON.
 */
export function negotiate(request: Request): string {
  const [named] = (request.headers.get('Accept') ?? '')
    .split(',')
    .map((range) => ({ type: mediaType(range), quality: qualityOf(range) }))
    .filter(({ type, quality }) => quality > 0 && WRITABLE_TYPES.includes(type))
    .sort((a, b) => b.quality - a.quality);
  const own = contentType(request);
  return named?.type ?? (WRITABLE_TYPES.includes(own) ? own : JSON_TYPE);
}

/** The headers of an answer of the framework. */
export function contentHeaders(type: string): Record<string, string> {
  return { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'no-cache' };
}

function mediaType(text: string): string {
  return text.replace(/;.*/s, '').trim().toLowerCase();
}

function qualityOf(range: string): number {
  return Number(/;\s*q=([\d.]+)/i.exec(range)?.[1] ?? 1);
}
