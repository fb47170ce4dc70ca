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
  /** By contestant and figure, values by round; who is not measured in each round has gaps. */
  readonly #values = new Map<string, number[]>();
  readonly #givenUp = new Set<string>();

  add(contestant: string, figures: Figures, round: number): void {
    for (const [figure, value] of Object.entries(figures)) {
      const values = this.#valuesOf(contestant, figure);
      values[round] = value;
      this.#values.set(keyOf(contestant, figure), values);
    }
  }

  /** Notes that a contestant takes longer than anybody waits. */
  giveUp(contestant: string, figures: readonly string[]): void {
    figures.forEach((figure) => this.#givenUp.add(keyOf(contestant, figure)));
  }

  hasGivenUp(contestant: string, figure: string): boolean {
    return this.#givenUp.has(keyOf(contestant, figure));
  }

  /**
   * How many times as long as another a contestant takes: the median of the ratios in each round, so
   * that a machine that is slower for a minute is so for both. NaN if no round has both.
   */
  ratio(contestant: string, other: string, figure: string): number {
    const others = this.#valuesOf(other, figure);
    const ratios = this.#valuesOf(contestant, figure).map(
      (value, round) => value / (others[round] ?? NaN),
    );
    return median(ratios.filter(Number.isFinite));
  }

  /** Undefined if it was not measured. */
  of(contestant: string, figure: string): Spread | undefined {
    const values = this.#valuesOf(contestant, figure).filter(Number.isFinite);
    return values.length > 0
      ? { median: median(values), low: Math.min(...values), high: Math.max(...values) }
      : undefined;
  }

  #valuesOf(contestant: string, figure: string): number[] {
    return this.#values.get(keyOf(contestant, figure)) ?? [];
  }
}

function keyOf(contestant: string, name: string): string {
  return `${contestant}: ${name}`;
}
