import type { Contestant } from './contestants.js';
import { VISIT_PARTS } from './measures/visit.js';
import type { Samples, Spread } from './samples.js';
import { table } from './table.js';
import { writeTargets } from './targets.js';

interface Column {
  readonly title: string;
  readonly figure: string;
  /** Fraction digits. */
  readonly digits: number;
}

interface Section {
  readonly title: string;
  readonly note: string;
  readonly columns: readonly Column[];
}

interface Subject {
  readonly contestants: readonly Contestant[];
  /** The contestant with whose figures the others are compared. */
  readonly baseline: string;
  readonly rounds: number;
  readonly facts: readonly (readonly [name: string, value: string])[];
}

const SECTIONS: readonly Section[] = [
  {
    title: 'A first visit on a phone',
    note: 'Milliseconds since the navigation. The network has 1.6 Mbit/s and 150 ms, the processor is 4 times slower, nothing is cached, and script and style sheet are compressed with brotli. The columns: script and style sheet have arrived, the first request is sent, its answer has arrived, 20 rows are in the DOM, and the frame with them is on the screen.',
    columns: visitColumns('visit'),
  },
  {
    title: 'A first visit behind a session',
    note: 'The page knows the client only after it has asked the site. The element asks by `session-url`; for the other contestants, a script in the page asks while theirs is loading, and adds the list after the answer.',
    columns: visitColumns('session visit'),
  },
  {
    title: 'The same two visits on one core',
    note: 'Until the frame with 20 rows is on the screen, in a browser whose processes share one core.',
    columns: [
      { title: 'visit', figure: 'visit on one core', digits: 0 },
      { title: 'behind a session', figure: 'session visit on one core', digits: 0 },
    ],
  },
  {
    title: '50 more rows',
    note: 'Milliseconds of work of the page’s thread, from the call until all rows are drawn, for a list with the given number of rows. The code is warm: a first list was shown and removed.',
    columns: [20, 1000, 10_000].map((shown) => ({
      title: `at ${shown.toLocaleString('en')}`,
      figure: `append at ${shown}`,
      digits: 1,
    })),
  },
  {
    title: 'A search over 2,000 rows',
    note: 'Milliseconds of work of the page’s thread for the slowest of nine keystrokes: a word letter by letter, a letter in nearly all rows, and clearing the field. The browser records tasks of 50 milliseconds or more; – means that there was none.',
    columns: [
      { title: 'keystroke', figure: 'keystroke', digits: 1 },
      { title: 'of it script, by the clock', figure: 'keystroke script', digits: 1 },
      { title: 'longest task', figure: 'keystroke task', digits: 0 },
    ],
  },
  {
    title: 'A click on load-more, on a slow phone',
    note: 'Milliseconds from the click to the next paint, by the number of rows. The processor is 6 times slower. The browser measures in steps of 8 milliseconds, and records none below 16 (–).',
    columns: [20, 1000, 5000].map((shown) => ({
      title: `at ${shown.toLocaleString('en')}`,
      figure: `interaction at ${shown}`,
      digits: 0,
    })),
  },
];

/** Writes the results as Markdown. */
export function report(samples: Samples, subject: Subject): string {
  const { contestants, baseline, rounds, facts } = subject;
  const baselineName = contestants.find(({ id }) => id === baseline)?.name ?? baseline;
  return [
    '# Results',
    `Made by \`npm run bench\`; [README.md](README.md) describes the method. Medians of up to ${rounds} rounds, with the lowest and highest values in brackets, and the median of the ratios to ${baselineName} in each round.`,
    ...writeTargets(samples),
    ...SECTIONS.flatMap((section) => writeSection(section, samples, subject)),
    '## Machine and versions',
    table(['', ''], facts),
  ]
    .join('\n\n')
    .concat('\n');
}

function writeSection(section: Section, samples: Samples, subject: Subject): string[] {
  const { title, note, columns } = section;
  const isMeasured = ({ id }: Contestant) => columns.some(({ figure }) => samples.of(id, figure));
  const contestants = subject.contestants.filter(isMeasured);
  if (contestants.length === 0) {
    return [];
  }
  const rows = contestants.map((contestant) => [
    contestant.name,
    ...columns.map((column) => writeCell(column, contestant, samples, subject.baseline)),
  ]);
  const header = ['', ...columns.map((column) => column.title)];
  return [`## ${title}`, note, table(header, rows)];
}

function writeCell(
  { figure, digits }: Column,
  { id }: Contestant,
  samples: Samples,
  baseline: string,
): string {
  const spread = samples.of(id, figure);
  if (!spread || spread.high === 0) {
    return '–';
  }
  const ratio = id === baseline ? NaN : samples.ratio(id, baseline, figure);
  return `${writeSpread(spread, digits)}${Number.isNaN(ratio) ? '' : `, ${ratio.toFixed(1)} ×`}`;
}

function writeSpread({ median, low, high }: Spread, digits: number): string {
  const write = (value: number) =>
    value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return low === high
    ? `**${write(median)}**`
    : `**${write(median)}** (${write(low)}–${write(high)})`;
}

function visitColumns(visit: string): Column[] {
  const parts = VISIT_PARTS.map((part) => ({
    title: part,
    figure: `${visit}: ${part}`,
    digits: 0,
  }));
  return [...parts, { title: 'painted', figure: visit, digits: 0 }];
}
