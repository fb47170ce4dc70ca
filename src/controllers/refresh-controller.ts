import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Clock } from '../api/clock.js';
import { isAwake } from './awake.js';

/** The greatest random part of an interval, so that pages opened together do not ask together. */
const JITTER = 0.2;
/** What may wake the page. The first bubbles from the document to the window. */
const WAKING_EVENTS = ['visibilitychange', 'online'] as const;

export interface RefreshControllerOptions {
  readonly clock: Clock;
  /** Milliseconds between refreshes; 0 is never. */
  readonly intervalMs: () => number;
  /** Whether the page is visible and online. By default, as the browser says. */
  readonly isAwake?: () => boolean;
  /** Called when a refresh is due and the page is awake. */
  readonly onRefresh: () => void;
  /** Called when the page has come back from the browser's back/forward cache. */
  readonly onRestore: () => void;
  /** A number from 0 to 1, as `Math.random` gives. */
  readonly random?: () => number;
}

/**
 * Refreshes at intervals while the page is awake, and at once when it wakes up overdue. Tells when
 * the browser has restored the page.
 */
export class RefreshController implements ReactiveController {
  readonly #host: ReactiveControllerHost & { readonly isConnected: boolean };
  readonly #options: RefreshControllerOptions;
  #intervalMs = 0;
  #isOverdue = false;
  #cancel: (() => void) | undefined;

  constructor(
    host: ReactiveControllerHost & { readonly isConnected: boolean },
    options: RefreshControllerOptions,
  ) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    for (const type of WAKING_EVENTS) {
      window.addEventListener(type, this.#handleWake);
    }
    window.addEventListener('pageshow', this.#handlePageShow);
  }

  hostDisconnected(): void {
    for (const type of WAKING_EVENTS) {
      window.removeEventListener(type, this.#handleWake);
    }
    window.removeEventListener('pageshow', this.#handlePageShow);
    // A move within the document disconnects, too: the update that follows goes on with the timer.
    this.#host.requestUpdate();
  }

  /** Restarts the timer only if the interval has changed, so that an update does not postpone it. */
  hostUpdated(): void {
    const intervalMs = this.#host.isConnected ? this.#options.intervalMs() : 0;
    if (intervalMs !== this.#intervalMs) {
      this.#intervalMs = intervalMs;
      this.#schedule();
    }
  }

  #schedule(): void {
    const { clock, random = Math.random } = this.#options;
    this.#cancel?.();
    this.#cancel = undefined;
    this.#isOverdue = false;
    if (this.#intervalMs > 0) {
      this.#cancel = clock.after(this.#intervalMs * (1 + JITTER * random()), () => {
        this.#isOverdue = true;
        this.#refreshIfDue();
      });
    }
  }

  #refreshIfDue(): void {
    const { isAwake: isPageAwake = isAwake } = this.#options;
    if (this.#isOverdue && isPageAwake()) {
      this.#schedule();
      this.#options.onRefresh();
    }
  }

  readonly #handleWake = (): void => this.#refreshIfDue();

  readonly #handlePageShow = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) {
      this.#options.onRestore();
    }
  };
}
