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
