/**
 * Lives through 600 histories of the hostile page in one page of a browser, in about a minute. Checks
 * that nothing is left behind after each. More, and other histories:
 *
 *   MINUTES=60 SEED=7 npm test -- --browsers=chromium,firefox checks/soak
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { build } from 'esbuild';
import type { Page } from 'puppeteer-core';
import { engines, launch } from '../driven/browser.js';
import { startSite } from '../driven/site.js';

const { MINUTES = '0', SEED = '1' } = process.env;
const MS_PER_MINUTE = 60_000;
/** Finding the shortest history that fails takes minutes. */
const MOST_MINUTES_PER_SEED = 10;

/** Each seed has 20 histories. The number is fixed, so that all machines live through the same. */
const LEAST_SEEDS = 30;

/** The number of seeds after which Chromium has compiled the scripts. */
const WARM_UP = 8;

/**
 * The heap at the end may be this many times the most during the warm-up, and have so many more
 * bytes for each seed: each of its histories has URLs of its own, of which elements keep a little.
 */
const MOST_GROWTH = 1.25;
const BYTES_PER_SEED = 40_000;

describe('after minutes in a hostile page', { concurrency: true }, () => {
  for (const engine of engines) {
    const skip = engine === 'webkit' && 'puppeteer-core does not drive WebKit';

    it(`all laws hold and nothing is left behind in ${engine}`, { skip }, async (t) => {
      const site = await startSite();
      const browser = await launch(engine, {
        protocolTimeout: MOST_MINUTES_PER_SEED * MS_PER_MINUTE,
      });
      t.after(() => Promise.all([browser.close(), site.close()]));
      const page = await browser.newPage();
      await page.goto(site.page());
      await page.evaluate(await bundle());
      const deadline = Date.now() + Number(MINUTES) * MS_PER_MINUTE;
      const heaps: number[] = [];
      const opened: unknown[] = [];
      const isGoingOn = () => opened.length < LEAST_SEEDS || Date.now() < deadline;
      for (let seed = Number(SEED); isGoingOn(); seed++) {
        opened.push(await page.evaluate(`live(${seed})`));
        assert.deepEqual(opened.at(-1), opened[0]);
        if (engine === 'chromium') {
          heaps.push(await heapOf(page));
        }
      }
      expectSteady(heaps);
      t.diagnostic(JSON.stringify({ seeds: opened.length, heap: heaps.at(-1) }));
    });
  }
});

/** The script of the page. The helpers of tests register their hooks when they are loaded. */
async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ['test/element/hostile-page/soak-page.ts'],
    banner: { js: 'window.hooks = []; window.afterEach = (hook) => window.hooks.push(hook);' },
    bundle: true,
    format: 'iife',
    write: false,
  });
  return outputFiles[0]!.text;
}

/** The size of the heap in bytes once garbage is collected. Only Chromium tells it. */
async function heapOf(page: Page): Promise<number> {
  await page.evaluate(async () => {
    // The browser keeps the last lines for its tools.
    console.clear();
    // A few collections are usually enough.
    for (let round = 0; round < 10; round++) {
      window.gc?.();
      await new Promise(requestAnimationFrame);
    }
  });
  const { JSHeapUsedSize } = await page.metrics();
  return JSHeapUsedSize!;
}

function expectSteady(heaps: readonly number[]): void {
  const last = heaps.slice(WARM_UP).at(-1) ?? 0;
  const warm = Math.max(0, ...heaps.slice(0, WARM_UP));
  const limit = MOST_GROWTH * warm + BYTES_PER_SEED * heaps.length;
  assert.ok(last <= limit, `${last} bytes, and up to ${limit} would be steady.`);
}
