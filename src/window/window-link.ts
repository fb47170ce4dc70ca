import { callEach } from './call-each.js';
import {
  isPageHidden,
  LIFECYCLE_EVENTS,
  momentOf,
  type LifecycleEvent,
  type PageMoment,
} from './page-lifecycle.js';
import { WINDOWS_CHANNEL } from './windows-channel.js';

/** What happens to the page, or `message`: another window of the site has posted one. */
export type WindowMoment = PageMoment | 'message';

/** Gets a moment, and the message of the other window. */
export type MomentListener = (moment: WindowMoment, message?: unknown) => void;

/** Watches the page in this window, and connects it to the other windows of the site. */
export class WindowLink {
  readonly #listeners = new Set<MomentListener>();
  /** Whether the page is being left, or is in the back/forward cache. */
  #isLeft = false;
  /** Whether any listener hears other windows. */
  #hears = false;
  #channel: BroadcastChannel | undefined;

  /** Whether nobody sees the page. */
  get isHidden(): boolean {
    return isPageHidden();
  }

  /** Calls `listener` at each moment until `unwatch`, those of other windows only if it `hears`. */
  watch(listener: MomentListener, hears = false): void {
    this.#listeners.add(listener);
    this.#hears ||= hears;
    // `document.open` removes all listeners of the window. If they are there, this does nothing.
    for (const type of LIFECYCLE_EVENTS) {
      window.addEventListener(type, this.#handleEvent);
    }
    this.#openChannel();
  }

  unwatch(listener: MomentListener): void {
    this.#listeners.delete(listener);
    if (this.#listeners.size === 0) {
      this.#closeChannel();
    }
  }

  /** Sends to the other windows, even without a listener: an element out of the page can end a session. */
  post(message: unknown): void {
    const channel = this.#channel ?? createChannel();
    attempt(() => channel?.postMessage(message));
    if (channel !== this.#channel) {
      channel?.close();
    }
  }

  /** An open channel would keep the page out of the back/forward cache. */
  #openChannel(): void {
    if (this.#hears && this.#listeners.size > 0 && !this.#isLeft && !this.#channel) {
      this.#channel = createChannel();
      if (this.#channel) {
        this.#channel.onmessage = ({ data }) => callEach(this.#listeners, 'message', data);
      }
    }
  }

  #closeChannel(): void {
    this.#channel?.close();
    this.#channel = undefined;
  }

  readonly #handleEvent = (event: LifecycleEvent): void => {
    // An element in a removed frame gets no `disconnectedCallback`, so it goes on watching.
    const moment = document.defaultView && momentOf(event);
    if (moment === 'left' || moment === 'cached') {
      this.#isLeft = true;
      this.#closeChannel();
    } else if (moment === 'shown' || moment === 'restored') {
      this.#isLeft = false;
      this.#openChannel();
    } else if (!moment || this.#isLeft) {
      // A page may become visible or online before it is restored, when all is asked again anyway.
      return;
    }
    callEach(this.#listeners, moment);
  };
}

/** The window, as a test can replace it. */
export type WatchedWindow = Pick<WindowLink, 'isHidden' | 'watch' | 'unwatch' | 'post'>;

export const windowLink = new WindowLink();

function createChannel(): BroadcastChannel | undefined {
  return attempt(() => new BroadcastChannel(WINDOWS_CHANNEL));
}

/** A browser may have no channels, forbid them here, or have closed one. */
function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
