import assert from 'node:assert/strict';
import { it } from 'node:test';
import { leaveAndComeBack, settled } from './browser.js';
import { describeInEachEngine } from './each-engine.js';
import { siteWidget, widget } from './site.js';

const REFUSED = { json: { ErrorCode: 2, Message: 'Сеанс завершён.' } };

/** Counts the rows in the first frame of a restored page, unless they are invisible. */
const COUNT = `<script>
  const root = document.querySelector('client-leads').shadowRoot;
  addEventListener('pageshow', ({ persisted }) => persisted && requestAnimationFrame(() => {
    const rows = root.querySelectorAll('[role=listitem]').length;
    window.firstFrame = getComputedStyle(root.querySelector('.widget')).opacity === '0' ? 0 : rows;
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
    const session = site.createHost({});
    const answers = ['1', '2'].map((client) => ({ client, token: client, apiBase: host.base }));
    session.answer(...answers.map((json) => ({ json })));
    await page.goto(site.page(siteWidget(session.base) + COUNT));
    assert.equal((await shown()).rows, 3);
    await restore();
    await host.wasAsked(2);
    assert.equal((await shown()).rows, 1);
    assert.equal(await page.evaluate('firstFrame'), 0);
    const clients = host.requests.map(
      ({ body }) => (JSON.parse(body) as { Client: number }).Client,
    );
    assert.deepEqual([clients, session.requests.length], [[1, 2], 2]);
  });
});
