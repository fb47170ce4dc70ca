import type { Figures } from './measures/measure.js';

/** The measured values of a figure: the median, the lowest and the highest. */
export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/** All measured values. */
export class Samples {
  /**
   * Values by contestant and figure, in the order of rounds. Rounds without a measurement are gaps.
   */
  readonly #values = new Map<string, number[]>();

  add(contestant: string, figures: Figures, round: number): void {
    for (const [figure, value] of Object.entries(figures)) {
      const values = this.#valuesOf(contestant, figure);
      values[round] = value;
      this.#values.set(keyOf(contestant, figure), values);
    }
  }

  /**
   * The median of the ratios of two contestants in each round, so that a machine that is slow for a
   * minute affects both. NaN if no round has both.
   */
  ratio(contestant: string, other: string, figure: string): number {
    const others = this.#valuesOf(other, figure);
    const ratios = this.#valuesOf(contestant, figure).map(
      (value, round) => value / (others[round] ?? NaN),
    );
    return median(ratios.filter(Number.isFinite));
  }

  /** Undefined without a measurement. */
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

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? NaN)) / 2;
}

function keyOf(contestant: string, name: string): string {
  return `${contestant}: ${name}`;
}
