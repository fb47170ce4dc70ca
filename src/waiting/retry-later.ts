import type { ApiError } from '../model/api-error.js';
import type { Clock } from './clock.js';

const SECOND = 1000;
/** The network is often good only seconds after the browser has said so. */
const ONLINE_MS = 10 * SECOND;
const FIRST_MS = 20 * SECOND;
const MOST_MS = 300 * SECOND;
const GATEWAY_TIMEOUT = 504;

interface RetryLaterOptions {
  readonly clock: Clock;
  readonly random: typeof Math.random;
  /** Nothing is tried while it is hidden: once it is visible again, what has failed is tried anyway. */
  readonly windowLink: { readonly isHidden: boolean };
}

/**
 * Decides when something that has failed is tried again by itself. Thousands of pages may have failed
 * together, so each usual wait is up to twice as long at random: otherwise, they would also return
 * together. What a server asks for is the earliest time.
 */
export class RetryLater {
  readonly #options: RetryLaterOptions;
  readonly #onDue: () => void;
  /** The number of tries that were due since the first failure. */
  #tries = 0;
  #cancel: (() => void) | undefined;

  constructor(options: RetryLaterOptions, onDue: () => void) {
    this.#options = options;
    this.#onDue = onDue;
  }

  get isScheduled(): boolean {
    return this.#cancel !== undefined;
  }

  /** Schedules the first try after the return of the network. */
  afterReconnect(): void {
    this.#tries = 0;
    this.#schedule(ONLINE_MS * this.#options.random(), 0);
  }

  /** Schedules the next try after a failure. Waits longer if the server was too slow to answer. */
  afterFailure({ kind, status, retryAfter = 0 }: ApiError): void {
    const isSlow = kind === 'timeout' || status === GATEWAY_TIMEOUT;
    const usual = Math.min(FIRST_MS * 2 ** (this.#tries + Number(isSlow)), MOST_MS);
    const random = usual * this.#options.random();
    this.#schedule(Math.max(usual, retryAfter) + random, this.#tries + 1);
  }

  /** Drops the scheduled try, since another one begins. */
  pause(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  /** Drops the scheduled try and forgets the earlier ones, since nothing has to be tried any more. */
  stop(): void {
    this.pause();
    this.#tries = 0;
  }

  /** @param tries the number of tries once this one is due */
  #schedule(ms: number, tries: number): void {
    this.pause();
    this.#cancel = this.#options.clock.after(ms, () => {
      this.#cancel = undefined;
      this.#tries = tries;
      if (!this.#options.windowLink.isHidden) {
        this.#onDue();
      }
    });
  }
}
