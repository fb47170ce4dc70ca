/** Characters that keep directions and words apart, and are not seen. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\u2066-\u2069]/g;

/** The text of an element as it is composed, what stands in its slots included. */
export function shownText(node: Node): string {
  return composedText(node).replace(INVISIBLE, '').replace(/\s+/g, ' ');
}

function composedText(node: Node): string {
  if (node instanceof Text) {
    return node.data;
  }
  const slotted = node instanceof HTMLSlotElement ? node.assignedNodes() : [];
  const children = slotted.length > 0 ? slotted : [...node.childNodes];
  return children.map(composedText).join(' ');
}
