import { BASELINE, OURS, type Contestant } from './contestants.js';
import type { Samples } from './samples.js';

const CLICKS = [20, 1000, 5000].map((shown) => `at ${shown}, ÷ 6`);

interface Target {
  readonly name: string;
  readonly limit: number;
  readonly value: number;
  readonly unit: string;
  readonly digits: number;
}

/** What was set out to be reached, as far as it was measured, and whether it is. */
export function targetRows(samples: Samples, contestants: readonly Contestant[]): string[][] {
  const measured = targetsOf(samples, contestants).filter(({ value }) => !Number.isNaN(value));
  return measured.map(({ name, limit, value, unit, digits }) => {
    const write = (number: number) =>
      `${number.toLocaleString('en', { maximumFractionDigits: digits })} ${unit}`.trim();
    const miss = `missed by ${Math.ceil((value / limit - 1) * 100)} %`;
    return [name, write(limit), write(value), value <= limit ? 'met' : miss];
  });
}

function targetsOf(samples: Samples, contestants: readonly Contestant[]): Target[] {
  const of = (contestant: string, figure: string) => samples.of(contestant, figure)?.median ?? NaN;
  const ours = (figure: string) => of(OURS, figure);
  const toBaseline = (figure: string) => ours(figure) / of(BASELINE, figure);
  const toBestGrid = (figure: string) => {
    const grids = contestants.filter((contestant) => contestant.package);
    const best = grids.map(({ id }) => of(id, figure)).filter((value) => !Number.isNaN(value));
    return best.length > 0 ? ours(figure) / Math.min(...best) : NaN;
  };
  const longest = (figure: string) =>
    Math.max(...CLICKS.map((click) => ours(`${figure} ${click}`)));
  const ratio = (name: string, limit: number, value: number): Target => ({
    ...{ name, limit, value },
    ...{ unit: '×', digits: 2 },
  });
  const amount = (name: string, limit: number, value: number, unit: string): Target => ({
    ...{ name, limit, value, unit },
    digits: limit < 1 ? 3 : 1,
  });
  return [
    ratio('script to request, to the bare Lit list', 2.5, toBaseline('request')),
    ratio('script to 20 rows, to the bare Lit list', 2.2, toBaseline('rows')),
    ratio('script to 20 rows, to the quickest grid', 1, toBestGrid('rows')),
    ratio('50 rows at 20, to the bare Lit list', 2.5, toBaseline('append at 20')),
    ...[20, 1000, 10_000].map((shown) =>
      ratio(
        `50 rows at ${shown.toLocaleString('en')}, to the quickest grid`,
        1,
        toBestGrid(`append at ${shown}`),
      ),
    ),
    ratio(
      '50 rows at 10,000, to the same at 20',
      1.3,
      ours('append at 10000') / ours('append at 20'),
    ),
    amount('memory at 10,000 rows', 65, ours('memory'), 'MB'),
    amount('keystroke over 2,000 rows', 50, ours('keystroke'), 'ms'),
    amount('script of a keystroke', 16, ours('keystroke script'), 'ms'),
    amount('longest task of a keystroke', 100, ours('keystroke task'), 'ms'),
    amount('click on load-more to next paint, CPU ÷ 6', 100, longest('interaction'), 'ms'),
    amount('longest task after it, CPU ÷ 6', 100, longest('task'), 'ms'),
    amount('layout shift, rows alike', 0.02, ours('shift, alike'), ''),
    amount('bytes, brotli', 24_000, ours('bytes'), ''),
    amount('bytes, brotli: the aim', 22_000, ours('bytes'), ''),
  ];
}
