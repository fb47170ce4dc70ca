import { identityOf, type Lead } from '../leads/lead.js';
import { holdFocus } from './hold-focus.js';
import { holdScroll } from './hold-scroll.js';
import type { RowLook } from './row-look.js';
import { drawRow } from './row.js';

/** Rows in one block, whose layout the browser can skip while it is out of sight. */
const BLOCK_SIZE = 25;

interface Row {
  readonly element: HTMLElement;
  lead: Lead;
}

/**
 * Fills a list element with rows. A row keeps its node for as long as its lead is shown, and is
 * drawn anew only when the lead or the look changes; what a page costs does not grow with the
 * rows before it.
 */
export class KeyedRows {
  readonly #list: HTMLElement;
  readonly #rows = new Map<string, Row>();
  #leads: readonly Lead[] = [];
  #total = 0;
  #look: RowLook | undefined;

  constructor(list: HTMLElement) {
    this.#list = list;
  }

  show(leads: readonly Lead[], total: number, look: RowLook): void {
    const list = this.#list;
    const isSameLook = total === this.#total && look === this.#look;
    const first = isSameLook ? commonLength(this.#leads, leads) : 0;
    const change = () => {
      this.#removeAllBut(leads.slice(first), first);
      this.#place(list, leads, first, Math.max(total, leads.length), look);
    };
    if (first < this.#leads.length) holdScroll(list, () => holdFocus(list, change));
    else if (first < leads.length) change();
    this.#leads = leads;
    this.#total = total;
    this.#look = look;
  }

  #removeAllBut(staying: readonly Lead[], first: number): void {
    const identities = new Set(staying.map(identityOf));
    for (const lead of this.#leads.slice(first)) {
      const identity = identityOf(lead);
      const row = this.#rows.get(identity);
      if (!row || identities.has(identity)) continue;
      this.#rows.delete(identity);
      const block = row.element.parentElement;
      row.element.remove();
      if (block) settleBlock(block);
    }
  }

  #place(
    list: HTMLElement,
    leads: readonly Lead[],
    first: number,
    total: number,
    look: RowLook,
  ): void {
    const before = first > 0 ? leads[first - 1] : undefined;
    let previous = before ? this.#rows.get(identityOf(before))?.element : undefined;
    let next = previous ? rowAfter(previous) : firstRow(list);
    for (let index = first; index < leads.length; index++) {
      const lead = leads[index] as Lead;
      const row = this.#rowOf(lead);
      // A row that has gone down leaves its place to the one below it, which need not move.
      if (next && rowAfter(next) === row.element) next = row.element;
      if (row.element === next) next = rowAfter(next);
      else insert(list, row.element, previous, next);
      if (row.lead !== lead || look !== this.#look || !row.element.firstChild) {
        row.lead = lead;
        drawRow(row.element, lead, look);
      }
      setAttribute(row.element, 'aria-posinset', String(index + 1));
      setAttribute(row.element, 'aria-setsize', String(total));
      previous = row.element;
    }
  }

  #rowOf(lead: Lead): Row {
    const identity = identityOf(lead);
    let row = this.#rows.get(identity);
    if (!row) {
      row = { element: createRow(), lead };
      this.#rows.set(identity, row);
    }
    return row;
  }
}

function commonLength(a: readonly Lead[], b: readonly Lead[]): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a[length] === b[length]) length++;
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

function setAttribute(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}
