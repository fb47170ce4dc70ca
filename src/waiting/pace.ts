import { orAbort } from './abort.js';
import { toApiError, type ApiError } from '../model/api-error.js';
import type { Clock } from './clock.js';
import type { Health } from './retry.js';
import { isWithin, Turns } from './turns.js';

/** For so long after a failure, what a page begins at the server takes turns. */
const TROUBLE_MS = 10_000;
/** Longer than any wait before what has failed is tried again by itself. */
const REMEMBERED_MS = 15 * 60_000;

export interface RunOptions {
  /** Ends the wait and the operation. */
  readonly signal: AbortSignal;
  /** Whether the operation waits for a turn: the page begins it, and nobody has pressed a control. */
  readonly inTurn: boolean;
}

/**
 * Limits how often a page may begin something at a server that has failed: a listener that answers
 * each failure with `refresh()`, or with another element, would otherwise ask as fast as the network
 * allows. There is one turn a second, for all that wait.
 */
export class Pace implements Health {
  hasFailed = false;
  readonly origin: string;
  readonly clock: Clock;
  readonly #turns: Turns;
  #failedAt = -Infinity;
  /** The number of operations that wait or run. */
  #operations = 0;

  constructor(origin: string, clock: Clock) {
    this.origin = origin;
    this.clock = clock;
    this.#turns = new Turns(clock);
  }

  /** Whether nothing is under way at the server, and nothing has failed there lately. */
  get isForgettable(): boolean {
    return this.#operations === 0 && !isWithin(this.clock, REMEMBERED_MS, this.#failedAt);
  }

  /**
   * Runs an operation: in the same call, or in the next turn. Rejects as the operation does, or with
   * the reason of the signal.
   */
  async run<T>(operation: () => Promise<T>, { signal, inTurn }: RunOptions): Promise<T> {
    // What was aborted in the same task takes no turn.
    signal.throwIfAborted();
    this.#operations++;
    try {
      const isInTrouble = isWithin(this.clock, TROUBLE_MS, this.#failedAt);
      const turn = inTurn && isInTrouble ? this.#turns.take() : undefined;
      if (turn) {
        await orAbort(turn, signal);
      }
      return await orAbort(operation(), signal);
    } catch (error) {
      if (!signal.aborted) {
        this.#noteFailure(toApiError(error));
      }
      throw error;
    } finally {
      this.#operations--;
    }
  }

  /** Lets all that waits begin now. */
  hurry(): void {
    this.#turns.hurry();
  }

  /** An operation has failed, perhaps by a refusal. Offline, nothing has reached the server. */
  #noteFailure({ kind }: ApiError): void {
    if (kind !== 'offline') {
      this.#failedAt = this.clock.now();
    }
  }
}

/** The paces of the servers that a page asks, each of one origin by one clock. */
export class Paces {
  #paces: readonly Pace[] = [];

  /** Returns the pace of a server. It must not be kept, since it is forgotten once nothing is left of it. */
  at(url: string, clock: Clock): Pace {
    const { origin } = new URL(url);
    const known = this.#paces.find((pace) => pace.origin === origin && pace.clock === clock);
    if (known) {
      return known;
    }
    const pace = new Pace(origin, clock);
    this.#paces = [...this.#paces.filter(({ isForgettable }) => !isForgettable), pace];
    return pace;
  }
}
