/** The media types that the host reads and writes. */

export const JSON_TYPES = ['application/json', 'text/json'];
export const XML_TYPES = ['application/xml', 'text/xml'];
export const FORM_TYPE = 'application/x-www-form-urlencoded';

/**
 * @param {string | undefined} header a Content-Type
 * @returns {string} the media type alone, in lower case; '' where there is none
 */
export function mediaTypeOf(header = '') {
  return header.split(';')[0].trim().toLowerCase();
}

/**
 * What to answer in: the type that `Accept` names; where it takes anything, the request's own type;
 * else JSON. That is Web API's order.
 *
 * @param {string | undefined} accept
 * @param {string | undefined} contentType
 */
export function negotiate(accept, contentType) {
  const writable = [...JSON_TYPES, ...XML_TYPES];
  const named = (accept ?? '')
    .split(',')
    .map((range) => ({ type: mediaTypeOf(range), quality: qualityOf(range) }))
    .filter(({ type, quality }) => quality > 0 && writable.includes(type))
    .sort((a, b) => b.quality - a.quality);
  const own = mediaTypeOf(contentType);
  return named[0]?.type ?? (writable.includes(own) ? own : JSON_TYPES[0]);
}

/** @param {string} range */
function qualityOf(range) {
  const match = /;\s*q=([\d.]+)/i.exec(range);
  return match ? Number(match[1]) : 1;
}
