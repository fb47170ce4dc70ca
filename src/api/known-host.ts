/** What hosts have taught. Kept for as long as the page lives, for all elements and clients. */
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
  /** Settles when no list is being probed any more. */
  #probing: Promise<unknown> | undefined;

  /** Whether probing a list may find out something. */
  get isOpen(): boolean {
    return this.value !== 1 && this.#attemptsLeft > 0;
  }

  /**
   * Probes a list, after those that are being probed, unless these have found out enough. A failure
   * says nothing, and the next attempt would be likely to fail, too: nobody probes the host again.
   */
  async probe(list: LeadList, signal: AbortSignal): Promise<Change | undefined> {
    while (this.#probing) {
      await Promise.race([this.#probing, abortOf(signal)]);
    }
    if (!this.isOpen) {
      list.firstPosition = this.value;
      return undefined;
    }
    const probing = list.probe(signal);
    this.#probing = probing.catch(() => undefined);
    try {
      const change = await probing;
      this.#learn(list.firstPosition);
      return change;
    } catch (error) {
      if (!signal.aborted) {
        this.#attemptsLeft = 0;
      }
      throw error;
    } finally {
      this.#probing = undefined;
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

/** Rejects when the signal aborts. */
function abortOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}
