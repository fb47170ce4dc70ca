import assert from 'node:assert/strict';
import { it } from 'node:test';
import { leaveAndComeBack, settled } from './browser.js';
import { describeInEachEngine } from './each-engine.js';
import { elementTag, widget } from './site.js';

const REFUSED = { json: { ErrorCode: 2, Message: 'Сеанс завершён.' } };

describeInEachEngine('a page from the back/forward cache', {}, (driven) => {
  const restore = (whileAway?: () => Promise<void>) =>
    leaveAndComeBack(driven.page, driven.site.page(), whileAway);
  const shown = () => settled(driven.page);

  /** Opens a page with a list of three rows, and returns its host. */
  async function openList() {
    const { page, site } = driven;
    const host = site.createHost({ leads: 3 });
    await page.goto(site.page(widget(host.base)));
    assert.equal((await shown()).rows, 3);
    return host;
  }

  /** Keeps the kind of the next failure in `window.failed`. */
  function awaitFailure(): Promise<void> {
    return driven.page.evaluate(() => {
      window.failed = new Promise((resolve) => {
        addEventListener('leads-error', ({ detail }) => resolve(detail.kind), { once: true });
      });
    });
  }

  const isRefused = async () =>
    assert.deepEqual(await shown(), { status: 'error', rows: 0, subjects: [] });

  it('is checked at once, with one request', async () => {
    const host = await openList();
    host.change({ insert: { row: { Id: 77, Subject: 'Новая тема' } } });
    await restore();
    await host.wasAsked(2);
    const { status, rows, subjects } = await shown();
    assert.deepEqual([status, rows, subjects[0]], ['complete', 4, 'Новая тема']);
    assert.equal(host.requests.length, 2);
  });

  it('is checked with one request after an hour, too', async () => {
    const host = await openList();
    await driven.page.evaluate(() => {
      const { now } = Date;
      Date.now = () => now() + 3_600_000;
    });
    await restore();
    await host.wasAsked(2);
    assert.equal((await shown()).rows, 3);
    assert.equal(host.requests.length, 2);
  });

  for (const [title, refusal] of [
    ['401', { status: 401 }],
    ['403', { status: 403 }],
    ['an ErrorCode', REFUSED],
  ] as const) {
    it(`shows no rows once the host answers with ${title}`, async () => {
      const host = await openList();
      host.answer(refusal);
      await restore();
      await host.wasAsked(2);
      await isRefused();
      assert.equal(host.requests.length, 2);
    });
  }

  it('keeps its rows while the host is silent, and after that until the host refuses', async () => {
    const host = await openList();
    await awaitFailure();
    await driven.page.$eval('client-leads', (leads) => {
      leads.timeout = 50;
    });
    host.answer({ hold: true });
    await restore();
    assert.equal(await driven.page.evaluate(() => window.failed), 'timeout');
    const { status, rows } = await shown();
    assert.deepEqual([status, rows], ['complete', 3]);
    host.answer(REFUSED);
    await driven.page.$eval('client-leads', (leads) => {
      leads.timeout = 15_000;
      return leads.refresh();
    });
    await isRefused();
  });

  it('keeps its rows while the browser is offline, and is checked once it is back', async () => {
    const { page } = driven;
    const host = await openList();
    await awaitFailure();
    await restore(() => page.setOfflineMode(true));
    assert.equal(await page.evaluate(() => window.failed), 'offline');
    assert.equal((await shown()).rows, 3);
    assert.equal(host.requests.length, 1);
    host.answer(REFUSED);
    await page.setOfflineMode(false);
    await host.wasAsked(2);
    await isRefused();
  });

  it('tries again if it was in error', async () => {
    const { page, site } = driven;
    const host = site.createHost({ leads: 3 });
    host.answer({ status: 500 });
    await page.goto(site.page(widget(host.base)));
    assert.equal((await shown()).status, 'error');
    await restore();
    await host.wasAsked(2);
    assert.equal((await shown()).rows, 3);
    assert.equal(host.requests.length, 2);
  });

  it('sends nothing for an element that is unconfigured, or waits to near the viewport', async () => {
    const { page, site } = driven;
    const host = site.createHost({ leads: 3 });
    const idle = site.createHost({ leads: 3 });
    const others = ['', 'token="1" loading="lazy" style="margin-top: 9999px"'];
    const tags = others.map((attributes) => elementTag(idle.base, attributes));
    await page.goto(site.page(widget(host.base) + tags.join('')));
    await shown();
    await restore();
    await host.wasAsked(2);
    await shown();
    assert.equal(idle.requests.length, 0);
  });
});

declare global {
  interface Window {
    failed: Promise<string>;
  }
}
