import { identityOf, type Identity, type Lead } from '../model/lead.js';
import type { News } from '../session/news.js';
import { TRAITS } from '../session/operations.js';
import { controlOf, listOf, rowAt, rowIndexOf, rowOf } from './row-elements.js';
import { scrollerOf, topOf, visibleChildren } from './scroll-anchor.js';

const LOAD_MORE = '#load-more';
const ASKING_BUTTONS = `${LOAD_MORE}, [part=retry]`;

/** The leads of the rows in the DOM, and those that match the filter, whose rows are shown. */
export interface DrawnLeads {
  readonly leads: readonly Lead[];
  readonly matching: readonly Lead[];
}

/**
 * Keeps the reader's place during an update. The focus stays on its row, even if the row is drawn
 * anew or moves. The first visible row that remains does not move on the screen. The browser's
 * scroll anchoring is not enough: Safari 17 has none, and other browsers may suppress it.
 *
 * Called before news are drawn. Returns a function to call after that.
 */
export function keepPlace(
  root: ShadowRoot,
  news: readonly News[],
  before: DrawnLeads,
  now: DrawnLeads,
): () => void {
  const focused = focusedIn(root);
  const index = focused ? rowIndexOf(rowOf(focused)) : -1;
  const rowToFocus = news
    .map((item) => firstRowAskedFor(item, focused, now.leads))
    .findLast((row) => row !== undefined);
  // The controls above the list do not move.
  const isAbove = focused?.closest('.filters');
  const restoreScroll = isAbove ? undefined : keepScroll(root, before, now);
  return () => {
    restoreScroll?.();
    const row = rowToFocus === undefined ? null : rowAt(listOf(root), rowToFocus);
    if (row) {
      focusInside(row);
    } else if (focused && (focusedIn(root) !== focused || !isRendered(focused))) {
      // A row that a filter hides keeps the focus until the browser lays it out.
      restoreFocus(root, focused, before.leads[index], index, now.leads);
    }
  };
}

function focusedIn({ activeElement }: ShadowRoot): HTMLElement | undefined {
  return activeElement instanceof HTMLElement ? activeElement : undefined;
}

/** Returns the index of the first row that the focused button has asked for, if any. */
function firstRowAskedFor(
  item: News,
  button: Element | undefined,
  leads: readonly Lead[],
): number | undefined {
  if (item.type === 'change') {
    const isAskedFor = TRAITS[item.operation].isAskedFor && button?.matches(ASKING_BUTTONS);
    return isAskedFor ? item.change.resumeAt : undefined;
  }
  const hasFound = item.type === 'result' && item.first && button?.matches(LOAD_MORE);
  return hasFound ? leads.indexOf(item.first) : undefined;
}

/**
 * Remembers where the visible rows are, starting with the focused row. Returns undefined unless rows
 * will change, appear, disappear or be hidden above others: an append does not affect the rows before
 * it.
 */
function keepScroll(
  root: ShadowRoot,
  before: DrawnLeads,
  now: DrawnLeads,
): (() => void) | undefined {
  const list = listOf(root);
  const isAppended =
    startsWith(now.leads, before.leads) && startsWith(now.matching, before.matching);
  const scroller = list && !isAppended ? scrollerOf(list) : null;
  if (!list || !scroller?.scrollTop) {
    return undefined;
  }
  const rows = visibleChildren(list).flatMap(visibleChildren).flatMap(visibleChildren);
  const focused = rows.find((row) => row.matches(':focus-within'));
  const tops = new Map<Identity, number>();
  for (const row of focused ? [focused, ...rows] : rows) {
    const lead = before.leads[rowIndexOf(rowOf(row))];
    if (lead) {
      tops.set(identityOf(lead), topOf(row));
    }
  }
  return () => {
    for (const [identity, top] of tops) {
      const row = rowWith(root, identity, now.leads);
      if (row && isRendered(row)) {
        // Only by the distance that the browser's scroll anchoring has not corrected.
        scroller.scrollTop += topOf(row) - top;
        return;
      }
    }
  };
}

/** @param lead the lead of the focused row, which was at this index; undefined outside the rows */
function restoreFocus(
  root: ShadowRoot,
  focused: HTMLElement,
  lead: Lead | undefined,
  index: number,
  leads: readonly Lead[],
): void {
  const options = { preventScroll: true };
  const section = root.querySelector('section');
  if (!lead) {
    // A button that disappears when pressed names the control that receives its focus.
    const { heir } = focused.dataset;
    ((heir && root.getElementById(heir)) || section)?.focus();
    return;
  }
  const same = rowWith(root, identityOf(lead), leads);
  const row = same ?? rowAt(listOf(root), index);
  if (!row || !isRendered(row)) {
    section?.focus();
  } else if (!same) {
    focusRow(row, options);
  } else if (row !== focused && row.contains(focused)) {
    focused.focus(options);
  } else {
    focusInside(row, options);
  }
}

function rowWith(root: ShadowRoot, identity: Identity, leads: readonly Lead[]): HTMLElement | null {
  const index = leads.findIndex((lead) => identityOf(lead) === identity);
  return index === -1 ? null : rowAt(listOf(root), index);
}

/** Focuses the link or button of a row, or the row itself. */
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
