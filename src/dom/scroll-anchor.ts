import { parentOf, slotOf } from './parent-of.js';

/** The nearest ancestor that scrolls, through shadow roots and slots; otherwise the page. */
export function scrollerOf(element: Element): Element | null {
  const above = slotOf(element) ?? parentOf(element);
  if (!above) {
    return document.scrollingElement;
  }
  const isScrollable = /auto|scroll/.test(getComputedStyle(above).overflowY);
  return isScrollable && above.scrollHeight > above.clientHeight ? above : scrollerOf(above);
}

/** The distance from the top of the viewport to the top of an element, in pixels. */
export function topOf(element: Element): number {
  return element.getBoundingClientRect().top;
}

/** The children that are at least partly in the viewport. */
export function visibleChildren(parent: Element): Element[] {
  return [...parent.children].filter((child) => {
    const { top, bottom } = child.getBoundingClientRect();
    return bottom > 0 && top < window.innerHeight;
  });
}
