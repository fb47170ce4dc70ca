import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Rooted } from '../dom/portable-element.js';

/** How far above or below the viewport counts as near: about a screen of a phone. */
const MARGIN = '600px 0px';

/** What is observed, as of one update. */
export interface Observed {
  /** Whether there is a first request that waits or runs. */
  readonly isLoading: boolean;
  /** Whether the next page is to load when the end of the list nears the viewport. */
  readonly isEndAwaited: boolean;
  /** Loads the next page. */
  readonly list: { loadMore(): Promise<unknown> };
}

/**
 * Observes what nears the viewport: the element itself while it waits for that, and the end of the
 * list. What is not rendered, such as the content of a hidden tab, is not near.
 */
export class ViewportController implements ReactiveController {
  /** Whether the first request waits until the element nears the viewport. */
  isLazy = false;
  /** Whether the next page loads because the end of the list is near, and nobody has asked. */
  isAutoLoading = false;

  readonly #host: ReactiveControllerHost & Rooted & Element;
  #observer: IntersectionObserver | undefined;
  #list: Observed['list'] | undefined;
  #hasBeenNear = false;

  constructor(host: ReactiveControllerHost & Rooted & Element) {
    this.#host = host;
    host.addController(this);
  }

  /**
   * Whether the first request waits: for the element to near the viewport, and for the reader to open
   * a page that the browser has rendered in advance.
   */
  get isDeferred(): boolean {
    return isPrerendering(this.#host.ownerDocument) || (this.isLazy && !this.#hasBeenNear);
  }

  /** Lets the first request go, wherever the element is in the document. */
  release(): void {
    if (this.#host.isConnected && !this.#hasBeenNear) {
      this.#hasBeenNear = true;
      this.#host.requestUpdate();
    }
  }

  /** Observes anew after each update, which also reports an end that has been near all along. */
  observe({ isLoading, isEndAwaited, list }: Observed): void {
    this.#list = list;
    this.#observer?.disconnect();
    // An element has no box if it is `display: contents`: the section stands where it does.
    const [selector, isAwaited] = this.isDeferred
      ? ['section', isLoading]
      : ['#load-more', isEndAwaited];
    const target = isAwaited && this.#host.renderRoot?.querySelector(selector);
    if (target && this.#host.isConnected && 'IntersectionObserver' in globalThis) {
      this.#observer ??= new IntersectionObserver((entries) => this.#handleEntries(entries), {
        rootMargin: MARGIN,
      });
      this.#observer.observe(target);
    }
  }

  hostConnected(): void {
    document.addEventListener('prerenderingchange', this.#handleActivation);
  }

  hostDisconnected(): void {
    document.removeEventListener('prerenderingchange', this.#handleActivation);
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

/** Whether the browser prepares the page for a reader who may never open it. */
function isPrerendering(document: Document): boolean {
  return 'prerendering' in document && document.prerendering === true;
}
