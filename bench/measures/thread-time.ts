import type { CDPSession, Page } from 'puppeteer-core';

/**
 * Returns the milliseconds of work of the page's thread for an action: script, style, layout and
 * paint, without waits for the network and without other programs. Subtracts the work of an idle
 * page during the same number of waits.
 */
export async function threadTime(page: Page, action: () => Promise<unknown>): Promise<number> {
  const session = await page.createCDPSession();
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const idle = await worked(session, () => page.evaluate(() => bench.idle()));
  const waitsBefore = await page.evaluate(() => bench.waits);
  const busy = await worked(session, action);
  const waits = (await page.evaluate(() => bench.waits)) - waitsBefore;
  await session.detach();
  return Math.max(0, busy - idle * waits);
}

async function worked(session: CDPSession, action: () => Promise<unknown>): Promise<number> {
  const before = await taskDuration(session);
  await action();
  return (await taskDuration(session)) - before;
}

async function taskDuration(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  const seconds = metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN;
  return seconds * 1000;
}
