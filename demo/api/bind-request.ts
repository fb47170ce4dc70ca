import { bindXml } from './bind-xml.js';
import { nullModel, unsupportedMediaType } from './failures.js';
import { FORM_TYPE, JSON_TYPES, XML_TYPES } from './formats.js';
import { readFields, type DateRules, type LeadsRequest } from './request-fields.js';

/**
 * Reads a body as Web API binds it to the action's parameter. Throws 415 for an unsupported media
 * type. Throws 500 for a body that does not bind, since the action then reads a null.
 */
export function bindRequest(type: string, body: string): LeadsRequest {
  const request = body === '' ? null : bind(type, body);
  if (!request) {
    throw nullModel();
  }
  return request;
}

function bind(type: string, body: string): LeadsRequest | null {
  if (XML_TYPES.includes(type)) {
    return bindXml(body);
  }
  if (type === FORM_TYPE) {
    // The first of several equal names counts, and an empty text is a null.
    const members = [...new URLSearchParams(body)].reverse();
    return bindMembers(members, (text) => text || null, { movesUtc: true });
  }
  if (!JSON_TYPES.includes(type)) {
    throw unsupportedMediaType(type);
  }
  // Like Json.NET in Web API, accepts numbers in quotes.
  const values = parseJson(body);
  return typeof values === 'object' && values !== null && !Array.isArray(values)
    ? bindMembers(Object.entries(values), (value) =>
        typeof value === 'object' ? null : String(value),
      )
    : null;
}

/** Binds members by their names in any case. Silently skips invalid values. */
function bindMembers<T>(
  members: [name: string, value: T][],
  textOf: (value: T) => string | null,
  rules?: DateRules,
): LeadsRequest {
  const texts = new Map(members.map(([name, value]) => [name.toLowerCase(), textOf(value)]));
  return readFields((name) => texts.get(name.toLowerCase()), rules).request;
}

/** Returns null if the body is not JSON. */
function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
