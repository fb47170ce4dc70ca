/** The formats of the host: media types, and the XML namespaces of its data contracts. */

export const JSON_TYPE = 'application/json';
export const JSON_TYPES: readonly string[] = [JSON_TYPE, 'text/json'];
export const XML_TYPES: readonly string[] = ['application/xml', 'text/xml'];
export const FORM_TYPE = 'application/x-www-form-urlencoded';

/** The media types of each formatter, in the host's order. */
const FORMATTERS = [JSON_TYPES, XML_TYPES];

const CONTRACTS = 'http://schemas.datacontract.org/2004/07/LCManagerPartner.Implementation';
export const NAMESPACES = {
  abstractions: `${CONTRACTS}.Abstractions`,
  request: `${CONTRACTS}.Request`,
  response: `${CONTRACTS}.Response`,
  instance: 'http://www.w3.org/2001/XMLSchema-instance',
} as const;

/** Returns the media type of a body in lower case, or `''` if the request has none. */
export function contentType({ headers }: Request): string {
  return mediaType(headers.get('Content-Type') ?? '');
}

/**
 * Chooses the media type of an answer in Web API's order: by the preference in `Accept`, with a
 * narrow range before a wide one and JSON before XML; then the type of the request's body; then
 * JSON.
 */
export function negotiate(request: Request): string {
  // For example `text/*`.
  const ranges = (request.headers.get('Accept') ?? '')
    .split(',')
    .map((text) => ({ range: mediaType(text), quality: qualityOf(text) }))
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  const [best] = FORMATTERS.flatMap((types) => matchRange(types, ranges) ?? []).sort(
    (a, b) => b.quality - a.quality || a.width - b.width,
  );
  const own = contentType(request);
  return best?.type ?? (FORMATTERS.flat().includes(own) ? own : JSON_TYPE);
}

/** The headers of the framework's answers. */
export function contentHeaders(type: string): Record<string, string> {
  return { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'no-cache' };
}

/** Finds the first range that covers a formatter's type. `width` is the number of its asterisks. */
function matchRange(
  types: readonly string[],
  ranges: readonly { range: string; quality: number }[],
) {
  for (const { range, quality } of ranges) {
    const type = types.find((one) => [one, one.replace(/\/.*/, '/*'), '*/*'].includes(range));
    if (type) {
      return { type, quality, width: range.split('*').length };
    }
  }
  return undefined;
}

function mediaType(text: string): string {
  return text.replace(/;.*/s, '').trim().toLowerCase();
}

function qualityOf(range: string): number {
  return Number(/;\s*q=([\d.]+)/i.exec(range)?.[1] ?? 1);
}
