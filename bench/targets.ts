import { grid, litList, ours, oursEarlyText, type Contestant } from './contestants.js';
import { median, type Samples } from './samples.js';
import { table } from './table.js';

/** The largest ratio of each figure: the median of whole runs, and up to a tenth for noise. */
const TARGETS: readonly (readonly [string, Contestant, Contestant, number])[] = [
  ['visit', oursEarlyText, litList, 1.2],
  ['visit', oursEarlyText, grid, 0.9],
  ['session visit', oursEarlyText, litList, 1.2],
  ['session visit', oursEarlyText, grid, 0.95],
  ['visit on one core', oursEarlyText, litList, 1.3],
  ['visit on one core', oursEarlyText, grid, 1],
  ['session visit on one core', oursEarlyText, litList, 1.3],
  ['session visit on one core', oursEarlyText, grid, 1.045],
  ['append at 20', ours, litList, 2.09],
  ['append at 1000', ours, litList, 1.85],
  ['append at 5000', ours, litList, 2.09],
  ['click at 20', ours, litList, 0.93],
  ['click at 1000', ours, litList, 0.7],
  ['click at 5000', ours, litList, 0.77],
];

/** Whether a ratio misses its target. */
export function isMissed(samples: Samples): boolean {
  return measured(samples).some(({ limit, ratio }) => ratio > limit);
}

/** Writes the targets of the measured figures. */
export function writeTargets(samples: Samples): string {
  const rows = measured(samples).map(({ figure, contestant, other, limit, ratio }) => {
    const result = ratio <= limit ? 'met' : 'missed';
    return [figure, contestant.name, other.name, limit.toFixed(2), ratio.toFixed(2), result];
  });
  return table(['', 'of', 'to', 'at most', 'measured', ''], rows);
}

function measured(samples: Samples) {
  return TARGETS.map(([figure, contestant, other, limit]) => {
    const ratio = median(samples.ratios(contestant, other, figure));
    return { figure, contestant, other, limit, ratio };
  }).filter(({ ratio }) => !Number.isNaN(ratio));
}
