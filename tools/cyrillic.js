/** From a Russian letter but `ё` to the ASCII character that stands for it. */
const SHIFT = 0x3d1;
/** Placeholders stand for themselves. */
const LETTERS = /\{\w+\}|[А-я]/g;
const CODES = /\{\w+\}|[?-~]/g;

/** @param {string} text Russian, with placeholders such as `{n}` */
export const encode = (text) => shift(text, LETTERS, -SHIFT);

/**
 * @template T
 * @param {T} texts an object of encoded texts, at any depth
 * @returns {T}
 */
export const decode = (texts) =>
  JSON.parse(JSON.stringify(texts), (_, value) =>
    typeof value === 'string' ? shift(value, CODES, SHIFT) : value,
  );

/**
 * @param {string} text
 * @param {RegExp} pattern
 * @param {number} by
 */
const shift = (text, pattern, by) =>
  text.replace(pattern, (found) =>
    found.length > 1 ? found : String.fromCharCode(found.charCodeAt(0) + by),
  );
