import '../../src/index.js';
import { captureConsole } from '../helpers/stub.js';
import { checkLaw } from '../helpers/histories.js';
import { history } from './hostile-page/history.js';
import { HostilePage } from './hostile-page/hostile-page.js';

/**
 * The promise, whatever a page, its texts, functions, listeners and host do: once the client has
 * changed, signed out or been refused, the next update shows nothing of that client, and no request
 * carries a token that belongs to another client. The element still works at the end.
 */
describe('a hostile page', () => {
  beforeEach(() => (['error', 'warn', 'info'] as const).forEach(captureConsole));

  checkLaw(
    'shows nobody the list of an earlier client',
    history,
    (given) => HostilePage.live(given),
    // Three engines and the shipped file make 200 in all.
    { count: 50, ms: 60_000 },
  );
});
