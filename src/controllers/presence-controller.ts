import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isPassing } from '../api/api-error.js';
import type { Clock } from '../api/clock.js';
import { ComeBack } from '../api/come-back.js';
import type { LeadsSession } from '../session/leads-session.js';
import type { Failure, News } from '../session/news.js';
import { TRAITS, type Operation } from '../session/operations.js';
import { browserPage } from '../sign-in/browser-page.js';
import type { PageMoment, SourcePage } from '../sign-in/source-page.js';

/** The parts of a session that are used when the page wakes. */
export type WakingSession = Pick<
  LeadsSession,
  'checkRestored' | 'isInDoubt' | 'isOutdated' | 'recover' | 'refreshQuietly'
>;

/** The element, as this controller sees it. */
export interface PresenceHost extends ReactiveControllerHost {
  readonly isConnected: boolean;
  readonly ownerDocument: Pick<Document, 'defaultView'>;
}

/**
 * Decides which requests are due when the page wakes: when it becomes visible, comes back online,
 * or is restored from the back/forward cache. Retries failed operations, ever more rarely. A refresh
 * is due when a page with an old list becomes visible again. Both wait until the page is visible and
 * online.
 */
export class PresenceController implements ReactiveController {
  readonly #host: PresenceHost;
  readonly #page: SourcePage;
  #session: WakingSession | undefined;
  /** Failed operations that are tried again. */
  readonly #failed = new Set<Operation>();
  readonly #comeBack: ComeBack;
  /** Whether they are tried again as soon as the page is visible and online. */
  #isRetryDue = false;
  /** Whether the element has entered the page since the last update. */
  #hasReturned = false;
  /** The number of restorations that the session has handled. */
  #seenRestorations: number;
  /** Whether a refresh is due. */
  #isDue = false;

  /** @param random returns a number from 0 to 1, as `Math.random` does */
  constructor(
    host: PresenceHost,
    clock: Clock,
    random: () => number = Math.random,
    page: SourcePage = browserPage,
  ) {
    this.#host = host;
    this.#page = page;
    this.#seenRestorations = page.restorations;
    this.#comeBack = new ComeBack(clock, random, () => this.#retry());
    host.addController(this);
  }

  hostConnected(): void {
    this.#hasReturned = true;
    this.#page.watch(this.#handleMoment);
  }

  hostDisconnected(): void {
    this.#hasReturned = false;
    this.#page.unwatch(this.#handleMoment);
    this.#comeBack.pause();
    // A move within the document also disconnects. The update after it continues with the timer.
    this.#host.requestUpdate();
  }

  /** Wakes this session from now on. */
  follow(session: WakingSession): void {
    if (session !== this.#session) {
      this.#session = session;
      this.#seenRestorations = this.#page.restorations;
      this.#forgetFailures();
    }
    if (this.#hasReturned) {
      // Something may have become due while the element was out of the page.
      this.#hasReturned = false;
      this.#retry();
    }
  }

  /**
   * Remembers a failure that is tried again: of what the reader waits for and of a check, if it may
   * pass, and of whatever was sent offline, in a hidden page, or since the network has returned.
   */
  noteFailure({ operation, error }: Pick<Failure, 'operation' | 'error'>): void {
    const isOffline = error.kind === 'offline';
    const { isHidden } = this.#page;
    const isAwaited =
      TRAITS[operation].isFailureShown ??
      (this.#comeBack.isReturning || this.#session?.isInDoubt === true);
    if (!isOffline && !isHidden && !(isAwaited && isPassing(error))) {
      this.#failed.delete(operation);
      return;
    }
    this.#failed.add(operation);
    if (isHidden) {
      this.#isRetryDue = true;
    } else if (!isOffline) {
      this.#comeBack.goOn(error);
    }
  }

  /** Forgets failures after a success. */
  note(news: readonly News[]): void {
    if (news.some(({ type }) => type === 'change')) {
      this.#forgetFailures();
    }
  }

  #forgetFailures(): void {
    this.#failed.clear();
    this.#comeBack.stop();
    this.#isRetryDue = false;
  }

  readonly #handleMoment = (moment: PageMoment): void => {
    if (moment === 'visible' && this.#session?.isOutdated) {
      this.#isDue = true;
    }
    if (moment !== 'online') {
      this.#wake();
      return;
    }
    const { isHidden } = this.#page;
    if (!isHidden && (this.#failed.size > 0 || this.#isDue)) {
      this.#comeBack.begin();
    }
    // The next person at the computer must not read the rows until a random moment.
    if (isHidden || this.#session?.isInDoubt) {
      this.#retry();
    }
  };

  /** Tries again what has failed, or refreshes. */
  #retry(): void {
    this.#isRetryDue = this.#failed.size > 0;
    this.#wake();
  }

  /** Starts one operation at most, since a check or a retry also brings the rows of a refresh. */
  #wake(): void {
    // An element in a removed frame gets no `disconnectedCallback`.
    const isInPage = this.#host.ownerDocument.defaultView !== null;
    if (this.#page.isCached || !isInPage) {
      return;
    }
    if (this.#seenRestorations !== this.#page.restorations) {
      this.#seenRestorations = this.#page.restorations;
      this.#isDue = false;
      void this.#session?.checkRestored();
    } else if (this.#page.isHidden || !navigator.onLine) {
      return;
    } else if (this.#isRetryDue) {
      const operations = [...this.#failed];
      this.#failed.clear();
      this.#isRetryDue = false;
      this.#isDue = false;
      void this.#session?.recover(operations, !this.#comeBack.isLastReturn);
    } else if (this.#isDue) {
      this.#isDue = false;
      void this.#session?.refreshQuietly();
    }
  }
}
