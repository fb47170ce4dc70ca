/**
 * Measures all contestants and writes `RESULTS.md`. Prints the results of a quick look or a
 * comparison.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { Browser } from './browser.js';
import { BASELINE, CONTESTANTS, ours, oursEarly, type Contestant } from './contestants.js';
import { machine } from './machine.js';
import { appendAt } from './measures/append.js';
import type { Measure } from './measures/measure.js';
import { clickAt } from './measures/click.js';
import { search } from './measures/search.js';
import { visitOf, VISITS } from './measures/visit.js';
import { report } from './report.js';
import { Samples } from './samples.js';
import { MOST_ROWS, Server } from './server.js';
import { isMissed } from './targets.js';

const MEASURES: readonly Measure[] = [
  ...[20, 1000, 10_000].map(appendAt),
  search,
  ...[20, 1000, 5000].map(clickAt),
  ...VISITS.map(visitOf),
];

/** No measurement is repeated after this time. */
const MOST_SECONDS = 16 * 60;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    /** The maximum number of rounds. */
    rounds: { type: 'string' },
    /** The beginning of figures' names. */
    only: { type: 'string' },
    /** The contestants, separated by commas. */
    among: { type: 'string' },
  },
});
const [command, earlierFile] = positionals;
if (command !== undefined && (command !== 'compare' || !earlierFile)) {
  throw new Error('Usage: run.ts [compare FILE] [--rounds=N] [--only=NAME] [--among=ID,ID]');
}
const isComparison = earlierFile !== undefined;
const isWhole = !isComparison && Object.keys(options).length === 0;
const contestants = chooseContestants();
const measures = MEASURES.filter(({ figures }) =>
  figures.some((figure) => figure.startsWith(options.only ?? '')),
);
const rounds = Number(options.rounds ?? Infinity);

const started = machine(contestants);
const browser = new Browser();
const oneCoreBrowser = new Browser({ hasOneCore: true });
const server = await Server.start(contestants);
const samples = new Samples();
try {
  for (const { id } of contestants) {
    const { script = '', style = '' } = server.bundles.get(id) ?? {};
    const files = [script, style].filter(Boolean).map((file) => brotliCompressSync(file));
    samples.add(id, { bytes: Buffer.concat(files).length }, 0);
  }
  const most = Math.min(rounds, Math.max(0, ...measures.map((measure) => measure.rounds)));
  for (let round = 0; round < most; round++) {
    for (const measure of measures.filter((candidate) => round < candidate.rounds)) {
      if (round === 0 || process.uptime() < MOST_SECONDS) {
        await runRound(measure, round);
      }
    }
    console.error(`Round ${round + 1} of ${most} after ${Math.round(process.uptime())} s.`);
  }
  const text = report(samples, {
    contestants,
    baseline: isComparison ? 'earlier' : BASELINE,
    rounds: most,
    facts: [...started, ['Browser', await browser.version()]],
  });
  console.log(text);
  if (isWhole) {
    writeFileSync('bench/RESULTS.md', text);
    process.exitCode = Number(isMissed(samples));
  }
} finally {
  browser.close();
  oneCoreBrowser.close();
  server.close();
}

function chooseContestants(): readonly Contestant[] {
  if (isComparison) {
    const { sessionAttributes, ...earlier } = ours;
    const asks = readFileSync(earlierFile, 'utf8').includes('session-url');
    return [
      ours,
      oursEarly,
      {
        ...earlier,
        ...(asks && sessionAttributes ? { sessionAttributes } : {}),
        id: 'earlier',
        name: 'earlier',
        file: earlierFile,
      },
    ];
  }
  const ids = options.among?.split(',');
  return CONTESTANTS.filter(({ id }) => ids?.includes(id) ?? true);
}

/** Begins with a different contestant in each round, so that none is always first. */
async function runRound(measure: Measure, round: number): Promise<void> {
  const all = contestants.filter(
    (contestant) =>
      measure.figures[0]?.includes(contestant.only ?? '') && (measure.isFor?.(contestant) ?? true),
  );
  const first = round % Math.max(all.length, 1);
  for (const contestant of [...all.slice(first), ...all.slice(0, first)]) {
    await runOnce(measure, contestant, round);
  }
}

async function runOnce(measure: Measure, contestant: Contestant, round: number): Promise<void> {
  const { id, name } = contestant;
  try {
    server.total = MOST_ROWS;
    samples.add(id, await measure.measure({ browser, oneCoreBrowser, server }, contestant), round);
  } catch (error) {
    throw new Error(`${name} failed at ${measure.figures.join(', ')}`, { cause: error });
  }
}
