/** @import { CDPSession, Page } from 'puppeteer-core' */

const SHOWN = 10_000;

/** What a list holds: JavaScript heap in megabytes, and DOM nodes. */
export const memory = {
  id: 'memory',
  cases: [SHOWN],

  /**
   * @param {Page} page
   * @param {number} shown
   */
  async measure(page, shown) {
    const session = await page.createCDPSession();
    await session.send('Performance.enable');
    const before = await held(session);
    await page.evaluate((rows) => globalThis.bench.showList(rows), { shown, more: 0 });
    await page.evaluate(() => globalThis.bench.releaseHost());
    const after = await held(session);
    return { heap: (after.heap - before.heap) / 1e6, nodes: after.nodes - before.nodes };
  },
};

/** @param {CDPSession} session */
async function held(session) {
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  /** @param {string} name */
  const metric = (name) => metrics.find((candidate) => candidate.name === name)?.value ?? 0;
  return { heap: metric('JSHeapUsedSize'), nodes: metric('Nodes') };
}
