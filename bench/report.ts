import { cpus } from 'node:os';
import type { Contestant } from './contestants.js';
import { median, type Samples } from './samples.js';
import { table } from './table.js';

/** Writes a table with a row for each figure and a column for each contestant. */
export function writeFigures(
  samples: Samples,
  contestants: readonly Contestant[],
  baseline: Contestant,
): string {
  const rows = samples.figures.map((figure) => [
    figure,
    ...contestants.map((contestant) => {
      const ratios = contestant === baseline ? [] : samples.ratios(contestant, baseline, figure);
      return writeFigure(median(samples.of(contestant, figure)), ratios);
    }),
  ]);
  return table(['', ...contestants.map(({ name }) => name)], rows);
}

/** Writes a median, the median of ratios, and the lowest and the highest ratio. */
function writeFigure(value: number, ratios: readonly number[]): string {
  if (Number.isNaN(value)) {
    return '–';
  }
  const text = value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 1 : 0 });
  const [middle, low, high] = [median(ratios), Math.min(...ratios), Math.max(...ratios)].map(
    (ratio) => ratio.toFixed(2),
  );
  const range = low === high ? '' : ` (${low}–${high})`;
  return ratios.length > 0 ? `${text}, ${middle} ×${range}` : text;
}

/** Describes the machine and its browser. */
export function writeMachine(load: number, browser: string): string {
  const [{ model } = { model: 'unknown' }, ...others] = cpus();
  const date = new Date().toISOString().slice(0, 10);
  return `${model}, ${others.length + 1} cores, load ${load.toFixed(1)} when it began; ${browser}; ${date}.`;
}
