import { bindXml } from './bind-xml.js';
import { nullModel, unsupportedMediaType } from './failures.js';
import { FORM_TYPE, JSON_TYPES, XML_TYPES } from './formats.js';
import { readFields, type DateRules, type LeadsRequest } from './request-fields.js';

/** A string, which stays unchanged, or a number. */
const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;

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
  const values = parseWithExactNumbers(body);
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

/**
 * Parses JSON with its numbers as strings, since `JSON.parse` rounds integers above 2^53 and the
 * host does not. A number and the same number in quotes bind alike. Returns null if the body is not
 * JSON.
 */
function parseWithExactNumbers(body: string): unknown {
  try {
    JSON.parse(body);
  } catch {
    return null;
  }
  return JSON.parse(
    body.replace(STRING_OR_NUMBER, (token) => (token.startsWith('"') ? token : `"${token}"`)),
  );
}
