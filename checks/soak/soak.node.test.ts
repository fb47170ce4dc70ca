/**
 * Uses two pages at random, and checks the laws of the list after each step, and that nothing
 * accumulates. With MINUTES, it takes so long, and prints figures:
 *
 *   MINUTES=60 SEED=7 npm test -- --browsers=chromium,firefox checks/soak
 */
import { describe, it } from 'node:test';
import { engines } from '../driven/browser.js';
import { soakFor } from './soak.js';

const { MINUTES, SEED = 1 } = process.env;
const MS_PER_MINUTE = 60_000;

const title = 'moves, failures, refusals, filters, hidden tabs, back and forward';
describe(`after minutes of ${title}`, { concurrency: true }, () => {
  for (const engine of engines) {
    const skip = engine === 'webkit' && 'puppeteer-core does not drive WebKit';

    it(`all laws hold and nothing is left behind in ${engine}`, { skip }, async (t) => {
      const ms = Number(MINUTES ?? 2) * MS_PER_MINUTE;
      const { steps, memory } = await soakFor(ms, engine, Number(SEED));
      if (MINUTES) {
        const tabs = memory.map((each) => ({ first: each[0], last: each.at(-1) }));
        t.diagnostic(JSON.stringify({ steps, tabs }));
      }
    });
  }
});
