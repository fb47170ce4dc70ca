import { controlOf } from './row.js';

/**
 * Changes the rows of a list so that the focus stays on its row, also where the browser drops it
 * because the row moves or is drawn anew; where the row goes, it passes to the one that takes its
 * place.
 */
export function holdFocus(list: HTMLElement, change: () => void): void {
  const root = list.getRootNode() as Document | ShadowRoot;
  const focused = root.activeElement as HTMLElement | null;
  const row =
    focused && list.contains(focused) ? focused.closest<HTMLElement>('[role=listitem]') : null;
  if (!focused || !row) {
    change();
    return;
  }
  const index = allRows(list).indexOf(row);
  change();
  if (root.activeElement === focused) return;
  const heir = focused.isConnected ? focused : heirOf(row, index, allRows(list));
  heir?.focus({ preventScroll: true });
}

function heirOf(row: HTMLElement, index: number, rows: HTMLElement[]): HTMLElement | undefined {
  if (!row.isConnected) return rows[Math.min(index, rows.length - 1)];
  return controlOf(row) ?? row;
}

function allRows(list: HTMLElement): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>('[role=listitem]')];
}
