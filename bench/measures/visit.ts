import { PHONE } from '../browser.js';
import { hasOneCore, onOneCore } from '../one-core.js';
import { PAGE_SIZE, type Measure } from './measure.js';

/** Bytes per second, and milliseconds of latency. */
export const SLOW_4G = { download: 1_600_000 / 8, upload: 750_000 / 8, latency: 150 };
const SLOWDOWN = 4;

/** The steps of a visit before the rows are painted, in order. */
export const VISIT_PARTS = ['script', 'request', 'answer', 'drawn'] as const;

interface VisitOptions {
  /** Whether browser and server share one core. */
  readonly isOnOneCore: boolean;
  /** Whether the page knows the client only after it has asked the site. */
  readonly isSession: boolean;
}

/**
 * The time from the navigation to 20 rows on the screen, without a cache, on a phone with a slow
 * network and processor. On one core with the server, the browser's other threads are slow, too.
 */
export function visitOf({ isOnOneCore, isSession }: VisitOptions): Measure {
  const name = `${isSession ? 'session ' : ''}visit${isOnOneCore ? ' on one core' : ''}`;
  const folder = isSession ? 'sessions' : 'visits';
  return {
    figures: [name, ...VISIT_PARTS.map((part) => `${name}: ${part}`)],
    rounds: isSession ? 12 : 7,
    isFor: () => !isOnOneCore || hasOneCore(),
    measure: async ({ browser, slowBrowser, server }, { id }) => {
      const measured = () =>
        (isOnOneCore ? slowBrowser : browser).withFreshPage(async (page) => {
          const watch = server.bundles.get('visit')?.script ?? '';
          await page.evaluateOnNewDocument(watch);
          await page.emulateNetworkConditions(SLOW_4G);
          await page.emulateCPUThrottling(SLOWDOWN);
          await page.goto(`${server.origin}/${folder}/${id}`, { waitUntil: 'load' });
          const times = await page.evaluate((rows) => visit(rows), server.rows.slice(0, PAGE_SIZE));
          const parts = VISIT_PARTS.map((part) => [`${name}: ${part}`, times[part]] as const);
          return { [name]: times.painted, ...Object.fromEntries(parts) };
        }, PHONE);
      return isOnOneCore ? onOneCore(measured) : measured();
    },
  };
}
