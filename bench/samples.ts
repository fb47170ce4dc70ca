import type { Contestant } from './contestants.js';

/** The values of one measurement, by the names of figures. */
export type Figures = Readonly<Record<string, number>>;

/** All measured values. */
export class Samples {
  /** The values of each round, by figure and contestant. */
  readonly #values = new Map<string, Map<Contestant, number[]>>();

  get figures(): readonly string[] {
    return [...this.#values.keys()];
  }

  add(contestant: Contestant, figures: Figures): void {
    for (const [figure, value] of Object.entries(figures)) {
      const values = this.#values.get(figure) ?? new Map<Contestant, number[]>();
      this.#values.set(figure, values.set(contestant, [...this.of(contestant, figure), value]));
    }
  }

  of(contestant: Contestant, figure: string): readonly number[] {
    return this.#values.get(figure)?.get(contestant) ?? [];
  }

  /** The ratio in each round. A machine that is slow for a minute affects both contestants. */
  ratios(contestant: Contestant, other: Contestant, figure: string): readonly number[] {
    const others = this.of(other, figure);
    return this.of(contestant, figure)
      .map((value, round) => value / (others[round] ?? NaN))
      .filter((ratio) => !Number.isNaN(ratio));
  }
}

/** NaN if there is no value. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? NaN)) / 2;
}
