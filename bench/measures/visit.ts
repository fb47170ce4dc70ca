import { PHONE } from '../browser.js';
import type { Measure } from './measure.js';

/** Bytes per second, and milliseconds of latency. */
const SLOW_4G = { download: 1_600_000 / 8, upload: 750_000 / 8, latency: 150 };
const SLOWDOWN = 4;

/** The steps of a visit before the rows are painted, in order. */
export const VISIT_PARTS = ['script', 'request', 'answer', 'drawn'] as const;

export const VISITS = [
  'visit',
  'session visit',
  'visit on one core',
  'session visit on one core',
] as const;

/**
 * The time from the navigation to 20 rows on the screen, without a cache, on a phone with a slow
 * network and processor. In a session visit, the page knows the client only after it has asked the
 * site.
 */
export function visitOf(name: (typeof VISITS)[number]): Measure {
  const folder = name.startsWith('session') ? 'sessions' : 'visits';
  const isOnOneCore = name.endsWith('on one core');
  return {
    figures: [name, ...VISIT_PARTS.map((part) => `${name}: ${part}`)],
    rounds: 9,
    isFor: () => !isOnOneCore || process.platform === 'linux',
    measure: ({ browser, oneCoreBrowser, server }, { id }) =>
      (isOnOneCore ? oneCoreBrowser : browser).withFreshPage(async (page) => {
        await page.evaluateOnNewDocument(server.bundles.get('visit')?.script ?? '');
        await page.emulateNetworkConditions(SLOW_4G);
        await page.emulateCPUThrottling(SLOWDOWN);
        await page.goto(`${server.origin}/${folder}/${id}`, { waitUntil: 'load' });
        const times = await page.evaluate((rows) => visit(rows), server.firstPage);
        const parts = VISIT_PARTS.map((part) => [`${name}: ${part}`, times[part]] as const);
        return { [name]: times.painted, ...Object.fromEntries(parts) };
      }, PHONE),
  };
}
