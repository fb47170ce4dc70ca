/**
 * Writes `bench/trace.json`, a first visit of the element on a slow phone, to open in the Performance
 * panel of a Chromium. Its functions have their names.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { Browser, PHONE } from './browser.js';
import { ours } from './contestants.js';
import { visitPage } from './measures/visit.js';
import { Server } from './server.js';

const file = join(mkdtempSync(join(tmpdir(), 'client-leads-')), 'client-leads.js');
await build({
  entryPoints: ['src/script-tag.ts'],
  outfile: file,
  bundle: true,
  format: 'iife',
  target: 'es2022',
  conditions: ['production'],
  define: { BUILT_API_BASE: '""' },
  // As in the shipped file.
  banner: { js: '//# allFunctionsCalledOnLoad' },
});
const contestant = { ...ours, file };
const browser = new Browser();
const server = await Server.start([contestant]);
try {
  await browser.withFreshPage(async (page) => {
    await page.tracing.start({ path: 'bench/trace.json' });
    console.log(await visitPage(page, server, `/visits/${ours.id}`));
    await page.tracing.stop();
  }, PHONE);
} finally {
  browser.close();
  server.close();
}
