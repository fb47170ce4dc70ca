/** Finds the rows that `views/` draw in the DOM: a list has groups of blocks of rows. */

const ROW = '#list > * > * > *';

export function listOf(root: ShadowRoot): HTMLElement | null {
  return root.getElementById('list');
}

/**
 * Returns all rows, shown or not, from top to bottom. Does not look for them by a selector, since the
 * browser would go through all elements inside them.
 */
export function rowsOf(root: ShadowRoot): readonly Element[] {
  const groups = childrenOf(listOf(root));
  return groups.flatMap(childrenOf).flatMap(childrenOf);
}

export function rowOf(inside: Element): HTMLElement | null {
  return inside.closest<HTMLElement>(ROW);
}

/** Returns the link or button that activates a row, if there is one: not one in a custom row. */
export function controlOf(row: Element): HTMLElement | null {
  return row.querySelector<HTMLElement>('.subject-line > :is(a, button)');
}

function childrenOf(parent: Element | null): readonly Element[] {
  return [...(parent?.children ?? [])];
}
