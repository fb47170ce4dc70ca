/** The formats of the host: media types, and the XML namespaces of its data contracts. */

export const JSON_TYPE = 'application/json';
export const JSON_TYPES: readonly string[] = [JSON_TYPE, 'text/json'];
export const XML_TYPES: readonly string[] = ['application/xml', 'text/xml'];
export const FORM_TYPE = 'application/x-www-form-urlencoded';

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
 * Chooses the media type of an answer: the first one in `Accept` that the host writes, with JSON for
 * any type, then that of the request's body, then JSON. Web API would also read preferences.
 */
export function negotiate(request: Request): string {
  const accepted = (request.headers.get('Accept') ?? '').split(',').map(mediaType);
  const wanted = [...accepted, contentType(request)].map((type) =>
    type === '*/*' ? JSON_TYPE : type,
  );
  return wanted.find((type) => [...JSON_TYPES, ...XML_TYPES].includes(type)) ?? JSON_TYPE;
}

/** The headers of the framework's answers. */
export function contentHeaders(type: string): Record<string, string> {
  return { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'no-cache' };
}

function mediaType(text: string): string {
  return text.replace(/;.*/s, '').trim().toLowerCase();
}
