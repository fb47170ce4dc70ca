import { LATENCY_MS } from '../api-server.js';
import { GIVE_UP_AFTER_MS } from '../browser.js';
import { FLOOR, OURS } from '../contestants.js';
import { append } from '../measures/append.js';
import { contestantsTable } from './contestants-table.js';
import { count, measured } from './format.js';
import { table } from './table.js';
import { targetsTable } from './targets.js';

/** @import { Column } from './contestants-table.js' */
/** @import { Samples } from '../samples.js' */

/** What the results say of each measure. */
const SECTIONS = [
  {
    measure: 'bytes',
    write: (samples) => [
      '## Bytes',
      'Script and style sheet together; a grid with the page’s own code for it.',
      tableOf(samples, 'bytes', '', [
        { title: 'minified', figure: 'min', format: count },
        { title: 'gzip', figure: 'gzip', format: count },
        { title: 'brotli', figure: 'brotli', format: count, isCompared: true },
      ]),
    ],
  },
  {
    measure: 'first-rows',
    write: (samples) => [
      '## First 20 rows laid out',
      'From the start of script evaluation, the data at hand. A browser is slow to format the first date or number in a process; a page that has dates of its own has paid for that before.',
      '### No date formatted before',
      tableOf(samples, 'first-rows', 'unformatted', TIME),
      '### Dates formatted before',
      tableOf(samples, 'first-rows', 'formatted', TIME),
    ],
  },
  {
    measure: 'append',
    write: (samples) => [
      '## 50 rows appended',
      ...append.cases.flatMap((shown) => [
        `### With ${shown === 0 ? 'none' : count(shown)} shown`,
        tableOf(samples, 'append', shown, [
          { title: 'script', figure: 'script', format: measured },
          { title: 'layout', figure: 'layout', format: measured },
          { title: 'together', figure: 'total', format: measured, isCompared: true },
        ]),
      ]),
    ],
  },
  {
    measure: 'refresh',
    write: (samples) => [
      '## Refresh that changes 1 of 10,000 rows',
      'The script is without the parsing of the answer, which stands beside it.',
      tableOf(samples, 'refresh', 10_000, [
        { title: 'script', figure: 'script', format: measured, isCompared: true },
        { title: 'parsing', figure: 'parsing', format: measured },
        { title: 'layout', figure: 'layout', format: measured },
        { title: 'rows written', figure: 'rows', format: count },
        { title: 'other elements', figure: 'others', format: count },
      ]),
    ],
  },
  {
    measure: 'memory',
    write: (samples) => [
      '## Memory with 10,000 rows shown',
      tableOf(samples, 'memory', 10_000, [
        { title: 'heap, MB', figure: 'heap', format: measured, isCompared: true },
        { title: 'DOM nodes', figure: 'nodes', format: count, isCompared: true },
      ]),
    ],
  },
  {
    measure: 'cross-origin',
    write: (samples) => [
      '## First row across origins',
      `Each request takes ${LATENCY_MS} ms.`,
      crossOriginTable(samples),
    ],
  },
];

const TIME = [{ title: 'time', figure: 'time', format: measured, isCompared: true }];

/**
 * The results as a page in Markdown; the targets only where everything was measured.
 *
 * @param {Samples} samples
 * @param {{ rounds: number, versions: [string, string][] }} facts
 */
export function writeReport(samples, { rounds, versions }) {
  const sections = SECTIONS.filter(({ measure }) => samples.has(measure));
  const paragraphs = [
    '# Results',
    `Made by \`npm --prefix bench start\`; [README.md](README.md) says how it measures. Medians of ${rounds} rounds; times in milliseconds. The floor is the list written by hand in blocks. (v): a grid that draws the rows in view alone. –: given up after ${GIVE_UP_AFTER_MS / 1000} seconds.`,
    ...(sections.length === SECTIONS.length ? ['## Targets', targetsTable(samples)] : []),
    ...sections.flatMap(({ write }) => write(samples)),
    '## Versions',
    table(['', ''], versions, { isText: true }),
  ];
  return `${paragraphs.join('\n\n')}\n`;
}

/**
 * @param {Samples} samples
 * @param {string} measure
 * @param {string | number} variant
 * @param {Column[]} columns
 */
function tableOf(samples, measure, variant, columns) {
  return contestantsTable(columns, (contestant) => samples.medians(measure, variant, contestant));
}

/** @param {Samples} samples */
function crossOriginTable(samples) {
  const rows = [
    ['client-leads, `auto`', OURS, 'auto'],
    ['client-leads, `form`', OURS, 'form'],
    ['client-leads, `json`', OURS, 'json'],
    ['client-leads, `xml`', OURS, 'xml'],
    ['hand-written, JSON', FLOOR, 'json'],
  ];
  return table(
    ['', 'time', 'requests', '`OPTIONS` among them'],
    rows.map(([name, contestant, variant]) => {
      const figures = samples.medians('cross-origin', variant, contestant);
      return figures
        ? [name, measured(figures.time), count(figures.requests), count(figures.preflights)]
        : [name, '–', '–', '–'];
    }),
  );
}
