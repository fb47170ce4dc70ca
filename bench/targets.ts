import { BASELINE, OURS, type Contestant } from './contestants.js';
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
  /** What it is spent on, if it is missed. */
  readonly spentOn: string;
}

const FEATURES =
  'the script has every feature in it, with two languages and Lit itself, whether a page uses them or not.';
const ROWS =
  'a row has twice the nodes of theirs: pills and their shapes, texts for the ear, its place in the list.';
const PLACES =
  'the first letter folds the texts of all rows, and each row that stays is given its new place in the list, which screen readers say.';
const BLOCKING =
  'the element’s first drawing is one task, and the answer’s rows are another. Lighthouse measures them by the clock, and multiplies by four: they are longer on a machine that is slow or busy.';
const AT_ONCE =
  'placeholders are drawn at the click, and this host answers before they are painted, so that the rows come with them, in one task. Its length depends on the machine: the tables below have the bare Lit list beside it.';

/** What was set out to be reached, as far as it was measured, whether it is, and why not. */
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
  const toBaseline = (figure: string) => samples.ratio(OURS, BASELINE, figure);
  const toBestGrid = (figure: string) => {
    const grids = contestants.filter((contestant) => contestant.package);
    const ratios = grids.map(({ id }) => samples.ratio(OURS, id, figure)).filter(Number.isFinite);
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
  ): Target => ({ ...{ name, limit, value, unit, spentOn }, digits: limit < 1 ? 3 : 1 });
  const moreBytes = ours('bytes') - (samples.of(BASELINE, 'bytes')?.median ?? NaN);
  const download = `the ${moreBytes.toLocaleString('en')} bytes that the script has more than that of the bare list take ${Math.round((moreBytes / SLOW_4G.download) * 1000)} ms at 1.6 Mbit/s. The other steps stand below the table of the visit.`;
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
    ratio('script to request, to the bare Lit list', 2.5, toBaseline('request'), FEATURES),
    ratio('script to 20 rows, to the bare Lit list', 2.2, toBaseline('rows'), FEATURES),
    ratio('script to 20 rows, to the quickest grid', 1, toBestGrid('rows'), FEATURES),
    ratio('50 rows at 20, to the bare Lit list', 2.5, toBaseline('append at 20'), ROWS),
    ...[20, 1000, 10_000].map((shown) =>
      ratio(
        `50 rows at ${shown.toLocaleString('en')}, to the quickest grid`,
        1,
        toBestGrid(`append at ${shown}`),
        'a grid that draws the rows in view alone draws none of those below it.',
      ),
    ),
    ratio(
      '50 rows at 10,000, to the same at 20',
      1.3,
      ours('append at 10000') / ours('append at 20'),
      'the browser goes through the blocks of a long list, and their groups, to find those in sight.',
    ),
    amount('memory at 10,000 rows', 65, ours('memory'), 'MB', ROWS),
    amount('keystroke over 2,000 rows', 50, ours('keystroke'), 'ms', PLACES),
    amount('script of a keystroke', 16, ours('keystroke script'), 'ms', PLACES),
    amount('longest task of a keystroke', 100, ours('keystroke task'), 'ms', PLACES),
    amount('click on load-more to next paint, CPU ÷ 6', 100, longest('interaction'), 'ms', AT_ONCE),
    amount('longest task after it, CPU ÷ 6', 100, longest('task'), 'ms', AT_ONCE),
    amount('layout shift, rows alike', 0.02, ours('shift, alike'), '', ROWS),
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
