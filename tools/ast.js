/** @param {unknown} value */
const isNode = (value) => typeof (/** @type {any} */ (value)?.type) === 'string';

/**
 * @param {any} node of a syntax tree
 * @returns {Generator<any>} it, and all nodes inside it
 */
export function* nodesIn(node) {
  yield node;
  for (const child of Object.values(node).flat()) if (isNode(child)) yield* nodesIn(child);
}

/**
 * @param {string} code
 * @param {{ start: number, end: number, text: string }[]} edits which do not overlap
 */
export function applyEdits(code, edits) {
  for (const { start, end, text } of edits.toSorted((a, b) => b.start - a.start)) {
    code = code.slice(0, start) + text + code.slice(end);
  }
  return code;
}
