import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ApiError } from '../api/api-error.js';
import type { Clock } from '../api/clock.js';
import { ComeBack } from '../api/come-back.js';
import type { LeadsSession } from '../session/leads-session.js';
import type { Step } from '../session/list-state.js';
import { browserPage, type Page, type PageMoment } from '../sign-in/browser-page.js';

/**
 * Decides what is read when the page becomes visible, comes back online, or is restored from the
 * back/forward cache, and reads by itself what has failed, ever more rarely.
 */
export class PresenceController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #page: Page;
  readonly #comeBack: ComeBack;
  #session: LeadsSession | undefined;

  constructor(
    host: ReactiveControllerHost,
    clock: Clock,
    random = Math.random,
    page: Page = browserPage,
  ) {
    this.#host = host;
    this.#page = page;
    this.#comeBack = new ComeBack(clock, random, () => this.#wake());
    host.addController(this);
  }

  hostConnected(): void {
    this.#page.watch(this.#handleMoment);
    if (this.#session?.comesBack) {
      this.#comeBack.begin();
    }
  }

  hostDisconnected(): void {
    this.#page.unwatch(this.#handleMoment);
    this.#comeBack.pause();
    // The session stops what runs, unless the element has only moved.
    this.#host.requestUpdate();
  }

  /** Wakes this session from now on. */
  follow(session: LeadsSession | undefined): void {
    if (session !== this.#session) {
      this.#session = session;
      this.#comeBack.stop();
    }
  }

  /** Notes what has happened: what has failed is read again by itself, until something succeeds. */
  note(steps: readonly Step[]): void {
    for (const step of steps) {
      if (step.type === 'change') {
        this.#comeBack.stop();
      } else if (step.type === 'failure') {
        this.noteFailure(step.failure.error);
      }
    }
  }

  noteFailure(error: ApiError): void {
    if (this.#isStale) {
      this.#comeBack.goOn(error);
    }
  }

  /** Whether something has failed, or what was read is old. */
  get #isStale(): boolean {
    return this.#session !== undefined && (this.#session.comesBack || this.#session.isOutdated);
  }

  readonly #handleMoment = (moment: PageMoment): void => {
    if (moment === 'visible') {
      // The site is asked first, so that no token of another client leaves.
      queueMicrotask(() => {
        // While a try is scheduled, a return must not add to the load of an API in trouble.
        if (this.#isStale && !this.#comeBack.isScheduled) {
          this.#wake();
        }
      });
    } else if (moment === 'restored') {
      this.#session?.check();
    } else if (moment === 'online' && this.#isStale) {
      this.#comeBack.begin();
    }
  };

  /** A try that is due while the page is hidden waits for the return. */
  #wake(): void {
    if (!this.#page.isHidden) {
      this.#session?.wake();
    }
  }
}
