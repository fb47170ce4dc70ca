/** Invisible characters that separate directions and words. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\u2066-\u2069]/g;

/** The composed text of an element, including slotted content. */
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
