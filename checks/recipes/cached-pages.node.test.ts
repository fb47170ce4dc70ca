import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { CARELESS, HONEST, startCache } from './cache.js';
import { isMissing } from './is-missing.js';
import { ANNA, BORIS, Site, loginPath, totalOn } from './site.js';

/** The page of the recipe, by a server that starts a session for each page. */
const WITH_SESSION = '<?php session_start(); ?>';

describe('a page behind a cache', { skip: isMissing('php', 'nginx') }, () => {
  let site: Site;

  before(async () => {
    site = await Site.start();
    const account = await readFile(join(site.folder, 'public/account.php'), 'utf8');
    // Without the recipe: no header of its own, and none of PHP's.
    await site.write(
      'careless.php',
      account
        .replace('session_start();', "session_cache_limiter('');\nsession_start();")
        .replace(/^header\('Cache-Control.*\n/m, ''),
    );
    const page = await readFile(join(site.folder, 'public/account.html'), 'utf8');
    await site.write('with-session.php', WITH_SESSION + page);
  });

  after(() => site.stop());

  const behindCache = (directives: string) =>
    startCache(site, `http://${site.address}`, directives);

  /** Returns how many inquiries each client sees, one after the other. */
  async function totals(url: string): Promise<number[]> {
    const anna = await totalOn(await site.openAs(ANNA, url));
    const boris = await totalOn(await site.openAs(BORIS, url));
    return [anna, boris];
  }

  it('without the recipe shows the first client’s inquiries to the second', async () => {
    const cache = await behindCache(HONEST);
    assert.deepEqual(await totals(`${cache}/careless.php`), [ANNA.total, ANNA.total]);
  });

  it('with nothing of the client in it is safe behind any cache', async () => {
    const cache = await behindCache(CARELESS);
    const url = `${cache}/account.html`;
    assert.deepEqual(await totals(url), [ANNA.total, BORIS.total]);
    const html = await (await fetch(url)).text();
    assert.ok(html.includes('<client-leads'));
    for (const { client, token } of [ANNA, BORIS]) {
      assert.ok(!html.includes(client) && !html.includes(token));
    }
  });

  it('with nothing of the client in it sets no cookie', async () => {
    const cache = await behindCache(CARELESS);
    for (const method of ['GET', 'HEAD']) {
      const { status, headers } = await fetch(`${cache}/account.html`, { method });
      assert.equal(status, 200);
      assert.deepEqual(headers.getSetCookie(), []);
    }
  });

  it('that starts a session signs the next visitor in as the first', async () => {
    const cache = await behindCache(CARELESS);
    const anna = await site.open(`${cache}/with-session.php`);
    await anna.evaluate((path) => fetch(path), loginPath(ANNA));
    // Nobody has signed in here.
    const other = await site.open(`${cache}/with-session.php`);
    assert.equal(await totalOn(other), ANNA.total);
  });

  it('drops the list of a client who has signed out in another tab', async () => {
    const cache = await behindCache(CARELESS);
    const page = await site.openAs(ANNA, `${cache}/account.html`);
    await totalOn(page);
    const status = await page.evaluate(async () => {
      await cookieStore.delete('PHPSESSID');
      const leads = document.querySelector('client-leads')!;
      // A failure makes the element ask for another token.
      leads.siteCode = 'FAIL';
      await leads.refresh();
      return leads.status;
    });
    assert.equal(status, 'unconfigured');
  });

  it('drops the list of a client who has signed out and goes back', async () => {
    const cache = await behindCache(CARELESS);
    const page = await site.openAs(ANNA, `${cache}/account.html`);
    await totalOn(page);
    await page.evaluate(() => {
      addEventListener('pageshow', ({ persisted }) => Object.assign(window, { persisted }));
    });
    await page.goto(`${cache}/place.html`);
    await page.evaluate(() => cookieStore.delete('PHPSESSID'));
    await page.evaluate(() => void setTimeout(() => history.back()));
    await page.waitForFunction(
      () => document.querySelector('client-leads')?.status === 'unconfigured',
    );
    // The page is the one that was left, with what was shown on it.
    assert.equal(await page.evaluate(() => 'persisted' in window && window.persisted), true);
  });

  it('drops the list of a client who has signed out in another tab, once the reader looks', async () => {
    const cache = await behindCache(CARELESS);
    const page = await site.openAs(ANNA, `${cache}/account.html`);
    await totalOn(page);
    const other = await page.browserContext().newPage();
    await other.goto(`${cache}/place.html`);
    await other.bringToFront();
    await other.evaluate(() => cookieStore.delete('PHPSESSID'));
    await page.bringToFront();
    await page.waitForFunction(
      () => document.querySelector('client-leads')?.status === 'unconfigured',
    );
  });

  it('shows the list of another client who has signed in in another tab', async () => {
    const cache = await behindCache(CARELESS);
    const page = await site.openAs(ANNA, `${cache}/account.html`);
    await totalOn(page);
    const [client, total] = await page.evaluate(async ({ client, token }) => {
      await fetch(`/login.php?client=${client}&token=${token}`);
      const leads = document.querySelector('client-leads')!;
      leads.siteCode = 'FAIL';
      await leads.refresh();
      leads.siteCode = 'GIFT-01';
      await leads.refresh();
      return [leads.client, leads.totalRows];
    }, BORIS);
    assert.deepEqual([client, total], [BORIS.client, BORIS.total]);
  });
});
