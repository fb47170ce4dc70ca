import { BASELINE, OURS, OURS_EARLY, type Contestant } from './contestants.js';
import { lighthouseFigure, type LighthousePage } from './measures/lighthouse.js';
import type { Samples } from './samples.js';
import { table } from './table.js';

type Target = readonly [name: string, limit: number, value: number, unit: '×' | 'ms' | 'MB' | ''];

/** The targets for the measured figures. */
export function writeTargets(samples: Samples, contestants: readonly Contestant[]): string[] {
  const measured = targetsOf(samples, contestants).filter(([, , value]) => !Number.isNaN(value));
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

function targetsOf(samples: Samples, contestants: readonly Contestant[]): Target[] {
  const ours = (figure: string) => samples.of(OURS, figure)?.median ?? NaN;
  const toList = (figure: string, id = OURS) => samples.ratio(id, BASELINE, figure);
  const toGrid = (figure: string, id = OURS) => {
    const grids = contestants.filter((contestant) => contestant.package);
    const ratios = grids.map((grid) => samples.ratio(id, grid.id, figure)).filter(Number.isFinite);
    return ratios.length > 0 ? Math.max(...ratios) : NaN;
  };
  const longest = (figure: string) =>
    Math.max(...[20, 1000, 5000].map((shown) => ours(`${figure} at ${shown}`)));
  const toPageWithout = (page: LighthousePage) =>
    ours(lighthouseFigure('without', 'score')) / ours(lighthouseFigure(page, 'score'));
  const blocking = (page: LighthousePage) => ours(lighthouseFigure(page, 'total-blocking-time'));
  const saved = samples.difference(OURS, OURS_EARLY, 'session visit');
  const growth = ours('append at 10000') / ours('append at 20');
  const early = 'session visit with early requests';
  return [
    ['visit, to the bare Lit list', 1.2, toList('visit'), '×'],
    ['visit, to the quickest grid', 1, toGrid('visit'), '×'],
    ['session visit, with early requests minus without', -100, -saved, 'ms'],
    [`${early}, to the bare Lit list`, 1.12, toList('session visit', OURS_EARLY), '×'],
    [`${early}, to the quickest grid`, 0.9, toGrid('session visit', OURS_EARLY), '×'],
    ['script to request, to the bare Lit list', 2.5, toList('request'), '×'],
    ['script to 20 rows, to the bare Lit list', 2.2, toList('rows'), '×'],
    ['script to 20 rows, to the quickest grid', 1, toGrid('rows'), '×'],
    ['50 rows at 20, to the bare Lit list', 2.5, toList('append at 20'), '×'],
    ['50 rows at 20, to the quickest grid', 1, toGrid('append at 20'), '×'],
    ['50 rows at 1,000, to the quickest grid', 1, toGrid('append at 1000'), '×'],
    ['50 rows at 10,000, to the quickest grid', 1, toGrid('append at 10000'), '×'],
    ['50 rows at 10,000, to the same at 20', 1.3, growth, '×'],
    ['memory at 10,000 rows', 65, ours('memory'), 'MB'],
    ['keystroke over 2,000 rows', 50, ours('keystroke'), 'ms'],
    ['script of a keystroke', 16, ours('keystroke script'), 'ms'],
    ['longest task of a keystroke', 100, ours('keystroke task'), 'ms'],
    ['click on load-more to next paint, CPU ÷ 6', 100, longest('interaction'), 'ms'],
    ['longest task after it, CPU ÷ 6', 100, longest('task'), 'ms'],
    ['Lighthouse’s score without the element, to that with it', 1, toPageWithout('plain'), '×'],
    ['the same, to that with all filters', 1, toPageWithout('filters'), '×'],
    ['Lighthouse’s total blocking time', 100, blocking('plain'), 'ms'],
    ['the same with all filters', 200, blocking('filters'), 'ms'],
    ['bytes, brotli', 37_500, ours('bytes'), ''],
  ];
}
