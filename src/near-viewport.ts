/** How far below or above the viewport is near: about a screen of a phone. */
const MARGIN = '600px 0px';

/**
 * Tells when an element is near the viewport. Watching it anew tells anew, also where it has been
 * near all along. An element that is not rendered, or in a hidden tab, is not near.
 */
export class NearViewport {
  readonly #onNear: () => void;
  #observer: IntersectionObserver | undefined;

  constructor(onNear: () => void) {
    this.#onNear = onNear;
  }

  /** Watches this element in place of the one before; nothing where there is none. */
  watch(element: Element | null): void {
    this.#observer?.disconnect();
    if (!element) return;
    this.#observer ??= new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) this.#onNear();
      },
      { rootMargin: MARGIN },
    );
    this.#observer.observe(element);
  }
}
