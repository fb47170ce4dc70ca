import type { ApiError } from '../api/api-error.js';
import type { Change } from '../model/lead-list.js';
import { TRAITS, type Operation } from './operations.js';

export type Outcome = { readonly change: Change } | { readonly error: ApiError };

interface Entry {
  readonly operation: Operation;
  readonly abort: AbortController;
  hasStarted: boolean;
  /** Settles when the operation has run. */
  ran: Promise<Outcome | undefined>;
}

/**
 * Decides the order of operations, and which calls join. Operations run one at a time, in the order
 * of the calls. A call joins the same operation if that is waiting or running.
 */
export abstract class OperationQueue {
  /** The first entry runs, the others wait. */
  #entries: Entry[] = [];

  get running(): Operation | undefined {
    return this.#entries[0]?.operation;
  }

  /** Whether one of these operations is running or waiting. */
  has(...operations: Operation[]): boolean {
    return this.#entries.some(
      ({ operation, abort }) => operations.includes(operation) && !abort.signal.aborted,
    );
  }

  /** Aborts an operation. The next one behind it runs then. */
  abort(operation: Operation): void {
    for (const entry of this.#entries) {
      if (entry.operation === operation) {
        entry.abort.abort();
      }
    }
  }

  /** Aborts the running operation, and drops those that are waiting. */
  clear(): void {
    const dropped = this.#entries;
    this.#entries = [];
    for (const { abort } of dropped) {
      abort.abort();
    }
  }

  /**
   * Runs an operation after those that are running or waiting. Without any, starts it a microtask
   * later, so that calls in one task join, unless it starts at once. The promise settles when the
   * operation has ended. It resolves to undefined if there is no result or the operation was
   * aborted.
   */
  protected add(operation: Operation): Promise<Outcome | undefined> {
    const { isAlwaysSent, startsAtOnce } = TRAITS[operation];
    const joined = this.#entries.find(
      (entry) =>
        entry.operation === operation &&
        !entry.abort.signal.aborted &&
        !(isAlwaysSent && entry.hasStarted),
    );
    if (joined) {
      return joined.ran;
    }
    const before = this.#entries.at(-1)?.ran;
    const abort = new AbortController();
    const ran = Promise.resolve(undefined);
    const entry: Entry = { operation, abort, hasStarted: false, ran };
    this.#entries.push(entry);
    entry.ran =
      startsAtOnce && !before
        ? this.#run(entry)
        : Promise.resolve(before).then(() => this.#run(entry));
    this.handleChange();
    return entry.ran;
  }

  /** Performs an operation. Never rejects, and resolves to undefined if there is no result. */
  protected abstract perform(
    operation: Operation,
    signal: AbortSignal,
  ): Promise<Outcome | undefined>;

  /** Called after an operation has run. */
  protected abstract handleOutcome(operation: Operation, outcome: Outcome): void;

  /** Called when `running` may have changed. */
  protected abstract handleChange(): void;

  async #run(entry: Entry): Promise<Outcome | undefined> {
    const { operation, abort } = entry;
    const { signal } = abort;
    entry.hasStarted = true;
    const outcome = signal.aborted ? undefined : await this.perform(operation, signal);
    this.#entries = this.#entries.filter((other) => other !== entry);
    this.handleChange();
    if (outcome === undefined || signal.aborted) {
      return undefined;
    }
    this.handleOutcome(operation, outcome);
    return outcome;
  }
}
