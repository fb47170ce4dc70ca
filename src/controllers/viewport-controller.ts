import type { LitElement, ReactiveController } from 'lit';
import { isPrerendering, untilActivated } from '../dom/document-state.js';

/** The distance from the viewport that counts as near: about one screen of a phone. */
const MARGIN = '600px 0px';

/**
 * Observes whether an element that waits with its first request is near the viewport. An element
 * that is not rendered, such as one in a hidden tab, is never near.
 */
export class ViewportController implements ReactiveController {
  isLazy = false;

  readonly #host: LitElement;
  #observer: IntersectionObserver | undefined;
  #hasBeenNear = false;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  /** Whether the first request may be sent: only from a page that is not merely prerendered. */
  get mayBegin(): boolean {
    const { isConnected, ownerDocument } = this.#host;
    return isConnected && !isPrerendering(ownerDocument) && (!this.isLazy || this.#hasBeenNear);
  }

  /** Sends the first request regardless of the element's position. */
  release(): void {
    if (this.#host.isConnected && !this.#hasBeenNear) {
      this.#hasBeenNear = true;
      this.#host.requestUpdate();
    }
  }

  /** Observes again after each update, while a first request waits. */
  observe(isLoading: boolean): void {
    this.#observer?.disconnect();
    const { isConnected, renderRoot } = this.#host;
    // An element with `display: contents` has no box, so its section is observed instead.
    const section = isLoading && !this.mayBegin ? renderRoot.querySelector('section') : null;
    if (section && isConnected && 'IntersectionObserver' in globalThis) {
      this.#observer ??= new IntersectionObserver(
        (entries) => entries.some((entry) => entry.isIntersecting) && this.release(),
        { rootMargin: MARGIN },
      );
      this.#observer.observe(section);
    }
  }

  hostConnected(): void {
    const { ownerDocument } = this.#host;
    if (isPrerendering(ownerDocument)) {
      void untilActivated(ownerDocument).then(() => this.#host.requestUpdate());
    }
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }
}
