/**
 * Changes the rows of a list so that the focus stays on its row, also where the browser drops it
 * because the row moves; where the row goes, it passes to the one that takes its place.
 */
export function holdFocus(list: HTMLElement, change: () => void): void {
  const root = list.getRootNode() as Document | ShadowRoot;
  const focused = root.activeElement as HTMLElement | null;
  const row = focused && list.contains(focused) ? focused.closest('[role=listitem]') : null;
  if (!focused || !row) {
    change();
    return;
  }
  const index = allRows(list).indexOf(row);
  change();
  if (root.activeElement === focused) return;
  const rows = allRows(list);
  const heir = focused.isConnected ? focused : rows[Math.min(index, rows.length - 1)];
  (heir as HTMLElement | undefined)?.focus({ preventScroll: true });
}

function allRows(list: HTMLElement): Element[] {
  return [...list.querySelectorAll('[role=listitem]')];
}
