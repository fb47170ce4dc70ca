import type { Rooted } from './row-elements.js';

/**
 * Tells whether a page may put content into a row of an element. No node of the content may contain
 * the element. None may be a part of the element either, unless the page has put it into a row
 * before.
 */
export function isPlaceable(content: unknown, element: Node & Rooted): boolean {
  if (content instanceof Node) {
    return element.renderRoot?.contains(content)
      ? Boolean(content.parentElement?.closest('.own'))
      : !holds(content, element);
  }
  // A Lit template has its values in an array, and a row may be an array of templates.
  const { values } = Object(content) as { values?: unknown };
  const inner = Array.isArray(content) ? content : values;
  return !Array.isArray(inner) || inner.every((one) => isPlaceable(one, element));
}

/** Tells whether a node is or contains another one, through shadow roots. */
function holds(node: Node, other: Node): boolean {
  const root = other.getRootNode();
  return node.contains(other) || (root instanceof ShadowRoot && holds(node, root.host));
}
