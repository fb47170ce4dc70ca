import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { leaveAndComeBack, leaveAndComeBackBy, settled } from './browser.js';
import { describeInEachEngine } from './each-engine.js';
import { BADGE_SCRIPT, siteAttributes, siteWidget, widget, type DrivenHost } from './site.js';

const REFUSED = { json: { ErrorCode: 2, Message: 'Сеанс завершён.' } };

/** Counts the rows in the first frame of a restored page, unless they are invisible. */
const COUNT = `<script>
  const root = document.querySelector('client-leads').shadowRoot;
  addEventListener('pageshow', ({ persisted }) => persisted && requestAnimationFrame(() => {
    const rows = [...root.querySelectorAll('[role=listitem]')];
    window.firstFrame = rows.filter((row) => row.checkVisibility({ visibilityProperty: true })).length;
  }));
</script>`;

describeInEachEngine('a page from the back/forward cache', (driven) => {
  const restore = () => leaveAndComeBack(driven.page, driven.site.page());
  const shown = () => settled(driven.page);

  /** Opens a page with a list of three rows, and returns its host. */
  async function openList() {
    const { page, site } = driven;
    const host = site.createHost({ leads: 3 });
    await page.goto(site.page(widget(host.base)));
    assert.equal((await shown()).rows, 3);
    return host;
  }

  const isRefused = async () =>
    assert.deepEqual(await shown(), { status: 'error', rows: 0, subjects: [] });

  it('is checked with one request, even if a refresh is due after an hour', async () => {
    const host = await openList();
    host.change({ insert: { row: { Id: 77, Subject: 'Новая тема' } } });
    await driven.page.evaluate(() => {
      const { now } = Date;
      Date.now = () => now() + 3_600_000;
    });
    await restore();
    await host.wasAsked(2);
    const { status, rows, subjects } = await shown();
    assert.deepEqual([status, rows, subjects[0]], ['complete', 4, 'Новая тема']);
    assert.equal(host.requests.length, 2);
  });

  it('shows no rows once the host refuses', async () => {
    const host = await openList();
    host.answer(REFUSED);
    await restore();
    await host.wasAsked(2);
    await isRefused();
  });

  it('shows no row, and asks nothing, for a client whom the site does not name any more', async () => {
    const { page, site } = driven;
    const host = site.createHost({ clients: { 1: 3, 2: 1 } });
    const session = site.createSession(host, '1', '2');
    await page.goto(site.page(siteWidget(session) + COUNT));
    assert.equal((await shown()).rows, 3);
    await restore();
    await host.wasAsked(2);
    assert.equal((await shown()).rows, 1);
    assert.equal(await page.evaluate('firstFrame'), 0);
    assert.deepEqual([host.sent('Client'), session.requests.length], [[1, 2], 2]);
  });

  describe('with a badge', () => {
    /** Keeps what the badge says before its own script hears that the page is shown again. */
    const KEEP_FIRST = `<script>
      addEventListener('pageshow', ({ persisted }) => {
        const badge = document.querySelector('client-leads-unread');
        window.first = persisted ? badge.unread + badge.shadowRoot.textContent : undefined;
      });
    </script>`;
    const UNREAD = [
      { Id: 1, CountNotReadMessage: 2 },
      { Id: 2, CountNotReadMessage: 1 },
    ];

    const badge = (session: DrivenHost) =>
      `${KEEP_FIRST}${BADGE_SCRIPT}<client-leads-unread ${siteAttributes(session)}></client-leads-unread>`;

    /** An API, and a site that names these clients of it, one after the other. */
    function startSession(...clients: string[]) {
      const api = driven.site.createHost({ clients: { 1: UNREAD, 2: UNREAD.slice(1) } });
      return { api, session: driven.site.createSession(api, ...clients) };
    }

    const shows = (unread: number) =>
      driven.page.waitForFunction(
        (number) => document.querySelector('client-leads-unread')?.unread === number,
        {},
        unread,
      );

    it('shows no number of the former client, not even in the first frame', async () => {
      const { session } = startSession('1', '2');
      await driven.page.goto(driven.site.page(badge(session)));
      await shows(3);
      await restore();
      assert.equal(await driven.page.evaluate('first'), '0');
      await shows(1);
    });

    it('asks the API once for the next page, and nothing for a page that is left or restored', async () => {
      const { page, site } = driven;
      const { api, session } = startSession('1', '1', '1');
      await page.goto(site.page(badge(session) + siteWidget(session)));
      await shows(3);
      await leaveAndComeBackBy(page, async () => {
        await page.goto(site.page(badge(session)));
        await shows(3);
        assert.deepEqual(api.sent('Length'), [21, 51]);
      });
      await shows(3);
      await page.waitForNetworkIdle({ idleTime: 100 });
      // The list is checked.
      assert.deepEqual(api.sent('Length'), [21, 51, 21]);
    });
  });
});
