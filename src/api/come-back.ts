import type { ApiError } from './api-error.js';
import type { Clock } from './clock.js';
import { retryDelay } from './retry.js';

const SECOND = 1000;
/** The network is often good only seconds after the browser has said so. */
const ONLINE_MS = 10 * SECOND;
const ONLINE_TRIES = 4;
const GATEWAY_TIMEOUT = 504;
/** The longest wait for a try, before its random part. */
const MOST_WAIT_MS = 300 * SECOND;

/**
 * Decides when something that has failed is tried again by itself. Thousands of pages may have failed
 * together, so each wait is halved at random: otherwise, they would also return together.
 */
export class ComeBack {
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #onDue: () => void;
  /** The number of tries that were due. */
  #tries = 0;
  /** Whether the tries follow a return of the network. */
  #isOnline = false;
  #cancel: (() => void) | undefined;

  /** @param random returns a number from 0 to 1, as `Math.random` does */
  constructor(clock: Clock, random: () => number, onDue: () => void) {
    this.#clock = clock;
    this.#random = random;
    this.#onDue = onDue;
  }

  /** Whether tries after a return of the network are left. */
  get isReturning(): boolean {
    return this.#isOnline && this.#tries < ONLINE_TRIES;
  }

  /** Whether the try that is due is the last one after a return of the network. */
  get isLastReturn(): boolean {
    return this.#isOnline && this.#tries === ONLINE_TRIES;
  }

  /** Begins to try, since the network is back. */
  begin(): void {
    this.#tries = 0;
    this.#isOnline = true;
    this.#start(ONLINE_MS * this.#random());
  }

  /**
   * Waits for the next try after a failure: up to 5, 15 and 45 seconds, and so on, if the network is
   * back, otherwise up to 40, 80 and so on. Skips the first of these if the server is overloaded: it
   * was too slow to answer, or refuses those who are back together.
   */
  goOn({ kind, status, retryAfter }: ApiError): void {
    const isSlow = kind === 'timeout' || status === GATEWAY_TIMEOUT;
    const seconds = this.#isOnline
      ? 5 * 3 ** (Math.max(0, this.#tries - 1) + Number(kind !== 'network'))
      : 40 * 2 ** (this.#tries + Number(isSlow));
    const halved = Math.min(seconds * SECOND, MOST_WAIT_MS) * (1 - this.#random() / 2);
    this.#start(Math.max(halved, retryDelay(this.#random(), retryAfter)));
  }

  /** Drops the next try, since another one begins. */
  pause(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  /** Forgets all tries, since nothing has to be tried any more. */
  stop(): void {
    this.pause();
    this.#tries = 0;
    this.#isOnline = false;
  }

  #start(ms: number): void {
    this.pause();
    this.#cancel = this.#clock.after(ms, () => {
      this.#tries++;
      this.#onDue();
    });
  }
}
