import type { CDPSession, Page } from 'puppeteer-core';

/** Milliseconds that the page's thread works. */
export interface Work {
  /** Script, style, layout and paint. */
  readonly all: number;
  /** All but style and layout. */
  readonly script: number;
}

/**
 * Returns how long the page's thread works for an action, without the time that it waits for the
 * network or that other programs take. The work of a page that does nothing for as long is taken
 * off.
 */
export async function threadWork(page: Page, action: () => Promise<unknown>): Promise<Work> {
  const session = await page.createCDPSession();
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const idle = await worked(session, () => page.evaluate(() => bench.idle()));
  const busy = await worked(session, action);
  await session.detach();
  return {
    all: Math.max(0, busy.all - idle.all),
    script: Math.max(0, busy.script - idle.script),
  };
}

/** Returns all that the page's thread works for an action. */
export async function threadTime(page: Page, action: () => Promise<unknown>): Promise<number> {
  return (await threadWork(page, action)).all;
}

async function worked(session: CDPSession, action: () => Promise<unknown>): Promise<Work> {
  const before = await readWork(session);
  await action();
  const after = await readWork(session);
  return { all: after.all - before.all, script: after.script - before.script };
}

async function readWork(session: CDPSession): Promise<Work> {
  const { metrics } = await session.send('Performance.getMetrics');
  const read = (name: string) => {
    const seconds = metrics.find((metric) => metric.name === name)?.value ?? NaN;
    return seconds * 1000;
  };
  const all = read('TaskDuration');
  return { all, script: all - read('RecalcStyleDuration') - read('LayoutDuration') };
}
