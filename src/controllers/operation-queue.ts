/** Runs an operation. The promise settles when the operation has ended, and never rejects. */
export type RunOperation = (signal: AbortSignal) => Promise<void>;

interface Entry<Name> {
  readonly name: Name;
  readonly abort: AbortController;
  ended: Promise<void>;
}

/**
 * Decides what runs after what, and who joins whom. Operations run one at a time, in the order in
 * which they were asked for. An operation that runs or waits already is joined, not run again.
 */
export class OperationQueue<Name extends string> {
  readonly #onChange: () => void;
  /** The first entry runs, the others wait. */
  #entries: Entry<Name>[] = [];

  /** `onChange` is called whenever `running` may have changed. */
  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** The name of the operation that runs. */
  get running(): Name | undefined {
    return this.#entries[0]?.name;
  }

  /**
   * Runs an operation after those that run or wait, or at once if there are none. If there is one
   * of the same name, joins that instead. The promise settles when the operation has ended.
   */
  add(name: Name, run: RunOperation): Promise<void> {
    const joined = this.#entries.find((entry) => entry.name === name);
    if (joined) {
      return joined.ended;
    }
    const last = this.#entries.at(-1);
    const entry: Entry<Name> = { name, abort: new AbortController(), ended: Promise.resolve() };
    this.#entries.push(entry);
    entry.ended = last ? last.ended.then(() => this.#run(entry, run)) : this.#run(entry, run);
    return entry.ended;
  }

  /** Aborts the operation of this name. The one that waits behind it runs next. */
  abort(name: Name): void {
    this.#entries.find((entry) => entry.name === name)?.abort.abort();
  }

  /** Aborts the operation that runs, and drops those that wait. */
  clear(): void {
    const dropped = this.#entries;
    this.#entries = [];
    for (const { abort } of dropped) {
      abort.abort();
    }
  }

  async #run(entry: Entry<Name>, run: RunOperation): Promise<void> {
    this.#onChange();
    if (!entry.abort.signal.aborted) {
      await run(entry.abort.signal);
    }
    this.#entries = this.#entries.filter((other) => other !== entry);
    this.#onChange();
  }
}
