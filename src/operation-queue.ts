/**
 * Runs operations one after another. One that is asked for again while it waits or runs is joined:
 * all who asked get the same promise.
 */
export class OperationQueue<Name> {
  readonly #pending = new Map<Name, Promise<void>>();
  #last: Promise<void> = Promise.resolve();
  #isClosed = false;

  /** Whether the operation waits or runs. */
  has(name: Name): boolean {
    return this.#pending.has(name);
  }

  /** `work` must not reject. */
  run(name: Name, work: () => Promise<void>): Promise<void> {
    const pending = this.#pending.get(name);
    if (pending) return pending;
    const run = this.#runAfter(this.#last, name, work);
    this.#pending.set(name, run);
    this.#last = run;
    return run;
  }

  /** Not `finally`, which the `Promise` of some pages lacks. */
  async #runAfter(last: Promise<void>, name: Name, work: () => Promise<void>): Promise<void> {
    try {
      await last;
      if (!this.#isClosed) await work();
    } finally {
      this.#pending.delete(name);
    }
  }

  /** What waits will not be run. */
  close(): void {
    this.#isClosed = true;
  }
}
