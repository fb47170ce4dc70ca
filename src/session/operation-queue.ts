import { TRAITS, type Operation } from './operations.js';

export interface OperationQueueOptions<Outcome> {
  /** Runs an operation. The promise never rejects; it gives undefined if nothing came of it. */
  readonly run: (operation: Operation, signal: AbortSignal) => Promise<Outcome | undefined>;
  /** Takes what an operation has brought, once it does not run any more. */
  readonly onOutcome: (operation: Operation, outcome: Outcome) => void;
  /** Called when `running` may have changed. */
  readonly onChange: () => void;
}

interface Entry<Outcome> {
  readonly operation: Operation;
  readonly abort: AbortController;
  hasStarted: boolean;
  /** Settles when it does not run any more. */
  ran: Promise<Outcome | undefined>;
  /** Gives its outcome, or that of what runs again in its place. */
  ended: Promise<Outcome | undefined>;
}

/**
 * Decides what runs after what, and who joins whom. Operations run one at a time, in the order in
 * which they were asked for. One that waits, or runs, is joined and not run again.
 */
export class OperationQueue<Outcome> {
  readonly #options: OperationQueueOptions<Outcome>;
  /** The first entry runs, the others wait. */
  #entries: Entry<Outcome>[] = [];
  /** What was interrupted, and is to run again. */
  readonly #interrupted = new Set<Entry<Outcome>>();

  constructor(options: OperationQueueOptions<Outcome>) {
    this.#options = options;
  }

  /** The operation that runs. */
  get running(): Operation | undefined {
    return this.#entries[0]?.operation;
  }

  /** Whether one of these operations runs or waits. */
  has(...operations: Operation[]): boolean {
    return this.#entries.some(
      ({ operation, abort }) => operations.includes(operation) && !abort.signal.aborted,
    );
  }

  /**
   * Runs an operation after those that run or wait. If there are none, it starts a microtask later,
   * so that calls in one task join, unless it starts at once. The promise settles when the operation
   * has ended: it gives undefined if nothing came of it, or if it was aborted.
   */
  add(operation: Operation): Promise<Outcome | undefined> {
    const { isAlwaysSent, startsAtOnce } = TRAITS[operation];
    const joined = this.#entries.find(
      (entry) =>
        entry.operation === operation &&
        !entry.abort.signal.aborted &&
        !(isAlwaysSent && entry.hasStarted),
    );
    if (joined) {
      return joined.ended;
    }
    const before = this.#entries.at(-1)?.ran;
    const abort = new AbortController();
    const entry: Entry<Outcome> = {
      operation,
      abort,
      hasStarted: false,
      ran: Promise.resolve(undefined),
      ended: Promise.resolve(undefined),
    };
    this.#entries.push(entry);
    entry.ran =
      startsAtOnce && !before
        ? this.#run(entry)
        : Promise.resolve(before).then(() => this.#run(entry));
    entry.ended = entry.ran.then((outcome) =>
      this.#interrupted.delete(entry) ? this.add(operation) : outcome,
    );
    this.#options.onChange();
    return entry.ended;
  }

  /** Aborts an operation. What waits behind it runs next. */
  abort(operation: Operation): void {
    for (const entry of this.#entries) {
      if (entry.operation === operation) {
        entry.abort.abort();
      }
    }
  }

  /** Aborts the operation that runs, and drops those that wait. */
  clear(): void {
    const dropped = this.#entries;
    this.#entries = [];
    this.#interrupted.clear();
    for (const { abort } of dropped) {
      abort.abort();
    }
  }

  /** Does the same, but what was asked for runs again, after what is added in the same task. */
  interrupt(): void {
    const repeated = this.#entries.filter(
      ({ operation, abort }) => TRAITS[operation].isRepeated && !abort.signal.aborted,
    );
    this.clear();
    repeated.forEach((entry) => this.#interrupted.add(entry));
  }

  async #run(entry: Entry<Outcome>): Promise<Outcome | undefined> {
    const { run, onOutcome, onChange } = this.#options;
    const { operation, abort } = entry;
    const { signal } = abort;
    entry.hasStarted = true;
    let outcome: Outcome | undefined;
    try {
      outcome = signal.aborted ? undefined : await run(operation, signal);
    } finally {
      this.#entries = this.#entries.filter((other) => other !== entry);
      onChange();
    }
    if (outcome === undefined || signal.aborted) {
      return undefined;
    }
    onOutcome(operation, outcome);
    return outcome;
  }
}
