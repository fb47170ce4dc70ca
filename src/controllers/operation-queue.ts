/**
 * Runs an operation. The promise never rejects. It gives what the operation has brought, or
 * undefined if that is nothing.
 */
export type RunOperation<Result> = (signal: AbortSignal) => Promise<Result | undefined>;

export interface OperationQueueOptions<Name, Result> {
  /** Called whenever `running` may have changed. */
  readonly onChange: () => void;
  /** Called with what an operation has brought, once it does not run any more. */
  readonly onResult: (name: Name, result: Result) => void;
}

export interface AddOptions {
  /** Whether one that has started will do. Otherwise only one that has not is joined. Default: true. */
  readonly joinsRunning?: boolean;
}

interface Entry<Name, Result> {
  readonly name: Name;
  readonly abort: AbortController;
  hasStarted: boolean;
  ended: Promise<Result | undefined>;
}

/**
 * Decides what runs after what, and who joins whom. Operations run one at a time, in the order in
 * which they were asked for. An operation that waits, or runs, is joined and not run again.
 */
export class OperationQueue<Name extends string, Result> {
  readonly #options: OperationQueueOptions<Name, Result>;
  /** The first entry runs, the others wait. */
  #entries: Entry<Name, Result>[] = [];

  constructor(options: OperationQueueOptions<Name, Result>) {
    this.#options = options;
  }

  /** The name of the operation that runs. */
  get running(): Name | undefined {
    return this.#entries[0]?.name;
  }

  /** Whether an operation of this name runs or waits. */
  has(name: Name): boolean {
    return this.#entries.some((entry) => entry.name === name && !entry.abort.signal.aborted);
  }

  /**
   * Runs an operation after those that run or wait; if there are none, a microtask later, so that
   * calls in one task join. Joins one of the same name instead, if there is one that will do. The
   * promise settles when the operation has ended, and gives what it has brought: undefined if that
   * is nothing, or if it was aborted.
   */
  add(
    name: Name,
    run: RunOperation<Result>,
    { joinsRunning = true }: AddOptions = {},
  ): Promise<Result | undefined> {
    const joined = this.#entries.find(
      (entry) =>
        entry.name === name && !entry.abort.signal.aborted && (joinsRunning || !entry.hasStarted),
    );
    if (joined) {
      return joined.ended;
    }
    const before = this.#entries.at(-1)?.ended ?? Promise.resolve();
    const abort = new AbortController();
    const entry: Entry<Name, Result> = {
      name,
      abort,
      hasStarted: false,
      ended: before.then(() => this.#run(entry, run)),
    };
    this.#entries.push(entry);
    this.#options.onChange();
    return entry.ended;
  }

  /** Aborts the operation of this name. The one that waits behind it runs next. */
  abort(name: Name): void {
    for (const entry of this.#entries) {
      if (entry.name === name) {
        entry.abort.abort();
      }
    }
  }

  /** Aborts the operation that runs, and drops those that wait. */
  clear(): void {
    const dropped = this.#entries;
    this.#entries = [];
    for (const { abort } of dropped) {
      abort.abort();
    }
  }

  async #run(entry: Entry<Name, Result>, run: RunOperation<Result>): Promise<Result | undefined> {
    const { onChange, onResult } = this.#options;
    const { signal } = entry.abort;
    entry.hasStarted = true;
    let result: Result | undefined;
    try {
      result = signal.aborted ? undefined : await run(signal);
    } finally {
      this.#entries = this.#entries.filter((other) => other !== entry);
      onChange();
    }
    if (result === undefined || signal.aborted) {
      return undefined;
    }
    onResult(entry.name, result);
    return result;
  }
}
