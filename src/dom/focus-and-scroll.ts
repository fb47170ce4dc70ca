import { identityOf, type Lead } from '../model/lead.js';
import type { ListState, Step } from '../client-list/list-state.js';
import { parentOf, slotOf } from './parent-of.js';
import { controlOf, listOf, rowOf, rowsOf } from './row-elements.js';

const LOAD_MORE = '[part~=load-more]';
const RETRY = '[part=retry]';
const ASKING_BUTTONS = `${LOAD_MORE}, ${RETRY}`;
const STAY: FocusOptions = { preventScroll: true };

/** The leads of the rows in the DOM, and those that match the filter, whose rows are shown. */
export type DrawnLeads = Pick<ListState, 'leads' | 'matching'>;

/** What is drawn. */
export interface Drawn extends DrawnLeads {
  /** Whether all but the heading is hidden, in its place. */
  readonly isCovered?: boolean;
}

/**
 * Keeps the reader's place through updates. The focus stays on its row, even if the row is drawn anew
 * or moves. If its place is gone or covered, the heading has it, until the place comes back. The first
 * visible row that remains does not move on the screen. The browser's scroll anchoring is not enough:
 * Safari 17 has none, and other browsers may suppress it.
 */
export class ReadersPlace {
  readonly #root: ShadowRoot;
  /** What the heading has the focus for. */
  #awaited: HTMLElement | undefined;

  constructor(root: ShadowRoot) {
    this.#root = root;
  }

  /** Must be called before the steps are drawn. Returns a function to call after that. */
  keep(steps: readonly Step[], before: DrawnLeads, now: Drawn): () => void {
    const root = this.#root;
    const focused = focusedIn(root);
    if (focused !== headingOf(root)) {
      // The reader has gone elsewhere.
      this.#awaited = undefined;
    }
    const focusedRow = focused && rowOf(focused);
    const index = focusedRow ? rowsOf(root).indexOf(focusedRow) : -1;
    const asking = this.#awaited?.matches(RETRY) ? this.#awaited : focused;
    const indexToFocus = steps
      .map((step) => firstRowAskedFor(step, asking, now.leads))
      .findLast((row) => row !== undefined);
    const restoreScroll = keepScroll(root, before, now);
    return () => {
      if (now.leads === before.leads && now.matching.length > before.matching.length) {
        // If a filter leaves a few rows of each block, all blocks are in view, and the browser would
        // lay out all rows together when the others return. Inserted again, it forgets what is in view.
        const list = listOf(root);
        list?.replaceWith(list);
      }
      restoreScroll?.();
      const rowToFocus = indexToFocus === undefined ? undefined : rowAt(root, indexToFocus);
      if (rowToFocus) {
        focusInside(rowToFocus);
      } else if (this.#awaited) {
        this.#giveBack(this.#awaited, now);
      } else if (focused && this.#hasLost(focused, now)) {
        const lead = before.leads[index];
        if (now.isCovered || !restoreFocus(root, focused, lead, index, now.leads)) {
          this.#awaited = focused;
          headingOf(root)?.focus(STAY);
        }
      }
    };
  }

  #giveBack(awaited: HTMLElement, { isCovered }: Drawn): void {
    const node = awaited.isConnected ? awaited : heirOf(this.#root, awaited);
    if (node && isRendered(node) && !isCovered) {
      node.focus(STAY);
    }
  }

  #hasLost(focused: HTMLElement, { isCovered }: Drawn): boolean {
    return isCovered
      ? !focused.closest('#own-heading, [slot=heading]')
      : focusedIn(this.#root) !== focused || !isRendered(focused);
  }
}

/** Returns what has the focus in an element, or in what the page has put into its slots. */
function focusedIn({ activeElement, host }: ShadowRoot): HTMLElement | undefined {
  const focused = activeElement ?? host.querySelector(':focus');
  return focused instanceof HTMLElement ? focused : undefined;
}

/** Returns the box of the heading, which a script can focus. */
function headingOf(root: ShadowRoot): HTMLElement | null {
  return root.getElementById('own-heading');
}

/** Returns the index of the first row that the focused button has asked for, if any. */
function firstRowAskedFor(
  step: Step,
  button: Element | undefined,
  leads: readonly Lead[],
): number | undefined {
  if (step.type === 'change') {
    const isPage = step.operation === 'first' || step.operation === 'more';
    return isPage && button?.matches(ASKING_BUTTONS) ? step.change.resumeAt : undefined;
  }
  const hasFound = step.type === 'result' && step.first && button?.matches(LOAD_MORE);
  return hasFound ? leads.indexOf(step.first) : undefined;
}

