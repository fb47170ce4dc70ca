import { BASELINE, GRID, OURS, OURS_INLINE } from './contestants.js';
import type { Samples } from './samples.js';
import { table } from './table.js';

type Target = readonly [name: string, limit: number, value: number, unit: '×' | 'ms' | ''];

/** The limits of a visit to the bare Lit list and to the grid. */
const VISIT_LIMITS = [
  ['visit', 1, 0.78],
  ['visit on one core', 1.1, 0.88],
  ['session visit', 0.98, 0.78],
  ['session visit on one core', 1, 0.85],
] as const;

/** How far a figure may miss its target before the run fails. */
const TOLERANCE = 1.1;

/** Whether a figure misses its target by more than a tenth. */
export function isMissed(samples: Samples): boolean {
  return targetsOf(samples).some(([, limit, value]) => value > limit * TOLERANCE);
}

/** The targets for the measured figures. */
export function writeTargets(samples: Samples): string[] {
  const measured = targetsOf(samples).filter(([, , value]) => !Number.isNaN(value));
  const rows = measured.map(([name, limit, value, unit]) => {
    const digits = unit === '×' ? 2 : 1;
    const write = (number: number) =>
      `${number.toLocaleString('en', { maximumFractionDigits: digits })} ${unit}`.trim();
    const miss = `missed by ${Math.ceil((value / limit - 1) * 100)} %`;
    return [name, write(limit), write(value), value <= limit ? 'met' : miss];
  });
  const header = ['figure', 'at most', 'measured', ''];
  return measured.length > 0 ? ['## Targets', table(header, rows)] : [];
}

function targetsOf(samples: Samples): Target[] {
  const ours = (figure: string) => samples.of(OURS, figure)?.median ?? NaN;
  const toList = (figure: string, id = OURS) => samples.ratio(id, BASELINE, figure);
  const toGrid = (figure: string, id = OURS) => samples.ratio(id, GRID, figure);
  const longest = (figure: string) =>
    Math.max(...[20, 1000, 5000].map((shown) => ours(`${figure} at ${shown}`)));
  const growth = ours('append at 10000') / ours('append at 20');
  return [
    ...VISIT_LIMITS.flatMap(([visit, list, grid]): Target[] => [
      [`${visit}, inline script, to the bare Lit list`, list, toList(visit, OURS_INLINE), '×'],
      [`${visit}, inline script, to the grid`, grid, toGrid(visit, OURS_INLINE), '×'],
    ]),
    ['50 rows at 20, to the bare Lit list', 2.5, toList('append at 20'), '×'],
    ['50 rows at 20, to the grid', 1, toGrid('append at 20'), '×'],
    ['50 rows at 1,000, to the grid', 1, toGrid('append at 1000'), '×'],
    ['50 rows at 10,000, to the grid', 1, toGrid('append at 10000'), '×'],
    ['50 rows at 10,000, to the same at 20', 1.3, growth, '×'],
    ['keystroke over 2,000 rows', 50, ours('keystroke'), 'ms'],
    ['script of a keystroke', 16, ours('keystroke script'), 'ms'],
    ['longest task of a keystroke', 100, ours('keystroke task'), 'ms'],
    ['click on load-more to next paint, CPU ÷ 6', 100, longest('interaction'), 'ms'],
    ['longest task after it, CPU ÷ 6', 100, longest('task'), 'ms'],
    ['bytes, brotli', 33_000, ours('bytes'), ''],
  ];
}
