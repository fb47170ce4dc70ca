import { SIGN_IN_CHANNEL } from './ask-site.js';
import { callEach } from './call-each.js';
import { ownMember } from './own-member.js';

/** `visibilitychange` bubbles from the document, whose methods markup can shadow. */
const EVENTS = ['visibilitychange', 'online', 'pagehide', 'pageshow'] as const;

/**
 * What happens to the window: it is hidden, becomes visible again or online, goes into the
 * back/forward cache, comes back from there, or gets a `message` of another window of the site.
 */
export type WindowMoment = 'hidden' | 'visible' | 'online' | 'cached' | 'restored' | 'message';

type PageEvent = Event & { readonly persisted?: boolean };

/** Gets a moment, and the message of the other window. */
export type MomentListener = (moment: WindowMoment, message?: unknown) => void;

/** Watches the window of this page, and connects it to the other windows of the site. */
export class WindowLink {
  readonly #listeners = new Set<MomentListener>();
  /** Whether the page is being left, or is in the back/forward cache. */
  #isLeft = false;
  /** Whether any listener hears other windows. */
  #hears = false;
  #channel: BroadcastChannel | undefined;

  /** Whether nobody sees the page. */
  get isHidden(): boolean {
    return ownMember(document, 'visibilityState') === 'hidden';
  }

  /** Calls `listener` at each moment until `unwatch`, those of other windows only if it `hears`. */
  watch(listener: MomentListener, hears = false): void {
    this.#listeners.add(listener);
    this.#hears ||= hears;
    // `document.open` removes all listeners of the window. If they are there, this does nothing.
    for (const type of EVENTS) {
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
    if (this.#hears && !this.#isLeft && !this.#channel) {
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

  readonly #handleEvent = (event: PageEvent): void => {
    // An element in a removed frame gets no `disconnectedCallback`, so it goes on watching.
    const moment = document.defaultView && this.#momentOf(event);
    if (moment) {
      callEach(this.#listeners, moment);
    }
  };

  /** Returns undefined if nothing follows from the event. */
  #momentOf({ type, target, persisted }: PageEvent): WindowMoment | undefined {
    if (type === 'online') {
      return 'online';
    }
    if (type === 'visibilitychange') {
      // A component may have an event of the same name.
      if (target !== document || this.#isLeft) {
        return undefined;
      }
      return this.isHidden ? 'hidden' : 'visible';
    }
    this.#isLeft = type === 'pagehide';
    if (this.#isLeft) {
      this.#closeChannel();
      return persisted ? 'cached' : undefined;
    }
    this.#openChannel();
    return persisted ? 'restored' : undefined;
  }
}

/** The window, as a test can replace it. */
export type WatchedWindow = Pick<WindowLink, 'isHidden' | 'watch' | 'unwatch' | 'post'>;

export const windowLink = new WindowLink();

function createChannel(): BroadcastChannel | undefined {
  return attempt(() => new BroadcastChannel(SIGN_IN_CHANNEL));
}

/** A browser may have no channels, forbid them here, or have closed one. */
function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
