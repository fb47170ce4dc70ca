import type { Figures } from './measures/measure.js';
import { median } from './median.js';

/** What was measured of a figure: the median, and the lowest and highest. */
export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/** Everything that was measured. */
export class Samples {
  readonly #values = new Map<string, number[]>();
  readonly #givenUp = new Set<string>();

  add(contestant: string, figures: Figures): void {
    for (const [figure, value] of Object.entries(figures)) {
      const key = keyOf(contestant, figure);
      this.#values.set(key, [...(this.#values.get(key) ?? []), value]);
    }
  }

  /** Notes that a contestant takes longer than anybody waits. */
  giveUp(contestant: string, figures: readonly string[]): void {
    figures.forEach((figure) => this.#givenUp.add(keyOf(contestant, figure)));
  }

  hasGivenUp(contestant: string, figure: string): boolean {
    return this.#givenUp.has(keyOf(contestant, figure));
  }

  /** How many times as long as another a contestant takes; NaN if either was not measured. */
  ratio(contestant: string, other: string, figure: string): number {
    const [a, b] = [this.of(contestant, figure), this.of(other, figure)];
    return (a?.median ?? NaN) / (b?.median ?? NaN);
  }

  /** Undefined if it was not measured. */
  of(contestant: string, figure: string): Spread | undefined {
    const values = this.#values.get(keyOf(contestant, figure));
    return (
      values && { median: median(values), low: Math.min(...values), high: Math.max(...values) }
    );
  }
}

function keyOf(contestant: string, name: string): string {
  return `${contestant}: ${name}`;
}
