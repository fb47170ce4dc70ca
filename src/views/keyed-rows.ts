import { identityOf, type Identity, type Lead } from '../leads/lead.js';
import { holdFocus } from './hold-focus.js';
import { holdScroll } from './hold-scroll.js';
import type { RowLook } from './row-look.js';
import { drawRow } from './row.js';

/** Rows in one block, whose layout the browser can skip while it is out of sight. */
const BLOCK_SIZE = 25;

interface Row {
  readonly element: HTMLElement;
  lead: Lead;
  /** Its index; -1 before it has one. */
  position: number;
}

/**
 * Fills a list element with rows. A row keeps its node for as long as its lead is shown, and is
 * drawn anew only when the lead or the look changes; what a page costs does not grow with the
 * rows before it.
 */
export class KeyedRows {
  readonly #list: HTMLElement;
  readonly #rows = new Map<Identity, Row>();
  #leads: readonly Lead[] = [];
  /** `aria-setsize` of every row. */
  #size = 0;
  #look: RowLook | undefined;

  constructor(list: HTMLElement) {
    this.#list = list;
  }

  show(leads: readonly Lead[], total: number, look: RowLook): void {
    const before = this.#leads;
    const size = Math.max(total, leads.length);
    const isSameLook = size === this.#size && look === this.#look;
    const first = isSameLook ? commonStart(before, leads) : 0;
    // Rows after the last change have another place unless there are as many as before.
    const isSameLength = isSameLook && leads.length === before.length;
    const after = isSameLength ? commonEnd(before, leads, first) : 0;
    const gone = before.slice(first, before.length - after);
    const last = leads.length - after;
    const change = () => {
      this.#removeAllBut(leads.slice(first, last), gone);
      this.#place(leads, first, last, look, size);
    };
    if (gone.length > 0) holdScroll(this.#list, () => holdFocus(this.#list, change));
    else if (first < last) change();
    this.#leads = leads;
    this.#size = size;
    this.#look = look;
  }

  /** Focuses the row at this index, or the last before it. */
  focus(index: number): void {
    const lead = this.#leads[Math.min(index, this.#leads.length - 1)];
    if (lead) this.#rows.get(identityOf(lead))?.element.focus();
  }

  #removeAllBut(staying: readonly Lead[], former: readonly Lead[]): void {
    const identities = new Set(staying.map(identityOf));
    for (const lead of former) {
      const identity = identityOf(lead);
      const row = this.#rows.get(identity);
      if (!row || identities.has(identity)) continue;
      this.#rows.delete(identity);
      const block = row.element.parentElement;
      row.element.remove();
      if (block) settleBlock(block);
    }
  }

  #place(leads: readonly Lead[], first: number, last: number, look: RowLook, size: number): void {
    const before = first > 0 ? leads[first - 1] : undefined;
    let previous = before ? this.#rows.get(identityOf(before))?.element : undefined;
    let next = previous ? rowAfter(previous) : firstRow(this.#list);
    for (let index = first; index < last; index++) {
      const lead = leads[index] as Lead;
      const row = this.#rowOf(lead);
      const { element } = row;
      // A row that has gone down leaves its place to the one below it, which need not move.
      if (next && rowAfter(next) === element) next = element;
      if (element === next) next = rowAfter(next);
      else insert(this.#list, element, previous, next);
      if (row.lead !== lead || look !== this.#look || !element.firstChild) {
        row.lead = lead;
        drawRow(element, lead, look);
      }
      if (row.position < 0 || size !== this.#size) {
        element.setAttribute('aria-setsize', String(size));
      }
      if (row.position !== index) {
        row.position = index;
        element.setAttribute('aria-posinset', String(index + 1));
      }
      previous = element;
    }
  }

  #rowOf(lead: Lead): Row {
    const identity = identityOf(lead);
    let row = this.#rows.get(identity);
    if (!row) {
      row = { element: createRow(), lead, position: -1 };
      this.#rows.set(identity, row);
    }
    return row;
  }
}

function commonStart(a: readonly Lead[], b: readonly Lead[]): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a[length] === b[length]) length++;
  return length;
}

/** Of two lists of one length, beyond what they have in common from the start. */
function commonEnd(a: readonly Lead[], b: readonly Lead[], start: number): number {
  let length = 0;
  while (length < a.length - start && a.at(-1 - length) === b.at(-1 - length)) length++;
  return length;
}

function createRow(): HTMLElement {
  const row = document.createElement('div');
  row.setAttribute('role', 'listitem');
  row.setAttribute('part', 'lead');
  row.className = 'row';
  row.tabIndex = -1;
  return row;
}

/** Between two rows; where these stand in two blocks, into the first while it has room. */
function insert(
  list: HTMLElement,
  row: HTMLElement,
  previous: Element | undefined,
  next: Element | null,
): void {
  const block = previous?.parentElement;
  const isInside = block && next?.parentElement === block;
  const left = row.parentElement;
  if (isInside) {
    block.insertBefore(row, next);
  } else if (block && block.childElementCount < BLOCK_SIZE) {
    block.append(row);
  } else {
    const fresh = document.createElement('div');
    fresh.className = 'block';
    fresh.append(row);
    list.insertBefore(fresh, block ? block.nextElementSibling : list.firstElementChild);
  }
  for (const changed of [left, row.parentElement]) if (changed) settleBlock(changed);
}

/** Removes a block without rows; else notes how many it has, by which its height is estimated. */
function settleBlock(block: HTMLElement): void {
  if (block.childElementCount === 0) block.remove();
  else block.style.setProperty('--rows', String(block.childElementCount));
}

function firstRow(list: Element): Element | null {
  return list.firstElementChild?.firstElementChild ?? null;
}

function rowAfter(row: Element): Element | null {
  return row.nextElementSibling ?? row.parentElement?.nextElementSibling?.firstElementChild ?? null;
}
