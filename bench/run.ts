/**
 * Measures all contestants, and writes `RESULTS.md` unless options limit the run. Compares our file
 * with an earlier one:
 *
 *   node --import tsx/esm bench/run.ts [compare FILE] [--rounds=N] [--only=BEGINNING-OF-NAME]
 */
import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { launchChromium, withFreshPage } from './browser.js';
import { CONTESTANTS, earlierBuild, litList, ours } from './contestants.js';
import { appendAt } from './measures/append.js';
import { clickAt } from './measures/click.js';
import type { Measure } from './measures/measure.js';
import { VISITS } from './measures/visit.js';
import { writeFigures, writeMachine } from './report.js';
import { Samples } from './samples.js';
import { startServer } from './server.js';
import { isMissed, writeTargets } from './targets.js';

const ROUNDS = 9;
const LENGTHS = [20, 1000, 5000];
const MEASURES = [...VISITS, ...LENGTHS.map(appendAt), ...LENGTHS.map(clickAt)];

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string' }, only: { type: 'string', default: '' } },
});
const [command, earlierFile] = positionals;
if (command !== undefined && (command !== 'compare' || !earlierFile)) {
  throw new Error('Usage: run.ts [compare FILE] [--rounds=N] [--only=NAME]');
}
const rounds = Number(options.rounds ?? ROUNDS);
const baseline = earlierFile ? earlierBuild(earlierFile) : litList;
const contestants = earlierFile ? [ours, baseline] : CONTESTANTS;
const measures = MEASURES.filter(
  ({ name, isOnOneCore }) =>
    name.startsWith(options.only) && (!isOnOneCore || process.platform === 'linux'),
);

const [load = NaN] = loadavg();
const samples = new Samples();
const server = await startServer(contestants);
const browser = await launchChromium();
const oneCoreBrowser = await launchChromium({ hasOneCore: process.platform === 'linux' });
try {
  for (const contestant of contestants) {
    samples.add(contestant, { bytes: server.bytes.get(contestant) ?? NaN });
  }
  for (let round = 0; round < rounds; round++) {
    for (const measure of measures) {
      await runRound(measure, round);
    }
    console.error(`Round ${round + 1} of ${rounds} after ${Math.round(process.uptime())} s.`);
  }
  const text = [
    '# Results',
    `Made by \`npm run bench\`, which [README.md](README.md) describes: medians of ${rounds} rounds. Milliseconds, and ratios to the ${baseline.name}.`,
    ...(earlierFile ? [] : [writeTargets(samples)]),
    writeFigures(samples, contestants, baseline),
    writeMachine(load, await browser.version()),
  ].join('\n\n');
  console.log(text);
  if (!earlierFile && options.only === '' && options.rounds === undefined) {
    writeFileSync('bench/RESULTS.md', `${text}\n`);
  }
  process.exitCode = Number(isMissed(samples));
} finally {
  await Promise.all([browser.close(), oneCoreBrowser.close(), server.close()]);
}

/** Begins with a different contestant in each round, so that none is always first. */
async function runRound({ name, needsButton, isOnOneCore, run }: Measure, round: number) {
  const all = contestants.filter(({ button }) => button || !needsButton);
  const first = round % all.length;
  for (const contestant of [...all.slice(first), ...all.slice(0, first)]) {
    const figures = await withFreshPage(isOnOneCore ? oneCoreBrowser : browser, (page) =>
      run(page, contestant, server.origin),
    ).catch((cause: unknown) => {
      throw new Error(`${contestant.name} failed at ${name}.`, { cause });
    });
    samples.add(contestant, figures);
  }
}
