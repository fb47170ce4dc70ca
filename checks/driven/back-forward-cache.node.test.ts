import assert from 'node:assert/strict';
import { it } from 'node:test';
import { leaveAndComeBack, leaveAndComeBackBy, settled } from './browser.js';
import { describeInEachEngine } from './each-engine.js';
import { siteWidget, widget, type DrivenHost } from './site.js';

function badgeOf(session: DrivenHost): string {
  return `<script src="/dist/client-leads-unread.min.js"></script><client-leads-unread
    sitecode="GIFT-01" session-url="${session.base}api/client/LeadsPagingInfo"></client-leads-unread>`;
}

describeInEachEngine('a page from the back/forward cache', (driven) => {
  it('is checked with one request, even if a refresh is due after an hour', async () => {
    const { page, site } = driven;
    const host = site.createHost({ leads: 3 });
    await page.goto(site.page(widget(host.base)));
    assert.equal((await settled(page)).rows, 3);
    host.change({ insert: { row: { Id: 77, Subject: 'Новая тема' } } });
    await page.evaluate(() => {
      const { now } = Date;
      Date.now = () => now() + 3_600_000;
    });
    await leaveAndComeBack(page, site.page());
    await host.wasAsked(2);
    const { status, rows, subjects } = await settled(page);
    assert.deepEqual([status, rows, subjects[0]], ['complete', 4, 'Новая тема']);
    assert.equal(host.requests.length, 2);
  });

  it('asks the API once for the badge of the next page, and for none that is left or restored', async () => {
    const { page, site } = driven;
    const api = site.createHost({ leads: [{ Id: 1, CountNotReadMessage: 3 }] });
    const session = site.createHost({});
    const answer = { json: { client: '1017', token: '55120938', apiBase: api.base } };
    session.answer(answer, answer, answer);
    const badge = badgeOf(session);
    const showsNumber = () =>
      page.waitForFunction(() => document.querySelector('client-leads-unread')?.unread === 3);
    const lengths = () =>
      api.requests.map(({ body }) => (JSON.parse(body) as { Length: number }).Length);
    await page.goto(site.page(badge + siteWidget(session.base)));
    await showsNumber();
    await leaveAndComeBackBy(page, async () => {
      await page.goto(site.page(badge));
      await showsNumber();
      assert.deepEqual(lengths(), [21, 51]);
    });
    await showsNumber();
    await page.waitForNetworkIdle({ idleTime: 100 });
    // The list is checked.
    assert.deepEqual(lengths(), [21, 51, 21]);
  });
});
