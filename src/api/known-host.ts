/** What hosts have taught. Kept for as long as the page lives, for all elements and clients. */
import { ApiError } from './api-error.js';
import type { Change, FirstPosition, LeadList } from '../model/lead-list.js';

/** How many lists may move while they are probed before nobody probes the host any more. */
const MAX_ATTEMPTS = 3;

/** The URLs of hosts that could not read a form. They get JSON. */
export const urlsWithoutForms = new Set<string>();

const positions = new Map<string, HostPosition>();

/** Returns what is known of a host, which is one API base with one site code. */
export function hostPositionOf(base: string, siteCode: string): HostPosition {
  const name = `${base} ${siteCode}`;
  const position = positions.get(name) ?? new HostPosition();
  positions.set(name, position);
  return position;
}

/** What is known of the first position of one host, for all lists that are read from it. */
export class HostPosition {
  /** Undefined as long as it is unknown. */
  value: FirstPosition | undefined;
  #attemptsLeft = MAX_ATTEMPTS;
  /** How many lists are being probed, or wait for that. */
  #turns = 0;
  /** Settles when no list is being probed any more. */
  #lastTurn: Promise<unknown> = Promise.resolve();

  /** Whether probing a list may find out something. */
  get isOpen(): boolean {
    return this.value !== 1 && this.#attemptsLeft > 0;
  }

  /** Whether a list is being probed, or waits for that. */
  get isTaken(): boolean {
    return this.#turns > 0;
  }

  /** Calls a function that probes a list when the lists before it are done: they may find it out. */
  async takeTurn<T>(probe: () => Promise<T>): Promise<T> {
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
   * Probes a list, unless others have found out enough. A failure says nothing, and the next attempt
   * would be likely to fail, too: nobody probes the host again. A refusal tells of the client alone.
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
