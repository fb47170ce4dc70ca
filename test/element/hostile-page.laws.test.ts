import '../../src/index.js';
import { captureConsole } from '../helpers/stub.js';
import { checkLaw } from '../helpers/histories.js';
import { history } from './hostile-page/history.js';
import { HostilePage } from './hostile-page/hostile-page.js';

/**
 * Whatever a page, its texts, its functions, its listeners and its host do: once the client has
 * changed, has signed out or has been refused, the next update shows nothing that was theirs, and no
 * request carries a token that was given for another client. And the element still works at the end.
 */
describe('a hostile page', () => {
  beforeEach(() => (['error', 'warn', 'info'] as const).forEach(captureConsole));

  checkLaw(
    'shows nobody what an earlier client has seen',
    history,
    (given) => HostilePage.live(given),
    // Three engines and the shipped file try 200 in all.
    { count: 50, ms: 60_000 },
  );
});
