/** Runs in the page of `checks/soak`: lives through histories, and counts what is left. */
import fc from 'fast-check';
import { countOpen, type OpenCounts } from '../../helpers/leak-ledger.js';
import { history } from './history.js';
import { HostilePage } from './hostile-page.js';

declare global {
  interface Window {
    /** What the helpers of tests do after each test. */
    hooks: (() => void)[];
    /** Lives through the histories of a seed. Returns what is open afterwards. */
    live: (seed: number) => Promise<OpenCounts>;
  }
}

const HISTORIES = 20;

window.live = async (seed) => {
  const property = fc.asyncProperty(history, async (given) => {
    await HostilePage.live(given);
    window.hooks.forEach((hook) => hook());
  });
  await fc.assert(property, { seed, numRuns: HISTORIES, includeErrorInReport: true });
  return countOpen();
};
