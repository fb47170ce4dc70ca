import { parentOf } from './parent-of.js';

/**
 * Changes the rows of a list so that the first visible row that stays does not move on the
 * screen. Scroll anchoring does not see to it: Safari 17 has none, and where a browser has it, it
 * may be suppressed. What a browser has made up for by itself is not made up for twice.
 */
export function holdScroll(list: HTMLElement, change: () => void): void {
  const scroller = scrollerOf(list);
  const tops = new Map<Element, number>();
  if (scroller?.scrollTop) {
    for (const block of visible(list)) for (const row of visible(block)) tops.set(row, topOf(row));
  }
  change();
  for (const [row, top] of tops) {
    if (!row.isConnected) continue;
    if (scroller) scroller.scrollTop += topOf(row) - top;
    break;
  }
}

function visible(parent: Element): Element[] {
  return [...parent.children].filter((child) => {
    const { top, bottom } = child.getBoundingClientRect();
    return bottom > 0 && top < window.innerHeight;
  });
}

function topOf(row: Element): number {
  return row.getBoundingClientRect().top;
}

/** The nearest ancestor that scrolls, through shadow roots; else the page. */
function scrollerOf(element: Element): Element | null {
  const above = element.assignedSlot ?? parentOf(element);
  if (!above) return document.scrollingElement;
  const isScrollable = /auto|scroll/.test(getComputedStyle(above).overflowY);
  return isScrollable && above.scrollHeight > above.clientHeight ? above : scrollerOf(above);
}
