import { identityOf, type Identity, type Lead } from '../model/lead.js';
import { holdScroll } from '../controllers/hold-scroll.js';
import type { RowLook } from './row-look.js';
import { controlOf, drawRow, element, rowOf, type Row } from './row.js';

/** Rows in one block, whose layout the browser can skip while it is out of sight. */
const BLOCK_SIZE = 25;

/** What a list element is filled with; see `LeadList`. */
export interface ShownList {
  readonly leads: readonly Lead[];
  readonly total: number;
  readonly continued: readonly Lead[];
}

/** The rows of a list element. */
export interface KeyedRows {
  /** Shows these leads. */
  show(list: ShownList, look: RowLook): void;
  /** Focuses the row at this index, or the last before it. */
  focus(index: number, options?: FocusOptions): void;
}

/**
 * Fills a list element with rows. A row keeps its node for as long as its lead is shown, and is
 * drawn anew only when the lead or the look changes; what a page costs does not grow with the
 * rows before it.
 */
export function keyedRows(list: HTMLElement): KeyedRows {
  const rows = new Map<Identity, Row>();
  let shown: readonly Lead[] = [];
  /** `aria-setsize` of every row. */
  let size = '';
  let look: RowLook | undefined;

  const rowFor = (lead: Lead): Row => {
    const identity = identityOf(lead);
    let row = rows.get(identity);
    if (!row) {
      row = createRow();
      rows.set(identity, row);
    }
    return row;
  };

  const show = ({ leads, total, continued }: ShownList, newLook: RowLook) => {
    const before = shown;
    const newSize = String(Math.max(total, leads.length));
    const isRedrawn = newLook !== look;
    const isSame = !isRedrawn && newSize === size;
    if (isSame && leads === before) return;
    let first = 0;
    if (isSame) first = continued === before ? before.length : commonStart(before, leads);
    let last = leads.length;
    // Rows after the last change have another place unless there are as many as before.
    if (isSame && last === before.length) {
      while (last > first && leads[last - 1] === before[last - 1]) last--;
    }
    shown = leads;
    size = newSize;
    look = newLook;

    const gone = before.slice(first, before.length - leads.length + last);
    const change = () => {
      const placed = new Set(leads.slice(first, last).map(rowFor));
      for (const lead of gone) {
        const row = rowFor(lead);
        if (placed.has(row)) continue;
        rows.delete(identityOf(lead));
        const block = row.parentElement;
        row.remove();
        settleBlock(block);
      }
      const above = leads[first - 1];
      let previous = above && rowFor(above);
      let index = first;
      const filled = new Set<HTMLElement | null>();
      for (const row of placed) {
        filled.add(place(list, row, previous));
        const lead = leads[index] as Lead;
        if (isRedrawn || row.lead !== lead) drawRow(row, lead, newLook);
        const position = String(++index);
        if (row.ariaSetSize !== size) row.ariaSetSize = size;
        if (row.ariaPosInSet !== position) row.ariaPosInSet = position;
        previous = row;
      }
      filled.forEach(settleBlock);
    };
    if (gone.length > 0) holdScroll(list, () => holdFocus(change));
    else change();
  };

  const focus = (index: number, options?: FocusOptions) => {
    const lead = shown[index] ?? shown.at(-1);
    if (lead) rowFor(lead).focus(options);
  };

  /**
   * Makes a change so that the focus stays on its row, also where the browser drops it because the
   * row moves or is drawn anew; where the row goes, it passes to the one that takes its place.
   */
  const holdFocus = (change: () => void) => {
    const root = list.getRootNode() as Document | ShadowRoot;
    const focused = root.activeElement as HTMLElement | null;
    const row = focused && rowOf(focused);
    change();
    if (!row || root.activeElement === focused) return;
    const options = { preventScroll: true };
    if (!row.isConnected) focus(Number(row.ariaPosInSet) - 1, options);
    else (focused.isConnected ? focused : (controlOf(row) ?? row)).focus(options);
  };

  return { show, focus };
}

function commonStart(a: readonly Lead[], b: readonly Lead[]): number {
  let length = 0;
  while (length < b.length && a[length] === b[length]) length++;
  return length;
}

function createRow(): Row {
  return element('div', { role: 'listitem', part: 'lead', tabindex: '-1' });
}

/**
 * Puts a row after another, or first; gives the block it has come into, or null where it stands there
 * already. Where the other ends a block, the row goes into the block while it has room.
 */
function place(list: HTMLElement, row: Row, previous: Row | undefined): HTMLElement | null {
  const next = rowAfter(list, previous);
  // A row that has gone down leaves its place to the one below it, which need not move.
  if (next === row || (next && rowAfter(list, next) === row)) return null;
  const left = row.parentElement;
  let block = previous?.parentElement;
  const inside = next && next.parentNode === block ? next : null;
  if (!block || (!inside && block.childElementCount >= BLOCK_SIZE)) {
    const fresh = element('div', { class: 'block' });
    list.insertBefore(fresh, block ? block.nextSibling : list.firstChild);
    block = fresh;
  }
  block.insertBefore(row, inside);
  settleBlock(left);
  return block;
}

/** Removes a block without rows; else notes how many it has, by which its height is estimated. */
function settleBlock(block: HTMLElement | null): void {
  if (!block) return;
  if (block.childElementCount === 0) block.remove();
  else block.style.setProperty('--rows', String(block.childElementCount));
}

/** The row after this one, also in the next block; the first where there is none before. */
function rowAfter(list: HTMLElement, row: Node | undefined): Node | null | undefined {
  if (!row) return list.firstChild?.firstChild;
  return row.nextSibling ?? row.parentNode?.nextSibling?.firstChild;
}
