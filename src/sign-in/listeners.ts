/** Functions to call at each change. */
export class Listeners<Args extends readonly unknown[] = []> {
  readonly #listeners = new Set<(...args: Args) => void>();

  get isEmpty(): boolean {
    return this.#listeners.size === 0;
  }

  /** Does nothing if the listener was added before. */
  add(listener: (...args: Args) => void): void {
    this.#listeners.add(listener);
  }

  delete(listener: (...args: Args) => void): void {
    this.#listeners.delete(listener);
  }

  /** Resolves to the first argument of the next call, or to undefined if the signal aborts. */
  next(signal?: AbortSignal): Promise<Args[0] | undefined> {
    return new Promise((resolve) => {
      const settle = (...args: Args | []) => {
        this.delete(settle);
        signal?.removeEventListener('abort', handleAbort);
        resolve(args[0]);
      };
      const handleAbort = () => settle();
      this.add(settle);
      signal?.addEventListener('abort', handleAbort);
    });
  }

  /** Calls all of them, even if one throws: each list must drop its rows. */
  call(...args: Args): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(...args);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}
