import fc from 'fast-check';
import '../../src/index.js';
import { captureConsole } from '../helpers/stub.js';
import { histories, mostMs, seed } from '../helpers/histories.js';
import { history } from './hostile-page/history.js';
import { HostilePage } from './hostile-page/hostile-page.js';

/** Three engines and the shipped file try 200 in all. */
const HISTORIES_IN_CI = 50;

/**
 * Whatever a page, its texts, its functions, its listeners and its host do: once the client has
 * changed, has signed out or has been refused, the next update shows nothing that was theirs, and no
 * request carries a token that was given for another client. And the element still works at the end.
 */
describe('a hostile page', () => {
  it('shows nobody what an earlier client has seen', async function () {
    this.timeout(mostMs(60_000, HISTORIES_IN_CI));
    (['error', 'warn', 'info'] as const).forEach(captureConsole);
    // A failure prints its path: `fc.assert(…, { seed, path })` replays it.
    await fc.assert(
      fc.asyncProperty(history, (given) => HostilePage.live(given)),
      {
        seed,
        numRuns: histories(HISTORIES_IN_CI),
        includeErrorInReport: true,
      },
    );
  });
});
