import { parentOf } from '../parent-of.js';

/**
 * Changes the rows of a list so that the first visible row that stays does not move on the
 * screen. Scroll anchoring does not see to it: Safari 17 has none, and where a browser has it, it
 * may be suppressed. What a browser has made up for by itself is not made up for twice.
 */
export function holdScroll(list: HTMLElement, change: () => void): void {
  const scroller = scrollerOf(list);
  const visible = scroller && scroller.scrollTop > 0 ? visibleRows(list) : [];
  change();
  const held = visible.find(({ row }) => row.isConnected);
  if (scroller && held) scroller.scrollTop += held.row.getBoundingClientRect().top - held.top;
}

function visibleRows(list: HTMLElement): { row: Element; top: number }[] {
  return [...list.children]
    .filter(isVisible)
    .flatMap((block) => [...block.children])
    .filter(isVisible)
    .map((row) => ({ row, top: row.getBoundingClientRect().top }));
}

function isVisible(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < window.innerHeight;
}

/** The nearest ancestor that scrolls, through shadow roots; else the page. */
function scrollerOf(element: Element): Element | null {
  for (let ancestor = above(element); ancestor; ancestor = above(ancestor)) {
    const { overflowY } = getComputedStyle(ancestor);
    const isScrollable = overflowY === 'auto' || overflowY === 'scroll';
    if (isScrollable && ancestor.scrollHeight > ancestor.clientHeight) return ancestor;
  }
  return document.scrollingElement;
}

function above(element: Element): Element | null {
  return element.assignedSlot ?? parentOf(element);
}
