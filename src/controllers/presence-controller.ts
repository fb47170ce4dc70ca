import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Clock } from '../api/clock.js';
import type { LeadsSession } from '../session/leads-session.js';
import type { Failure, News } from '../session/news.js';
import type { Operation } from '../session/operations.js';
import { browserPage } from '../sign-in/browser-page.js';
import type { PageMoment, SourcePage } from '../sign-in/source-page.js';

/**
 * The maximum random part of an interval, so that pages opened together refresh at different times.
 */
const JITTER = 0.2;

/** The parts of a session that are used when the page wakes. */
export type WakingSession = Pick<
  LeadsSession,
  'checkRestored' | 'isOutdated' | 'recover' | 'refreshQuietly'
>;

/** The element, as this controller sees it. */
export interface PresenceHost extends ReactiveControllerHost {
  readonly isConnected: boolean;
  readonly ownerDocument: Pick<Document, 'defaultView'>;
}

/**
 * Decides which requests are due when the page wakes: when it becomes visible, comes back online,
 * or is restored from the back/forward cache. Retries failed operations once. A refresh is due at
 * intervals, and when a page with an old list becomes visible again. It waits until the page is
 * visible and online.
 */
export class PresenceController implements ReactiveController {
  readonly #host: PresenceHost;
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #page: SourcePage;
  #session: WakingSession | undefined;
  /** Failed operations, and why they are tried again: the browser was offline, or the page hidden. */
  readonly #interrupted = new Map<Operation, 'offline' | 'hidden'>();
  /** Whether the element has entered the page since the last update. */
  #hasReturned = false;
  /** The number of restorations that the session has handled. */
  #seenRestorations: number;
  #intervalMs = 0;
  #isDue = false;
  #cancel: (() => void) | undefined;

  /** @param random returns a number from 0 to 1, as `Math.random` does */
  constructor(
    host: PresenceHost,
    clock: Clock,
    random: () => number = Math.random,
    page: SourcePage = browserPage,
  ) {
    this.#host = host;
    this.#clock = clock;
    this.#random = random;
    this.#page = page;
    this.#seenRestorations = page.restorations;
    host.addController(this);
  }

  hostConnected(): void {
    this.#hasReturned = true;
    this.#page.watch(this.#handleMoment);
  }

  hostDisconnected(): void {
    this.#hasReturned = false;
    this.#page.unwatch(this.#handleMoment);
    // A move within the document also disconnects. The update after it continues with the timer.
    this.#host.requestUpdate();
  }

  /**
   * Wakes this session from now on, and refreshes it every `intervalMs` milliseconds, or never if
   * that is 0. Restarts the timer only if the interval has changed, so an update does not postpone
   * it.
   */
  follow(session: WakingSession, intervalMs: number): void {
    if (session !== this.#session) {
      this.#session = session;
      this.#seenRestorations = this.#page.restorations;
      this.#interrupted.clear();
    }
    if (this.#hasReturned) {
      // An interruption may have ended while the element was out of the page.
      this.#hasReturned = false;
      this.#wake();
    }
    const interval = this.#host.isConnected ? intervalMs : 0;
    if (interval !== this.#intervalMs) {
      this.#intervalMs = interval;
      this.#schedule();
    }
  }

  /** Remembers a failure that happened offline or in a hidden page. */
  noteFailure({ operation, error }: Pick<Failure, 'operation' | 'error'>): void {
    if (error.kind === 'offline') {
      this.#interrupted.set(operation, 'offline');
    } else if (this.#page.isHidden) {
      this.#interrupted.set(operation, 'hidden');
    } else {
      this.#interrupted.delete(operation);
    }
  }

  /** Forgets failures after a success. */
  note(news: readonly News[]): void {
    if (news.some(({ type }) => type === 'change')) {
      this.#interrupted.clear();
    }
  }

  readonly #handleMoment = (moment: PageMoment): void => {
    if (moment === 'visible' && this.#session?.isOutdated) {
      this.#isDue = true;
    }
    this.#wake();
  };

  /** Starts one operation at most, since a check or a retry also brings the rows of a refresh. */
  #wake(): void {
    // An element in a removed frame gets no `disconnectedCallback`.
    const isInPage = this.#host.ownerDocument.defaultView !== null;
    if (this.#page.isCached || !isInPage) {
      return;
    }
    const recoverable = this.#recoverable;
    if (this.#seenRestorations !== this.#page.restorations) {
      this.#seenRestorations = this.#page.restorations;
      this.#schedule();
      void this.#session?.checkRestored();
    } else if (recoverable.length > 0) {
      this.#schedule();
      recoverable.forEach((operation) => this.#interrupted.delete(operation));
      void this.#session?.recover(recoverable);
    } else if (this.#isDue && !this.#page.isHidden && navigator.onLine) {
      this.#schedule();
      void this.#session?.refreshQuietly();
    }
  }

  /** Failed operations whose reason has passed. */
  get #recoverable(): Operation[] {
    return [...this.#interrupted]
      .filter(([, reason]) => (reason === 'offline' ? navigator.onLine : !this.#page.isHidden))
      .map(([operation]) => operation);
  }

  /** Restarts the interval, so nothing is due until it has passed. */
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
