import { readFields } from './request-fields.js';

/**
 * Binds a form-urlencoded body: names in any case, what does not fit its field left out.
 *
 * @param {string} body
 */
export function bindForm(body) {
  /** @type {Map<string, string>} */
  const texts = new Map();
  for (const [name, value] of new URLSearchParams(body)) {
    const key = name.toLowerCase();
    if (!texts.has(key)) texts.set(key, value);
  }
  return readFields((name) => texts.get(name.toLowerCase())).request;
}
