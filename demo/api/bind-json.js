import { readFields } from './request-fields.js';

/** A string, kept as it is, or a number. */
const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;

/**
 * Binds a JSON body as Json.NET does under Web API: names in any case, numbers also in quotes, and
 * what does not fit its field left out without a word.
 *
 * @param {string} body
 * @returns {import('./request-fields.js').LeadsRequest | null} null where the body is no object
 */
export function bindJson(body) {
  const values = parseWithExactNumbers(body);
  if (typeof values !== 'object' || values === null || Array.isArray(values)) return null;
  const texts = new Map(
    Object.entries(values).map(([name, value]) => [
      name.toLowerCase(),
      typeof value === 'object' ? null : String(value),
    ]),
  );
  return readFields((name) => texts.get(name.toLowerCase())).request;
}

/**
 * `JSON.parse` rounds an integer past 2^53, which the host does not. A number and the same number
 * in quotes bind alike, so all are read as strings.
 *
 * @param {string} body
 * @returns {unknown} undefined where the body is not JSON
 */
function parseWithExactNumbers(body) {
  try {
    JSON.parse(body);
  } catch {
    return undefined;
  }
  return JSON.parse(
    body.replace(STRING_OR_NUMBER, (token) => (token.startsWith('"') ? token : `"${token}"`)),
  );
}
