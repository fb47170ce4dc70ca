import assert from 'node:assert/strict';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { isMissing } from './is-missing.js';
import { freePort } from './ports.js';
import { ANNA, BORIS, Site, totalOn } from './site.js';

/** What the cache does with a page whose headers forbid keeping it. */
const HONEST = '';
const CARELESS = 'proxy_ignore_headers Cache-Control Expires Set-Cookie;';

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
  });

  after(() => site.stop());

  /** Starts a cache in front of the site. Returns its origin. */
  async function startCache(directives: string): Promise<string> {
    const port = await freePort();
    const own = await mkdtemp(join(site.folder, 'cache-'));
    await writeFile(
      join(own, 'nginx.conf'),
      `daemon off;
      # One process, of the user who runs the test.
      master_process off;
      pid ${own}/pid;
      error_log /dev/null;
      events {}
      http {
        access_log off;
        client_body_temp_path ${own}/body;
        proxy_temp_path ${own}/temp;
        proxy_cache_path ${own}/kept keys_zone=pages:1m;
        server {
          listen 127.0.0.1:${port};
          location / {
            proxy_pass http://${site.address};
            proxy_cache pages;
            proxy_cache_valid 200 10m;
            ${directives}
          }
          location = /login.php {
            proxy_pass http://${site.address};
          }
        }
      }`,
    );
    await site.run(port, 'nginx', ['-e', '/dev/null', '-p', own, '-c', join(own, 'nginx.conf')]);
    return `http://127.0.0.1:${port}`;
  }

  /** Returns how many inquiries each client sees, one after the other. */
  async function totals(url: string): Promise<number[]> {
    const anna = await totalOn(await site.openAs(ANNA, url));
    const boris = await totalOn(await site.openAs(BORIS, url));
    return [anna, boris];
  }

  it('with the values in it is the client’s own, if the cache obeys its headers', async () => {
    const cache = await startCache(HONEST);
    assert.deepEqual(await totals(`${cache}/account.php`), [ANNA.total, BORIS.total]);
  });

  it('without the recipe shows the first client’s inquiries to the second', async () => {
    const cache = await startCache(HONEST);
    assert.deepEqual(await totals(`${cache}/careless.php`), [ANNA.total, ANNA.total]);
  });

  it('with the values in it is the first client’s, if the cache ignores its headers', async () => {
    const cache = await startCache(CARELESS);
    assert.deepEqual(await totals(`${cache}/account.php`), [ANNA.total, ANNA.total]);
  });

  it('with nothing of the client in it is safe behind any cache', async () => {
    const cache = await startCache(CARELESS);
    const url = `${cache}/account.html`;
    assert.deepEqual(await totals(url), [ANNA.total, BORIS.total]);
    const html = await (await fetch(url)).text();
    assert.ok(html.includes('<client-leads'));
    for (const { client, token } of [ANNA, BORIS]) {
      assert.ok(!html.includes(client) && !html.includes(token));
    }
  });

  it('drops the list of a client who has signed out in another tab', async () => {
    const cache = await startCache(CARELESS);
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
    const cache = await startCache(CARELESS);
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
    const cache = await startCache(CARELESS);
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
    const cache = await startCache(CARELESS);
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
