import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { ClientLeads } from 'client-leads';
import type { Browser, Page } from 'puppeteer-core';
import { engines, launch, leaveAndComeBack, settled } from './browser.js';
import { elementTag, startSite, widget } from './site.js';

const REFUSED = { json: { ErrorCode: 2, Message: 'Сеанс завершён.' } };

for (const engine of engines) {
  const skip = engine === 'webkit' && 'puppeteer-core does not drive WebKit';

  describe(`a page from the back/forward cache of ${engine}`, { skip }, () => {
    let site: Awaited<ReturnType<typeof startSite>>;
    let browser: Browser;
    let page: Page;

    before(async () => {
      site = await startSite();
      browser = await launch(engine);
    });
    after(async () => {
      await browser.close();
      await site.close();
    });
    beforeEach(async () => {
      page = await browser.newPage();
    });
    afterEach(() => page.close());

    function restore(whileAway?: () => Promise<void>): Promise<void> {
      return leaveAndComeBack(page, site.page(), whileAway);
    }

    /** Keeps the kind of the next failure in `window.failed`. */
    async function awaitFailure(): Promise<void> {
      await page.evaluate(() => {
        window.failed = new Promise((resolve) => {
          addEventListener('leads-error', ({ detail }) => resolve(detail.kind), { once: true });
        });
      });
    }

    it('is checked at once, with one request', async () => {
      const host = site.createHost({ leads: 3 });
      await page.goto(site.page(widget(host.base)));
      assert.equal((await settled(page)).rows, 3);
      host.change({ insert: { row: { Id: 77, Subject: 'Новая тема' } } });
      await restore();
      await host.wasAsked(2);
      const { status, rows, subjects } = await settled(page);
      assert.deepEqual(
        { status, rows, first: subjects[0] },
        {
          status: 'complete',
          rows: 4,
          first: 'Новая тема',
        },
      );
      assert.equal(host.requests.length, 2);
    });

    it('is checked with one request after an hour, too', async () => {
      const host = site.createHost({ leads: 3 });
      await page.goto(site.page(widget(host.base)));
      await settled(page);
      await page.evaluate(() => {
        const { now } = Date;
        Date.now = () => now() + 3_600_000;
      });
      await restore();
      await host.wasAsked(2);
      assert.equal((await settled(page)).rows, 3);
      assert.equal(host.requests.length, 2);
    });

    for (const [title, refusal] of [
      ['401', { status: 401 }],
      ['403', { status: 403 }],
      ['an ErrorCode', REFUSED],
    ] as const) {
      it(`shows no rows once the host answers with ${title}`, async () => {
        const host = site.createHost({ leads: 3 });
        await page.goto(site.page(widget(host.base)));
        assert.equal((await settled(page)).rows, 3);
        host.answer(refusal);
        await restore();
        await host.wasAsked(2);
        assert.deepEqual(await settled(page), { status: 'error', rows: 0, subjects: [] });
        assert.equal(host.requests.length, 2);
      });
    }

    it('keeps its rows while the host is silent, and after that until the host refuses', async () => {
      const host = site.createHost({ leads: 3 });
      await page.goto(site.page(widget(host.base)));
      assert.equal((await settled(page)).rows, 3);
      await awaitFailure();
      await page.evaluate(() => {
        const element: ClientLeads = document.querySelector('client-leads')!;
        element.timeout = 50;
      });
      host.answer({ hold: true });
      await restore();
      assert.equal(await page.evaluate(() => window.failed), 'timeout');
      const { status, rows } = await settled(page);
      assert.deepEqual({ status, rows }, { status: 'complete', rows: 3 });
      host.answer(REFUSED);
      await page.evaluate(() => {
        const element: ClientLeads = document.querySelector('client-leads')!;
        element.timeout = 15_000;
        return element.refresh();
      });
      assert.deepEqual(await settled(page), { status: 'error', rows: 0, subjects: [] });
    });

    it('keeps its rows while the browser is offline, and is checked once it is back', async () => {
      const host = site.createHost({ leads: 3 });
      await page.goto(site.page(widget(host.base)));
      assert.equal((await settled(page)).rows, 3);
      await awaitFailure();
      await restore(() => page.setOfflineMode(true));
      assert.equal(await page.evaluate(() => window.failed), 'offline');
      assert.equal((await settled(page)).rows, 3);
      assert.equal(host.requests.length, 1);
      host.answer(REFUSED);
      await page.setOfflineMode(false);
      await host.wasAsked(2);
      assert.deepEqual(await settled(page), { status: 'error', rows: 0, subjects: [] });
    });

    it('tries again where it was in error', async () => {
      const host = site.createHost({ leads: 3 });
      host.answer({ status: 500 });
      await page.goto(site.page(widget(host.base)));
      assert.equal((await settled(page)).status, 'error');
      await restore();
      await host.wasAsked(2);
      assert.equal((await settled(page)).rows, 3);
      assert.equal(host.requests.length, 2);
    });

    for (const [title, attributes] of [
      ['is unconfigured', ''],
      ['waits to near the viewport', 'token="1" loading="lazy" style="margin-top: 9999px"'],
    ] as const) {
      it(`sends nothing for an element that ${title}`, async () => {
        const host = site.createHost({ leads: 3 });
        const idle = site.createHost({ leads: 3 });
        await page.goto(site.page(widget(host.base) + elementTag(idle.base, attributes)));
        await settled(page);
        await restore();
        await host.wasAsked(2);
        await settled(page);
        assert.equal(idle.requests.length, 0);
      });
    }
  });
}

declare global {
  interface Window {
    failed: Promise<string>;
  }
}
