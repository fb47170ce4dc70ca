import { bundle } from '../bundle.js';
import { PAGE_SIZE, ROWS } from '../server.js';
import type { Visit } from '../site-page.js';
import { checkRows } from './drawn-rows.js';
import type { Measure } from './measure.js';

/** Bytes per second, and milliseconds of latency. */
const SLOW_4G = { download: 1_600_000 / 8, upload: 750_000 / 8, latency: 150 };
const SLOWDOWN = 4;

const { 'visit.js': watchVisit = '' } = await bundle('bench/page/visit.ts');

export const VISITS: readonly Measure[] = [
  visit('visit', 'visit'),
  visit('session visit', 'session'),
  { ...visit('visit on one core', 'visit'), isOnOneCore: true },
  { ...visit('session visit on one core', 'session'), isOnOneCore: true },
];

/**
 * The time from the navigation to 20 rows on the screen, without a cache, on a phone with a slow
 * network and processor.
 */
function visit(name: string, folder: Visit): Measure {
  return {
    name,
    async run(page, contestant, origin) {
      const { tag, row } = contestant;
      const awaited = { tag, row, count: PAGE_SIZE, number: ROWS[PAGE_SIZE - 1]?.Leads };
      await page.evaluateOnNewDocument(`const awaited = ${JSON.stringify(awaited)}; ${watchVisit}`);
      await page.emulateNetworkConditions(SLOW_4G);
      await page.emulateCPUThrottling(SLOWDOWN);
      await page.goto(`${origin}/${folder}/${contestant.id}`);
      const { script, request, painted } = await page.evaluate(() => watchedVisit);
      await checkRows(page, contestant, PAGE_SIZE);
      return { [`${name}: script`]: script, [`${name}: request`]: request, [name]: painted };
    },
  };
}
