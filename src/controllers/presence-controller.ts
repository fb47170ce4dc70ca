import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Clock } from '../api/clock.js';
import type { LeadsSession } from '../session/leads-session.js';
import type { Failure, News } from '../session/news.js';
import type { Operation } from '../session/operations.js';

/** The greatest random part of an interval, so that pages opened together do not ask together. */
const JITTER = 0.2;
/** What may wake the page. The first bubbles from the document to the window. */
const WAKING_EVENTS = ['visibilitychange', 'online', 'pageshow'] as const;

/** How often the browser has restored the page: an element may be out of it then. */
let restorations = 0;
/** Whether the page is in the back/forward cache. It may be visible before `pageshow`. */
let isCached = false;
if ('window' in globalThis) {
  window.addEventListener('pagehide', ({ persisted }) => {
    isCached = persisted;
  });
  window.addEventListener('pageshow', ({ persisted }) => {
    isCached = false;
    restorations += persisted ? 1 : 0;
  });
}

/** What is done when the page wakes. */
export type WakingSession = Pick<
  LeadsSession,
  'checkRestored' | 'isOutdated' | 'recover' | 'refreshQuietly'
>;

/** The element, as this controller sees it. */
export type PresenceHost = ReactiveControllerHost & Pick<Element, 'isConnected' | 'ownerDocument'>;

/**
 * Judges what is due when the page wakes: when it is shown, comes back online, or is restored from the
 * back/forward cache. What failed meanwhile is done again, once. A refresh is due at intervals, and
 * when the page is shown again with an old list; it waits for the page to be visible and online.
 */
export class PresenceController implements ReactiveController {
  readonly #host: PresenceHost;
  readonly #clock: Clock;
  readonly #random: () => number;
  #session: WakingSession | undefined;
  /** What failed, and whether the browser was offline then; otherwise the page was hidden. */
  readonly #interrupted = new Map<Operation, { readonly wasOffline: boolean }>();
  /** Whether the element has come into the page since the last update. */
  #hasReturned = false;
  /** The restorations that the session knows of. */
  #seenRestorations = restorations;
  #intervalMs = 0;
  /** Whether a refresh is due. */
  #isDue = false;
  #cancel: (() => void) | undefined;

  /** @param random a number from 0 to 1, as `Math.random` gives */
  constructor(host: PresenceHost, clock: Clock, random: () => number = Math.random) {
    this.#host = host;
    this.#clock = clock;
    this.#random = random;
    host.addController(this);
  }

  hostConnected(): void {
    this.#hasReturned = true;
    for (const type of WAKING_EVENTS) {
      window.addEventListener(type, this.#handleWake);
    }
  }

  hostDisconnected(): void {
    this.#hasReturned = false;
    for (const type of WAKING_EVENTS) {
      window.removeEventListener(type, this.#handleWake);
    }
    // A move within the document disconnects, too: the update that follows goes on with the timer.
    this.#host.requestUpdate();
  }

  /**
   * Wakes this session from now on, and refreshes it every `intervalMs` milliseconds; 0 is never. The
   * timer starts anew only if the interval has changed, so that an update does not postpone it.
   */
  follow(session: WakingSession, intervalMs: number): void {
    if (session !== this.#session) {
      this.#session = session;
      this.#seenRestorations = restorations;
      this.#interrupted.clear();
    }
    if (this.#hasReturned) {
      // An interruption may have ended while the element was not in the page.
      this.#hasReturned = false;
      this.#wake();
    }
    const interval = this.#host.isConnected ? intervalMs : 0;
    if (interval !== this.#intervalMs) {
      this.#intervalMs = interval;
      this.#schedule();
    }
  }

  /** Remembers a failure, if it happened offline or out of sight. */
  noteFailure({ operation, error }: Pick<Failure, 'operation' | 'error'>): void {
    const wasOffline = error.kind === 'offline';
    if (wasOffline || isHidden()) {
      this.#interrupted.set(operation, { wasOffline });
    } else {
      this.#interrupted.delete(operation);
    }
  }

  /** Forgets what failed if something has succeeded. */
  note(news: readonly News[]): void {
    if (news.some(({ type }) => type === 'change')) {
      this.#interrupted.clear();
    }
  }

  readonly #handleWake = ({ type }: Event): void => {
    if (type === 'visibilitychange' && !isHidden() && this.#session?.isOutdated) {
      this.#isDue = true;
    }
    this.#wake();
  };

  /** Asks for one thing at the most: the check, or else the retry, brings what a refresh would. */
  #wake(): void {
    // An element in a frame that has been removed is not told that it is disconnected.
    const isInPage = this.#host.ownerDocument.defaultView !== null;
    if (isCached || !isInPage) {
      return;
    }
    const recoverable = this.#recoverable;
    if (this.#seenRestorations !== restorations) {
      this.#seenRestorations = restorations;
      this.#schedule();
      void this.#session?.checkRestored();
    } else if (recoverable.length > 0) {
      this.#schedule();
      this.#recover(recoverable);
    } else if (this.#isDue && !isHidden() && navigator.onLine) {
      this.#schedule();
      void this.#session?.refreshQuietly();
    }
  }

  /** What failed for a reason that has passed. */
  get #recoverable(): Operation[] {
    return [...this.#interrupted]
      .filter(([, { wasOffline }]) => (wasOffline ? navigator.onLine : !isHidden()))
      .map(([operation]) => operation);
  }

  #recover(operations: readonly Operation[]): void {
    const isBackOnline = operations.some(
      (operation) => this.#interrupted.get(operation)?.wasOffline,
    );
    operations.forEach((operation) => this.#interrupted.delete(operation));
    void this.#session?.recover(operations, isBackOnline);
  }

  /** Starts the interval anew: nothing is due before it has passed. */
  #schedule(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#isDue = false;
    if (this.#intervalMs > 0) {
      this.#cancel = this.#clock.after(this.#intervalMs * (1 + JITTER * this.#random()), () => {
        this.#isDue = true;
        this.#wake();
      });
    }
  }
}

function isHidden(): boolean {
  return document.visibilityState === 'hidden';
}
