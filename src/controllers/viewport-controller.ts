import type { LitElement, ReactiveController } from 'lit';
import { isPrerendering } from '../dom/page-state.js';

/** The distance from the viewport that counts as near: about one screen of a phone. */
const MARGIN = '600px 0px';

/** The targets of observation after an update. */
export interface Observed {
  /** Whether a first request is waiting or running. */
  readonly isLoading: boolean;
  /** Whether the next page loads when the end of the list nears the viewport. */
  readonly isEndAwaited: boolean;
  readonly list: { loadMore(): Promise<unknown> };
}

/**
 * Observes whether the element, while it waits, or the end of the list is near the viewport. An
 * element that is not rendered, such as one in a hidden tab, is never near.
 */
export class ViewportController implements ReactiveController {
  /** Whether the first request waits until the element nears the viewport. */
  isLazy = false;
  /** Whether the next page is loading without a press of the button. */
  isAutoLoading = false;

  readonly #host: LitElement;
  #observer: IntersectionObserver | undefined;
  #list: Observed['list'] | undefined;
  #hasBeenNear = false;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  /** Whether the first request waits for the viewport, or for a prerendered page to be opened. */
  get isDeferred(): boolean {
    return isPrerendering(this.#host.ownerDocument) || (this.isLazy && !this.#hasBeenNear);
  }

  /** Sends the first request regardless of the element's position. */
  release(): void {
    if (this.#host.isConnected && !this.#hasBeenNear) {
      this.#hasBeenNear = true;
      this.#host.requestUpdate();
    }
  }

  /** Observes again after each update, which also reports an end that was near all along. */
  observe({ isLoading, isEndAwaited, list }: Observed): void {
    this.#list = list;
    this.#observer?.disconnect();
    // An element with `display: contents` has no box, so its section is observed instead.
    const [selector, isAwaited] = this.isDeferred
      ? ['section', isLoading]
      : ['#load-more', isEndAwaited];
    const target = isAwaited && this.#host.renderRoot.querySelector(selector);
    if (target && this.#host.isConnected && 'IntersectionObserver' in globalThis) {
      this.#observer ??= new IntersectionObserver((entries) => this.#handleEntries(entries), {
        rootMargin: MARGIN,
      });
      this.#observer.observe(target);
    }
  }

  hostConnected(): void {
    // On the window, since `<img name=addEventListener>` shadows the document's method.
    window.addEventListener('prerenderingchange', this.#handleActivation, true);
  }

  hostDisconnected(): void {
    window.removeEventListener('prerenderingchange', this.#handleActivation, true);
    this.#observer?.disconnect();
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
    await this.#list?.loadMore();
    this.isAutoLoading = false;
  }
}
