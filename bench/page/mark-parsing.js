import { markSpan } from './mark-span.js';

/** Marks the time that the page spends in `JSON.parse`, from now on. */
export function markParsing() {
  const { parse } = JSON;
  JSON.parse = (...args) => markSpan('parsing', () => parse(...args));
}
