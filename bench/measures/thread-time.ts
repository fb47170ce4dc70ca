import type { CDPSession, Page } from 'puppeteer-core';

/**
 * Returns the milliseconds of work of the page's thread for an action: script, style, layout and
 * paint, without waits for the network and without other programs.
 */
export async function threadTime(page: Page, action: () => Promise<unknown>): Promise<number> {
  const session = await page.createCDPSession();
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const before = await taskDuration(session);
  await action();
  const after = await taskDuration(session);
  await session.detach();
  return after - before;
}

async function taskDuration(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  const seconds = metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN;
  return seconds * 1000;
}
