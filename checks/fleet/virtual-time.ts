import type { Clock } from '../../src/api/clock.js';

/** Time in whole milliseconds. What a timer causes by promises happens before the next timer. */
export class VirtualTime implements Clock {
  #now = Date.UTC(2026, 10, 28);
  readonly #timers = new Map<number, Set<() => void>>();

  now(): number {
    return this.#now;
  }

  after(ms: number, callback: () => void): () => void {
    const at = Math.ceil(this.#now + ms);
    const timers = this.#timers.get(at) ?? new Set();
    const timer = () => callback();
    this.#timers.set(at, timers.add(timer));
    return () => void timers.delete(timer);
  }

  async pass(ms: number): Promise<void> {
    for (const end = this.#now + ms; this.#now < end; this.#now++) {
      for (const timer of this.#timers.get(this.#now) ?? []) {
        timer();
        await new Promise<void>((resolve) => void setImmediate(resolve));
      }
      this.#timers.delete(this.#now);
    }
  }
}
