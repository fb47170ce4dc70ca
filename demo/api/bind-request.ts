import { bindXml } from './bind-xml.js';
import { nullModel, unsupportedMediaType } from './failures.js';
import { FORM_TYPE, JSON_TYPES, XML_TYPES } from './formats.js';
import { readFields, type DateRules, type LeadsRequest } from './request-fields.js';

type Binder = (body: string) => LeadsRequest | null;

const BINDERS = new Map<string, Binder>([
  ...JSON_TYPES.map((type): [string, Binder] => [type, bindJson]),
  ...XML_TYPES.map((type): [string, Binder] => [type, bindXml]),
  [FORM_TYPE, bindForm],
]);

/** A string, which is kept as it is, or a number. */
const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;

/**
 * Reads a body as Web API binds it to the action's parameter. Throws 415 for a media type that the
 * host does not read. Throws 500 for a body that does not bind, since the action then reads a null.
 */
export function bindRequest(type: string, body: string): LeadsRequest {
  const bind = BINDERS.get(type);
  if (body !== '' && !bind) {
    throw unsupportedMediaType(type);
  }
  const request = body === '' ? null : bind?.(body);
  if (!request) {
    throw nullModel();
  }
  return request;
}

/** Binds a form-urlencoded body. The first of equal names counts, and an empty text is a null. */
function bindForm(body: string): LeadsRequest {
  const members = [...new URLSearchParams(body)].reverse();
  return bindMembers(
    members.map(([name, text]) => [name, text || null]),
    { movesUtc: true },
  );
}

/**
 * Binds a JSON body as Json.NET does under Web API: numbers may be in quotes. Returns null if the
 * body is not an object.
 */
function bindJson(body: string): LeadsRequest | null {
  const values = parseWithExactNumbers(body);
  if (typeof values !== 'object' || values === null || Array.isArray(values)) {
    return null;
  }
  return bindMembers(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'object' ? null : String(value),
    ]),
  );
}

/** Binds members by their names in any case. Those that do not fit are left out without a word. */
function bindMembers(
  members: [name: string, text: string | null][],
  rules?: DateRules,
): LeadsRequest {
  const texts = new Map(members.map(([name, text]) => [name.toLowerCase(), text]));
  return readFields((name) => texts.get(name.toLowerCase()), rules).request;
}

/**
 * Parses JSON with its numbers as strings, since `JSON.parse` rounds integers past 2^53 and the host
 * does not. A number and the same number in quotes bind alike. Returns null if the body is not JSON.
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
