/**
 * Measures ours, two hand-written lists and the grids in one headless Chromium, each round each of
 * them in a page of its own, and writes RESULTS.md. `--rounds=3`, `--only=append` and
 * `--among=client-leads,gridjs` are for a quick look: then the results are printed, and the file
 * stays.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startApiServer } from './api-server.js';
import { launchBrowser, withFreshPage } from './browser.js';
import { bundle } from './bundles.js';
import { CONTESTANTS, FLOOR, OURS } from './contestants.js';
import { append } from './measures/append.js';
import { bytes } from './measures/bytes.js';
import { crossOrigin } from './measures/cross-origin.js';
import { firstRows } from './measures/first-rows.js';
import { memory } from './measures/memory.js';
import { refresh } from './measures/refresh.js';
import { writeReport } from './report/report.js';
import { Samples } from './samples.js';
import { startServer } from './server.js';
import { versions } from './versions.js';

const ROUNDS = 9;

const { values: options } = parseArgs({
  options: { rounds: { type: 'string' }, only: { type: 'string' }, among: { type: 'string' } },
});
const isQuickLook = Object.keys(options).length > 0;
const rounds = Number(options.rounds ?? ROUNDS);
const among = options.among?.split(',');
const contestants = CONTESTANTS.filter(({ id }) => among?.includes(id) ?? true);

const bundles = new Map();
for (const contestant of CONTESTANTS) {
  bundles.set(contestant.id, await bundle(contestant));
}

const server = await startServer(bundles);
const api = await startApiServer();
let browser = await launchBrowser();
const browserVersion = await browser.version();

const measures = [firstRows, append, refresh, memory, crossOrigin(api)].filter(
  ({ id }) => options.only === undefined || id === options.only,
);
const samples = new Samples();
for (const [id, files] of bundles) {
  samples.add('bytes', '', id, bytes(files));
}
for (let round = 0; round < rounds; round++) {
  for (const measure of measures) {
    for (const variant of measure.cases) {
      for (const contestant of turned(contestantsOf(measure, variant), round)) {
        await measureOnce(measure, variant, contestant);
      }
    }
  }
  console.error(`Round ${round + 1} of ${rounds}`);
}

await browser.close();
api.close();
server.close();

const report = writeReport(samples, { rounds, versions: versions(browserVersion) });
if (isQuickLook) {
  console.log(report);
} else {
  writeFileSync(new URL('RESULTS.md', import.meta.url), report);
}

/** Across origins there are ours in each format, and JSON as people write it by hand. */
function contestantsOf({ id }, variant) {
  if (id !== 'cross-origin') {
    return contestants;
  }
  return contestants.filter(
    (contestant) => contestant.id === OURS || (contestant.id === FLOOR && variant === 'json'),
  );
}

/** Begins with another one each round, so that none always comes first. */
function turned(list, round) {
  const first = round % list.length;
  return [...list.slice(first), ...list.slice(0, first)];
}

async function measureOnce({ id, measure }, variant, contestant) {
  if (samples.isGivenUp(id, variant, contestant.id)) {
    return;
  }
  try {
    await withFreshPage(browser, `${server.origin}/page/index.html`, async (page) => {
      await page.evaluate((loaded) => globalThis.bench.load(loaded), contestant);
      samples.add(id, variant, contestant.id, await measure(page, variant));
    });
  } catch (error) {
    if (!isTimeout(error)) {
      throw error;
    }
    samples.giveUp(id, variant, contestant.id);
    // A page that does not answer, and a trace that goes on, would be in the way of the next.
    browser.process()?.kill();
    browser = await launchBrowser();
  }
}

/** @param {unknown} error */
function isTimeout(error) {
  return error instanceof Error && error.message.includes('timed out');
}
