/**
 * Finds the rows that `views/` draw in the DOM: a list has groups of blocks of rows.
 */

export function listOf(root: ShadowRoot): HTMLElement | null {
  return root.getElementById('list');
}

/** Returns the blocks of rows in a list, from top to bottom. */
function blocksIn(list: Element): Element[] {
  return [...list.children].flatMap((group) => [...group.children]);
}

export function rowOf(inside: Element): HTMLElement | null {
  return inside.closest<HTMLElement>('#list > * > * > *');
}

/** Returns the link or button that activates a row, if there is one. */
export function controlOf(row: Element): HTMLElement | undefined {
  // The page's own content may have others deeper inside.
  const [title] = row.children;
  return [...(title?.children ?? [])].find((child): child is HTMLElement =>
    child.matches('a.subject, button.subject'),
  );
}

/** Returns the index of a row among all rows of its list, shown or not; -1 if there is no row. */
export function rowIndexOf(row: HTMLElement | null): number {
  const block = row?.parentElement;
  const list = block?.parentElement?.parentElement;
  let first = 0;
  for (const other of list ? blocksIn(list) : []) {
    if (row && other === block) {
      return first + [...other.children].indexOf(row);
    }
    first += other.childElementCount;
  }
  return -1;
}

/** Returns the row at an index of a list, or the last row if there are fewer. */
export function rowAt(list: Element | null, index: number): HTMLElement | null {
  let first = 0;
  let last: Element | null = null;
  for (const block of list ? blocksIn(list) : []) {
    const row = block.children[index - first] ?? null;
    if (row) {
      last = row;
      break;
    }
    last = block.lastElementChild ?? last;
    first += block.childElementCount;
  }
  return last instanceof HTMLElement ? last : null;
}
