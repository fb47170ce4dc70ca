/** From a Russian letter but `ё` to the ASCII character that stands for it. */
const SHIFT = 0x3d1;
/** Placeholders stand for themselves. */
const LETTERS = /\{\w+\}|[А-я]/g;
const CODES = /\{\w+\}|[?-~]/g;

/** @param {string} text Russian, with placeholders such as `{n}` */
export const encode = (text) => shift(text, LETTERS, -SHIFT);

/**
 * By nothing but what every page leaves as it is: old libraries replace `JSON` and `toJSON`.
 *
 * @param {any} texts a text that is encoded, or an object of them at any depth
 * @returns {any}
 */
export function decode(texts) {
  if (typeof texts === 'string') return shift(texts, CODES, SHIFT);
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, decode(text)]));
}

/**
 * @param {string} text
 * @param {RegExp} pattern
 * @param {number} by
 */
const shift = (text, pattern, by) =>
  text.replace(pattern, (found) =>
    found.length > 1 ? found : String.fromCharCode(found.charCodeAt(0) + by),
  );
