import { grid, litList, ours, oursEarlyText, type Contestant } from './contestants.js';
import { median, type Samples } from './samples.js';
import { table } from './table.js';

/** How far a ratio may miss its target before the run fails. */
const TOLERANCE = 1.1;

const TARGETS: readonly (readonly [string, Contestant, Contestant, number])[] = [
  ['visit', oursEarlyText, litList, 1.1],
  ['visit', oursEarlyText, grid, 0.9],
  ['session visit', oursEarlyText, litList, 1.1],
  ['session visit', oursEarlyText, grid, 0.9],
  ['visit on one core', oursEarlyText, litList, 1.2],
  ['visit on one core', oursEarlyText, grid, 0.95],
  ['session visit on one core', oursEarlyText, litList, 1.2],
  ['session visit on one core', oursEarlyText, grid, 0.95],
  ['append at 20', ours, litList, 1.9],
  ['append at 1000', ours, litList, 1.7],
  ['append at 5000', ours, litList, 1.9],
  ['click at 20', ours, litList, 0.85],
  ['click at 1000', ours, litList, 0.75],
  ['click at 5000', ours, litList, 0.7],
];

/** Whether a ratio misses its target by more than a tenth. */
export function isMissed(samples: Samples): boolean {
  return measured(samples).some(({ limit, ratio }) => ratio > limit * TOLERANCE);
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
