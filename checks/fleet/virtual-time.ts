/** Time in whole milliseconds. What a timer causes by promises happens before the next timer. */
export class VirtualTime {
  #now = Date.UTC(2026, 10, 28);
  #count = 0;
  readonly #timers = new Map<number, Map<number, () => void>>();
  readonly #places = new Map<number, number>();
  readonly #turn = new MessageChannel();

  now(): number {
    return this.#now;
  }

  /** Calls back after some milliseconds. Returns a number for `cancel`. */
  after(ms: number, callback: () => void): number {
    const at = Math.max(this.#now + 1, Math.ceil(this.#now + ms));
    const id = ++this.#count;
    this.#places.set(id, at);
    this.#timers.set(at, (this.#timers.get(at) ?? new Map<number, () => void>()).set(id, callback));
    return id;
  }

  cancel(id: number): void {
    this.#timers.get(this.#places.get(id) ?? 0)?.delete(id);
    this.#places.delete(id);
  }

  async pass(seconds: number): Promise<void> {
    for (const end = this.#now + 1000 * seconds; this.#now < end;) {
      this.#now++;
      for (const [id, callback] of this.#timers.get(this.#now) ?? []) {
        this.#places.delete(id);
        callback();
        await this.#nextTurn();
      }
      this.#timers.delete(this.#now);
    }
  }

  #nextTurn(): Promise<unknown> {
    return new Promise((resolve) => {
      this.#turn.port1.onmessage = resolve;
      this.#turn.port2.postMessage(null);
    });
  }
}
