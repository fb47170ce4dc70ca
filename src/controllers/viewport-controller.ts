import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isPrerendering } from './awake.js';

/** How far above or below the viewport counts as near: about a screen of a phone. */
const MARGIN = '600px 0px';

export interface ViewportControllerOptions {
  /** Whether the first request is to wait until the element nears the viewport. */
  readonly isLazy: () => boolean;
  /** Whether there is a first request that waits or runs. */
  readonly isLoading: () => boolean;
  /** What stands where the element does. The element has no box if it is `display: contents`. */
  readonly box: () => Element | null;
  /** The end of the list, if the next page is to load when it nears the viewport. */
  readonly awaitedEnd: () => Element | null;
  /** Loads the next page, when `awaitedEnd` is near the viewport. */
  readonly onEndNear: () => Promise<unknown>;
}

/**
 * Observes what nears the viewport: the element itself while it waits for that, and the end of the
 * list. What is not rendered, such as the content of a hidden tab, is not near.
 */
export class ViewportController implements ReactiveController {
  /** Whether the next page loads because the end of the list is near, and nobody has asked. */
  isAutoLoading = false;

  readonly #host: ReactiveControllerHost & Element;
  readonly #options: ViewportControllerOptions;
  #observer: IntersectionObserver | undefined;
  #hasBeenNear = false;

  constructor(host: ReactiveControllerHost & Element, options: ViewportControllerOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /**
   * Whether the first request waits: for the element to near the viewport, and for the reader to open
   * a page that the browser has rendered in advance.
   */
  get isDeferred(): boolean {
    return isPrerendering() || (this.#options.isLazy() && !this.#hasBeenNear);
  }

  /** Lets the first request go, wherever the element is in the document. */
  release(): void {
    if (this.#host.isConnected && !this.#hasBeenNear) {
      this.#hasBeenNear = true;
      this.#host.requestUpdate();
    }
  }

  hostConnected(): void {
    document.addEventListener('prerenderingchange', this.#handleActivation);
  }

  /** Observes anew after each update, which also reports an end that has been near all along. */
  hostUpdated(): void {
    this.#observer?.disconnect();
    const target = this.#host.isConnected ? this.#target : null;
    if (target) {
      this.#observer ??= new IntersectionObserver((entries) => this.#handleEntries(entries), {
        rootMargin: MARGIN,
      });
      this.#observer.observe(target);
    }
  }

  hostDisconnected(): void {
    document.removeEventListener('prerenderingchange', this.#handleActivation);
    this.#observer?.disconnect();
  }

  get #target(): Element | null {
    if (this.isDeferred) {
      return this.#options.isLoading() ? this.#options.box() : null;
    }
    return this.#options.awaitedEnd();
  }

  readonly #handleActivation = (): void => this.#host.requestUpdate();

  #handleEntries(entries: readonly IntersectionObserverEntry[]): void {
    if (!entries.some((entry) => entry.isIntersecting)) {
      return;
    }
    if (this.isDeferred) {
      this.release();
    } else {
      void this.#load();
    }
  }

  async #load(): Promise<void> {
    this.isAutoLoading = true;
    await this.#options.onEndNear();
    this.isAutoLoading = false;
  }
}
