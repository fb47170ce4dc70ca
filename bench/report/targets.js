import { CONTESTANTS, FLOOR, OURS } from '../contestants.js';
import { count, ratio } from './format.js';
import { table } from './table.js';

/** @import { Samples } from '../samples.js' */

const FAILING_BYTES = 15_000;
const AIMED_BYTES = 14_000;
const LONG_LISTS = [10_000, 50_000];
const FIRST_ROWS = [
  { variant: 'unformatted', when: 'no date formatted before' },
  { variant: 'formatted', when: 'dates formatted before' },
];

/**
 * @typedef {object} Target
 * @property {string} name
 * @property {number} limit
 * @property {number} value
 * @property {(value: number) => string} format
 */

/**
 * What was set out to be reached, and what was.
 *
 * @param {Samples} samples
 */
export function targetsTable(samples) {
  return table(
    ['Target', 'At most', 'Measured', ''],
    targets(samples).map(({ name, limit, value, format }) => [
      name,
      format(limit),
      format(value),
      verdict(value, limit, format),
    ]),
    { isText: true },
  );
}

/** @type {(value: number, limit: number, format: (value: number) => string) => string} */
function verdict(value, limit, format) {
  if (value <= limit) {
    return 'met';
  }
  const share = limit > 0 ? ` (${Math.ceil((value / limit - 1) * 100)} %)` : '';
  return `missed by ${format(value - limit)}${share}`;
}

/**
 * @param {Samples} samples
 * @returns {Target[]}
 */
function targets(samples) {
  /** @type {(measure: string, variant: string | number, figure: string, contestant?: string) => number} */
  const of = (measure, variant, figure, contestant = OURS) =>
    samples.medians(measure, variant, contestant)?.[figure] ?? NaN;
  /** @type {(measure: string, variant: string | number, figure: string) => number} */
  const toFloor = (measure, variant, figure) =>
    of(measure, variant, figure) / of(measure, variant, figure, FLOOR);
  /** @type {(variant: string) => number} */
  const quickestGrid = (variant) =>
    Math.min(
      ...CONTESTANTS.filter(({ role }) => role === 'grid').map(({ id }) =>
        of('first-rows', variant, 'time', id),
      ),
    );
  const brotli = of('bytes', '', 'brotli');

  return [
    { name: 'Bytes, brotli', limit: FAILING_BYTES, value: brotli, format: count },
    { name: 'Bytes, brotli: the aim', limit: AIMED_BYTES, value: brotli, format: count },
    ...FIRST_ROWS.flatMap(({ variant, when }) => [
      {
        name: `First 20 rows, ${when}, to the floor`,
        limit: 2,
        value: toFloor('first-rows', variant, 'time'),
        format: ratio,
      },
      {
        name: `First 20 rows, ${when}, to the quickest grid`,
        limit: 0.5,
        value: of('first-rows', variant, 'time') / quickestGrid(variant),
        format: ratio,
      },
    ]),
    ...LONG_LISTS.map((shown) => ({
      name: `Append to ${count(shown)} rows, to the same with none`,
      limit: 1.3,
      value: of('append', shown, 'total') / of('append', 0, 'total'),
      format: ratio,
    })),
    ...LONG_LISTS.map((shown) => ({
      name: `Append to ${count(shown)} rows, to the floor`,
      limit: 1.5,
      value: toFloor('append', shown, 'total'),
      format: ratio,
    })),
    {
      name: 'Rows written to by a refresh that changes one',
      limit: 1,
      value: of('refresh', 10_000, 'rows'),
      format: count,
    },
    {
      name: 'Script of that refresh, to the parsing of its answer',
      limit: 1,
      value: of('refresh', 10_000, 'script') / of('refresh', 10_000, 'parsing'),
      format: ratio,
    },
    {
      name: 'Heap at 10,000 rows, to the floor',
      limit: 1.5,
      value: toFloor('memory', 10_000, 'heap'),
      format: ratio,
    },
    {
      name: 'DOM nodes at 10,000 rows, to the floor',
      limit: 1.5,
      value: toFloor('memory', 10_000, 'nodes'),
      format: ratio,
    },
    {
      name: 'Requests across origins before the first row',
      limit: 1,
      value: of('cross-origin', 'auto', 'requests'),
      format: count,
    },
    {
      name: '`OPTIONS` among them',
      limit: 0,
      value: of('cross-origin', 'auto', 'preflights'),
      format: count,
    },
  ];
}
