/** Who is signed in, by `session-url`, in windows, after Back, and behind a page cache. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { leaveAndComeBack, settled } from './browser.js';
import { describeInEachEngine } from './each-engine.js';
import { SCRIPT } from './site.js';

/**
 * Records the rows of a restored page before any script of the element runs, as its first frame
 * shows them, and each status after that.
 */
const RECORD = `<script>
  window.statuses = [];
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) {
      const root = document.querySelector('client-leads').shadowRoot;
      const rows = [...root.querySelectorAll('[part~=lead]')];
      const seen = rows.filter((row) =>
        row.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
      );
      window.first = { rows: rows.length, seen: seen.length };
      window.firstRow = rows[0];
      statuses.length = 0;
    }
  });
  addEventListener('leads-change', ({ detail }) => void statuses.push(detail.status));
</script>`;
const LIST = `${RECORD}${SCRIPT}
  <client-leads session-url="/my/session" sitecode="GIFT-01" first-position="1"></client-leads>`;
const POLL_MS = 50;

declare global {
  interface Window {
    statuses: string[];
    first: { rows: number; seen: number };
    firstRow: Element | undefined;
  }
}

describeInEachEngine('a client whom the site names', {}, (driven) => {
  /** Opens the list of the first client, who has two inquiries. */
  async function openList(): Promise<Page> {
    const { page, site } = driven;
    const { base } = site.createHost({ leads: 4, clients: { 1: 2, 2: 3 } });
    site.sessions.register(base, '1', '2');
    await page.goto(site.signIn('1', site.page(LIST)));
    assert.equal((await settled(page)).rows, 2);
    return page;
  }

  it('signs out by a page load in one window, and the window beside it is empty', async () => {
    const page = await openList();
    const { browser, site } = driven;
    const other = await browser.newPage();
    await other.goto(site.signOut(site.page(LIST)));
    await shows(page, 'signed-out');
    assert.equal((await settled(page)).rows, 0);
    await other.close();
  });

  it('has signed out, and Back shows no row in the first frame, and none later', async () => {
    const page = await openList();
    await leaveAndComeBack(page, driven.site.signOut(driven.site.page()));
    assert.deepEqual(await page.evaluate(() => window.first), { rows: 2, seen: 0 });
    await shows(page, 'signed-out');
    assert.equal((await settled(page)).rows, 0);
  });

  it('is still signed in, and Back shows the list again without a skeleton', async () => {
    const page = await openList();
    await leaveAndComeBack(page, driven.site.page());
    assert.deepEqual(await page.evaluate(() => window.first), { rows: 2, seen: 0 });
    await page.waitForFunction(
      () =>
        document.querySelector('client-leads')!.shadowRoot!.querySelector('.widget:not([inert])'),
      { polling: POLL_MS },
    );
    await settled(page);
    const { isSame, statuses } = await page.evaluate(() => ({
      isSame:
        window.firstRow ===
        document.querySelector('client-leads')!.shadowRoot!.querySelector('[part~=lead]'),
      statuses: window.statuses,
    }));
    assert.equal(isSame, true);
    assert.ok(!statuses.includes('loading'), statuses.join());
  });

  it('sees their own list on a page that a cache gives to all visitors', async () => {
    await openList();
    const { browser, site } = driven;
    const before = site.sessions.written;
    for (const [client, rows] of [
      ['1', 2],
      ['2', 3],
    ] as const) {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      await page.goto(site.signIn(client, site.page(LIST).replace('/page?', '/kept?')));
      assert.equal((await settled(page)).rows, rows);
      await context.close();
    }
    assert.equal(site.sessions.written, before + 1);
  });
});

/** Waits until the page, which may be behind another, has this status. */
async function shows(page: Page, status: string): Promise<void> {
  await page.waitForFunction(
    (expected) => document.querySelector('client-leads')!.status === expected,
    { polling: POLL_MS },
    status,
  );
}
