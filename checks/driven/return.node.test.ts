import assert from 'node:assert/strict';
import { it } from 'node:test';
import { settled } from './browser.js';
import { describeInEachEngine } from './each-engine.js';
import { BADGE_SCRIPT, SCRIPT, siteAttributes } from './site.js';

/** Whether the page has been hidden, and is visible again. */
const WATCH = `<script>
  addEventListener('visibilitychange', () => {
    window.hasReturned = document.visibilityState === 'visible';
  });
</script>`;
const CLIENTS = {
  1: [{ Id: 1, CountNotReadMessage: 1 }],
  2: [{ Id: 2, CountNotReadMessage: 2 }],
};

// A synthetic event runs no microtasks between its listeners, so it would hide what this test sees.
describeInEachEngine('a real return to a tab', (driven) => {
  it('asks the site before the token of the former client can leave, although the list hears of it first', async () => {
    const { browser, page, site } = driven;
    const api = site.createHost({ clients: CLIENTS });
    const attributes = siteAttributes(site.createSession(api, '1', '2'));
    // In one task, so that the list hears of a return first, and the badge brings the question.
    const add = `<script>document.body.innerHTML = \`<client-leads ${attributes}></client-leads>
      <client-leads-unread ${attributes}></client-leads-unread>\`;</script>`;
    await page.goto(site.page(WATCH + BADGE_SCRIPT + SCRIPT + add));
    assert.equal((await settled(page)).rows, 1);
    // After a minute, the list refreshes itself on a return.
    await page.evaluate(() => {
      const { now } = Date;
      Date.now = () => now() + 60_000;
    });
    const other = await browser.newPage();
    await other.bringToFront();
    await page.bringToFront();
    await page.waitForFunction('window.hasReturned');
    await page.waitForFunction(() => document.querySelector('client-leads-unread')?.unread === 2);
    await other.close();
    assert.deepEqual(api.sent('Token'), [1, 2]);
  });
});
