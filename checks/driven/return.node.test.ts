import assert from 'node:assert/strict';
import { it } from 'node:test';
import { settled } from './browser.js';
import { describeInEachEngine } from './each-engine.js';
import { SCRIPT, type DrivenHost } from './site.js';

const BADGE_SCRIPT = '<script src="/dist/client-leads-unread.min.js"></script>';
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

const tokensOf = ({ requests }: DrivenHost) =>
  requests.map(({ body }) => (JSON.parse(body) as { Token: number }).Token);

// A synthetic event runs no microtasks between its listeners, so it would hide what this test sees.
describeInEachEngine('a real return to a tab', (driven) => {
  it('asks the site before the token of the former client can leave, although the list hears of it first', async () => {
    const { browser, page, site } = driven;
    const api = site.createHost({ clients: CLIENTS });
    const session = site.createHost({});
    const answer = (client: string) => ({ json: { client, token: client, apiBase: api.base } });
    session.answer(answer('1'), answer('2'));
    const attributes = `sitecode="GIFT-01" session-url="${session.base}api/client/LeadsPagingInfo"`;
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
    assert.deepEqual(tokensOf(api), [1, 2]);
  });
});
