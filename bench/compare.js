/**
 * Compares the built script-tag file with an earlier one, in one run:
 *
 *   npm --prefix bench run compare -- /path/to/earlier/client-leads.min.js --rounds=9
 *
 * Each measurement has a fresh page, the rounds are interleaved, and the figures are medians.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { launchBrowser, withFreshPage } from './browser.js';
import { append } from './measures/append.js';
import { bytes } from './measures/bytes.js';
import { firstRows } from './measures/first-rows.js';
import { Samples } from './samples.js';
import { startServer } from './server.js';

const { values, positionals } = parseArgs({
  options: { rounds: { type: 'string', default: '9' } },
  allowPositionals: true,
});
const [earlierFile] = positionals;
if (!earlierFile) {
  throw new Error('Name the file to compare with: npm --prefix bench run compare -- FILE');
}

/** @param {string} file */
const read = (file) => ({ script: readFileSync(file, 'utf8'), style: '' });
const bundles = new Map([
  ['earlier', read(earlierFile)],
  ['now', read(fileURLToPath(new URL('../dist/client-leads.min.js', import.meta.url)))],
]);
const cases = [
  ...firstRows.cases.map((variant) => [firstRows, variant]),
  ...[20, 1000, 10_000].map((shown) => [append, shown]),
];

const server = await startServer(bundles);
const browser = await launchBrowser();
const samples = new Samples();
for (let round = 0; round < Number(values.rounds); round++) {
  for (const [measure, variant] of cases) {
    for (const id of round % 2 === 0 ? ['earlier', 'now'] : ['now', 'earlier']) {
      await withFreshPage(browser, `${server.origin}/page/index.html`, async (page) => {
        await page.evaluate((loaded) => globalThis.bench.load(loaded), {
          id,
          tag: 'client-leads',
        });
        samples.add(measure.id, variant, id, await measure.measure(page, variant));
      });
    }
  }
}
await browser.close();
server.close();

const rows = cases.flatMap(([{ id }, variant]) => {
  const earlier = samples.medians(id, variant, 'earlier');
  const now = samples.medians(id, variant, 'now');
  return Object.keys(now).map((figure) => ({
    figure: `${id} ${variant}: ${figure}`,
    'earlier (ms)': earlier[figure].toFixed(2),
    'now (ms)': now[figure].toFixed(2),
    ratio: (now[figure] / earlier[figure]).toFixed(2),
  }));
});
console.log('bytes, brotli', ...[...bundles].map(([id, files]) => `${id}: ${bytes(files).brotli}`));
console.table(rows);
