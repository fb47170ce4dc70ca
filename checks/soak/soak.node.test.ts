/**
 * Uses two pages at random for two minutes, and checks the laws of the list after each step, and that
 * nothing is left behind. Another duration and other steps:
 *
 *   MINUTES=60 SEED=7 npm test -- --browsers=chromium,firefox checks/soak
 */
import { describe, it } from 'node:test';
import { engines } from '../driven/browser.js';
import { soakFor } from './soak.js';

const { MINUTES = 2, SEED = 1 } = process.env;
const MS_PER_MINUTE = 60_000;

const title = 'moves, failures, refusals, filters, hidden tabs, back and forward';
describe(`after minutes of ${title}`, { concurrency: true }, () => {
  for (const engine of engines) {
    const skip = engine === 'webkit' && 'puppeteer-core does not drive WebKit';

    it(`all laws hold and nothing is left behind in ${engine}`, { skip }, async (t) => {
      const ms = Number(MINUTES) * MS_PER_MINUTE;
      t.diagnostic(JSON.stringify(await soakFor(ms, engine, Number(SEED))));
    });
  }
});
