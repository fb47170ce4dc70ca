/** How far below or above the viewport is near: about a screen of a phone. */
const MARGIN = '600px 0px';

/**
 * Gives what watches an element, in place of the one before; nothing where there is none. Tells
 * when it is near the viewport; watching it anew tells anew, also where it has been near all
 * along. An element that is not rendered, or in a hidden tab, is not near.
 */
export function nearViewport(onNear: () => void): (element: Element | null) => void {
  let observer: IntersectionObserver | undefined;
  return (element) => {
    observer?.disconnect();
    if (!element) return;
    observer ??= new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) onNear();
      },
      { rootMargin: MARGIN },
    );
    observer.observe(element);
  };
}
