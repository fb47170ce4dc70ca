import assert from 'node:assert/strict';
import { it } from 'node:test';
import { leaveAndComeBack, settled } from './browser.js';
import { describeInEachEngine } from './each-engine.js';
import { widget } from './site.js';

const REFUSED = { json: { ErrorCode: 2, Message: 'Сеанс завершён.' } };

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
});
