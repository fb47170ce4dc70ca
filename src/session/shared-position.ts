import { ApiError } from '../api/api-error.js';
import type { Change, FirstPosition, LeadList } from '../model/lead-list.js';
import { memoize } from '../model/memoize.js';

/** The number of lists that may move during their probe before probing of the API stops. */
const MAX_ATTEMPTS = 3;

/** Shared by all elements and clients until the page is closed. */
const positionOf = memoize(() => new SharedPosition());

/** Returns the first position of an API base with a site code. */
export function sharedPositionOf(base: string, siteCode: string): SharedPosition {
  return positionOf(`${base} ${siteCode}`);
}

/** The first position of one API, shared by all lists that are read from it. */
export class SharedPosition {
  /** Undefined until it is known. */
  value: FirstPosition | undefined;
  #attemptsLeft = MAX_ATTEMPTS;
  /** The number of lists that are being probed or wait for a probe. */
  #turns = 0;
  /** Settles when no list is being probed. */
  #lastTurn: Promise<unknown> = Promise.resolve();

  /** Whether another probe may find out the position. */
  get isOpen(): boolean {
    return this.value !== 1 && this.#attemptsLeft > 0;
  }

  /** Whether a list is being probed or waits for a probe. */
  get isTaken(): boolean {
    return this.#turns > 0;
  }

  /** Calls `probe` after the probes of earlier lists, which may find out the position. */
  async runInTurn<T>(probe: () => Promise<T>): Promise<T> {
    const turn = this.#lastTurn.then(probe);
    this.#lastTurn = turn.catch(() => undefined);
    this.#turns++;
    try {
      return await turn;
    } finally {
      this.#turns--;
    }
  }

  /**
   * Probes a list, unless earlier probes have settled the question. A failure ends probing of the
   * API, since the next attempt would probably fail, too. A refused token does not: it concerns
   * only this client.
   */
  async probe(list: LeadList, signal: AbortSignal): Promise<Change | undefined> {
    if (!this.isOpen) {
      list.firstPosition = this.value;
      return undefined;
    }
    try {
      const change = await list.probe(signal);
      this.#learn(list.firstPosition);
      return change;
    } catch (error) {
      if (!signal.aborted && !isRefusal(error)) {
        this.#attemptsLeft = 0;
      }
      throw error;
    }
  }

  #learn(position: FirstPosition | undefined): void {
    if (position === undefined) {
      this.#attemptsLeft--;
      return;
    }
    if (position === 0 && this.value === undefined) {
      console.warn('<client-leads> This host counts from 0: set first-position="0".');
    }
    this.value = position;
  }
}

function isRefusal(error: unknown): boolean {
  return error instanceof ApiError && error.kind === 'auth';
}
