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
    const run = this.#last
      .then(() => (this.#isClosed ? undefined : work()))
      .finally(() => this.#pending.delete(name));
    this.#pending.set(name, run);
    this.#last = run;
    return run;
  }

  /** What waits will not be run. */
  close(): void {
    this.#isClosed = true;
  }
}
