import '../../src/index.js';
import { captureConsole } from '../helpers/stub.js';
import { checkLaw } from '../helpers/histories.js';
import { history } from './hostile-page/history.js';
import { HostilePage } from './hostile-page/hostile-page.js';

/** The other engines, and the shipped file, try fewer, of seeds of their own. */
const COUNT = navigator.userAgent.includes('Chrome/') ? 300 : 50;

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
    { count: COUNT, ms: 120_000 },
  );
});
