import { BASELINE, OURS, OURS_EARLY, type Contestant } from './contestants.js';
import { lighthouseFigure, type LighthousePage } from './measures/lighthouse.js';
import { SLOW_4G } from './measures/visit.js';
import type { Samples } from './samples.js';
import { table } from './table.js';

const CLICKS = [20, 1000, 5000].map((shown) => `at ${shown}, ÷ 6`);

interface Target {
  readonly name: string;
  readonly limit: number;
  readonly value: number;
  readonly unit: string;
  readonly digits: number;
  /** The reason for a missed target. */
  readonly spentOn: string;
}

const FEATURES =
  'the script contains every feature, two languages and Lit, even if a page does not use them.';
const ROWS =
  'a row has twice as many nodes as theirs: pills and their shapes, spoken texts, its place in the list.';
const PLACES =
  'the first letter normalizes the texts of all rows, and each remaining row gets its new place in the list, which screen readers speak.';
const BLOCKING =
  'the first drawing of the element is one task, and drawing the rows is another. Lighthouse measures elapsed time and multiplies it by four, so the tasks are longer on a slow or busy machine.';
const AT_ONCE =
  'placeholders are drawn at the click, and this host answers before they are painted, so the rows are drawn in the same task. Its length depends on the machine: compare the bare Lit list in the tables below.';

const DRAWING =
  'the answers wait for the script, so what remains is to run it and to draw. The steps are listed below the table.';

/** The targets for the measured figures, and the reasons for those that were missed. */
export function writeTargets(samples: Samples, contestants: readonly Contestant[]): string[] {
  const measured = targetsOf(samples, contestants).filter(({ value }) => !Number.isNaN(value));
  const rows = measured.map(({ name, limit, value, unit, digits }) => {
    const write = (number: number) =>
      `${number.toLocaleString('en', { maximumFractionDigits: digits })} ${unit}`.trim();
    const miss = `missed by ${Math.ceil((value / limit - 1) * 100)} %`;
    return [name, write(limit), write(value), value <= limit ? 'met' : miss];
  });
  const misses = measured
    .filter(({ value, limit }) => value > limit)
    .map(({ name, spentOn }) => `- Missed, ${name}: ${spentOn}`);
  const header = ['figure', 'at most', 'measured', ''];
  return measured.length > 0
    ? ['## Targets', table(header, rows), misses.join('\n')].filter(Boolean)
    : [];
}

function targetsOf(samples: Samples, contestants: readonly Contestant[]): Target[] {
  const ours = (figure: string) => samples.of(OURS, figure)?.median ?? NaN;
  const toBaseline = (figure: string, id = OURS) => samples.ratio(id, BASELINE, figure);
  const toBestGrid = (figure: string, own = OURS) => {
    const grids = contestants.filter((contestant) => contestant.package);
    const ratios = grids.map(({ id }) => samples.ratio(own, id, figure)).filter(Number.isFinite);
    return ratios.length > 0 ? Math.max(...ratios) : NaN;
  };
  const longest = (figure: string) =>
    Math.max(...CLICKS.map((click) => ours(`${figure} ${click}`)));
  const toPageWithout = (page: LighthousePage) =>
    ours(lighthouseFigure('without', 'score')) / ours(lighthouseFigure(page, 'score'));
  const blocking = (page: LighthousePage) => ours(lighthouseFigure(page, 'total-blocking-time'));
  const ratio = (name: string, limit: number, value: number, spentOn: string): Target => ({
    ...{ name, limit, value, spentOn },
    ...{ unit: '×', digits: 2 },
  });
  const amount = (
    name: string,
    limit: number,
    value: number,
    unit: string,
    spentOn: string,
  ): Target => ({ ...{ name, limit, value, unit, spentOn }, digits: Math.abs(limit) < 1 ? 3 : 1 });
  const moreBytes = ours('bytes') - (samples.of(BASELINE, 'bytes')?.median ?? NaN);
  const download = `the script has ${moreBytes.toLocaleString('en')} bytes more than that of the bare list, which take ${Math.round((moreBytes / SLOW_4G.download) * 1000)} ms at 1.6 Mbit/s. The other steps are listed below the table of the visit.`;
  return [
    ratio('visit, to the bare Lit list', 1.2, toBaseline('visit'), download),
    ratio('visit, to the quickest grid', 1, toBestGrid('visit'), download),
    ratio(
      'visit on one core, to the bare Lit list',
      1.25,
      toBaseline('visit on one core'),
      download,
    ),
    ratio('visit on one core, to the quickest grid', 1, toBestGrid('visit on one core'), download),
    amount(
      'session visit, with early requests minus without',
      -100,
      -samples.difference(OURS, OURS_EARLY, 'session visit'),
      'ms',
      DRAWING,
    ),
    ...(
      [
        ['session visit', 1.12, 0.9],
        ['session visit on one core', 1.18, 0.95],
      ] as const
    ).flatMap(([figure, toLit, toGrid]) => [
      ratio(
        `${figure} with early requests, to the bare Lit list`,
        toLit,
        toBaseline(figure, OURS_EARLY),
        DRAWING,
      ),
      ratio(
        `${figure} with early requests, to the quickest grid`,
        toGrid,
        toBestGrid(figure, OURS_EARLY),
        DRAWING,
      ),
    ]),
    ratio('script to request, to the bare Lit list', 2.5, toBaseline('request'), FEATURES),
    ratio('script to 20 rows, to the bare Lit list', 2.2, toBaseline('rows'), FEATURES),
    ratio('script to 20 rows, to the quickest grid', 1, toBestGrid('rows'), FEATURES),
    ratio('50 rows at 20, to the bare Lit list', 2.5, toBaseline('append at 20'), ROWS),
    ...[20, 1000, 10_000].map((shown) =>
      ratio(
        `50 rows at ${shown.toLocaleString('en')}, to the quickest grid`,
        1,
        toBestGrid(`append at ${shown}`),
        'a grid that draws only the rows in view draws none of the new ones.',
      ),
    ),
    ratio(
      '50 rows at 10,000, to the same at 20',
      1.3,
      ours('append at 10000') / ours('append at 20'),
      'the browser checks the blocks of a long list, and their groups, for those in view.',
    ),
    amount('memory at 10,000 rows', 65, ours('memory'), 'MB', ROWS),
    amount('keystroke over 2,000 rows', 50, ours('keystroke'), 'ms', PLACES),
    amount('script of a keystroke', 16, ours('keystroke script'), 'ms', PLACES),
    amount('longest task of a keystroke', 100, ours('keystroke task'), 'ms', PLACES),
    amount('click on load-more to next paint, CPU ÷ 6', 100, longest('interaction'), 'ms', AT_ONCE),
    amount('longest task after it, CPU ÷ 6', 100, longest('task'), 'ms', AT_ONCE),
    amount('layout shift, equal rows', 0.02, ours('shift, alike'), '', ROWS),
    ratio(
      'Lighthouse’s score without the element, to that with it',
      1,
      toPageWithout('plain'),
      BLOCKING,
    ),
    ratio('the same, to that with all filters', 1, toPageWithout('filters'), BLOCKING),
    amount('Lighthouse’s total blocking time', 100, blocking('plain'), 'ms', BLOCKING),
    amount('the same with all filters', 200, blocking('filters'), 'ms', BLOCKING),
    amount('bytes, brotli', 37_500, ours('bytes'), '', FEATURES),
  ];
}