/**
 * Remembers where the visible rows are, starting with the focused row. Returns undefined if nothing
 * above the rows changes: after an append, and while the reader is in the controls above the list.
 */
function keepScroll(
  root: ShadowRoot,
  before: DrawnLeads,
  now: DrawnLeads,
): (() => void) | undefined {
  const list = listOf(root);
  const isAppended =
    startsWith(now.leads, before.leads) && startsWith(now.matching, before.matching);
  const isAbove = root.activeElement?.closest('.filters');
  const scroller = list && !isAppended && !isAbove ? scrollerOf(list) : null;
  if (!list || !scroller?.scrollTop) {
    return undefined;
  }
  const all = rowsOf(root);
  const blocks = visibleChildren(list).flatMap(visibleChildren);
  const rows = blocks.flatMap(visibleChildren);
  const focused = rows.filter((row) => row.matches(':focus-within'));
  const places = [...focused, ...rows].map(
    (row) => [before.leads[all.indexOf(row)], row.getBoundingClientRect().top] as const,
  );
  return () => {
    for (const [lead, top] of places) {
      const row = lead && rowOfLead(root, lead, now.leads);
      if (row && isRendered(row)) {
        // Only by the distance that the browser's scroll anchoring has not corrected.
        scroller.scrollTop += row.getBoundingClientRect().top - top;
        return;
      }
    }
  };
}

/** The nearest ancestor that scrolls, through shadow roots and slots; otherwise the page. */
export function scrollerOf(element: Element): Element | null {
  const above = slotOf(element) ?? parentOf(element);
  if (!above) {
    return document.scrollingElement;
  }
  const isScrollable = /auto|scroll/.test(getComputedStyle(above).overflowY);
  return isScrollable && above.scrollHeight > above.clientHeight ? above : scrollerOf(above);
}

function visibleChildren(parent: Element): Element[] {
  return [...parent.children].filter((child) => {
    const { top, bottom } = child.getBoundingClientRect();
    return bottom > 0 && top < window.innerHeight;
  });
}

/**
 * Returns whether the focused element has a successor.
 *
 * @param lead the lead of the focused row, which was at this index; undefined outside the rows
 */
function restoreFocus(
  root: ShadowRoot,
  focused: HTMLElement,
  lead: Lead | undefined,
  index: number,
  leads: readonly Lead[],
): boolean {
  const same = lead && rowOfLead(root, lead, leads);
  const row = same ?? (lead && rowAt(root, index));
  if (!row || !isRendered(row)) {
    // A row that a filter hides keeps the focus until the browser lays it out.
    const heir = heirOf(root, focused);
    heir?.focus(STAY);
    return heir !== null;
  }
  if (!same) {
    focusRow(row, STAY);
  } else if (row !== focused && row.contains(focused)) {
    focused.focus(STAY);
  } else {
    focusInside(row, STAY);
  }
  return true;
}

/** Returns the control that a button names, which disappears when it is pressed. */
function heirOf(root: ShadowRoot, { dataset }: HTMLElement): HTMLElement | null {
  return root.getElementById(dataset.heir ?? '');
}

/** Returns the row at an index, or the last row if there are fewer. */
function rowAt(root: ShadowRoot, index: number): HTMLElement | undefined {
  const rows = rowsOf(root);
  return (rows[index] ?? rows.at(-1)) as HTMLElement | undefined;
}

function rowOfLead(root: ShadowRoot, lead: Lead, leads: readonly Lead[]): HTMLElement | undefined {
  const identity = identityOf(lead);
  const index = leads.findIndex((other) => identityOf(other) === identity);
  return index === -1 ? undefined : rowAt(root, index);
}

function focusInside(row: HTMLElement, options?: FocusOptions): void {
  const control = controlOf(row);
  if (control) {
    control.focus(options);
  } else {
    focusRow(row, options);
  }
}

/**
 * Focuses a row, which is focusable only while it has the focus. Otherwise, a screen reader would
 * focus each row on its way through the list, Chromium would have the first field of each spoken
 * twice, and a click would leave a focus ring.
 */
function focusRow(row: HTMLElement, options?: FocusOptions): void {
  row.tabIndex = -1;
  row.focus(options);
  row.addEventListener('blur', () => row.removeAttribute('tabindex'), { once: true });
}

/** Tells whether an element has a box. A DOM for Node has no layout and may not know. */
function isRendered(element: Partial<Element>): boolean {
  return element.checkVisibility?.() ?? true;
}

function startsWith(leads: readonly Lead[], first: readonly Lead[]): boolean {
  return leads === first || first.every((lead, index) => leads[index] === lead);
}
