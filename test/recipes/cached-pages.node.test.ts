import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type Browser, launch, type Page } from 'puppeteer-core';
import { createPagesApi } from '../../demo/pages-api.js';
import { startCrossOriginServer } from '../../demo/serve-api.js';
import { chromiumOptions } from '../../tools/browsers.js';
import { isMissing } from './is-missing.js';
import { freePort, listens } from './ports.js';
import { recipes } from './read-recipes.js';

/** Two clients of the demo API, and how many inquiries each has. */
const ANNA = { client: '1017', token: '55120938', total: 137 };
const BORIS = { client: '1021', token: '55120938', total: 21 };
type Client = typeof ANNA;

/** Signs in whoever asks, as a site's own form would. */
const LOGIN = `<?php
session_start();
$_SESSION['client'] = $_GET['client'];
$_SESSION['token'] = $_GET['token'];
`;

/** What the cache does with a page whose headers forbid keeping it. */
const HONEST = '';
const CARELESS = 'proxy_ignore_headers Cache-Control Expires Set-Cookie;';

describe('a page behind a cache', { skip: isMissing('php', 'nginx') }, () => {
  const children: ChildProcess[] = [];
  let folder: string;
  let api: Awaited<ReturnType<typeof startCrossOriginServer>>;
  let browser: Browser;
  let site: string;

  before(async () => {
    api = await startCrossOriginServer(createPagesApi());
    browser = await launch(chromiumOptions());
    folder = await mkdtemp(join(tmpdir(), 'client-leads-'));
    await mkdir(join(folder, 'site'));
    await write('site/login.php', LOGIN);
    for (const [name, code] of await recipes()) {
      await write(`site/${name}`, code);
    }
    const account = await readFile(join(folder, 'site/account.php'), 'utf8');
    // Without the recipe: no header of its own, and none of PHP's.
    await write(
      'site/careless.php',
      account
        .replace('session_start();', "session_cache_limiter('');\nsession_start();")
        .replace(/^header\('Cache-Control.*\n/m, ''),
    );
    const port = await freePort();
    site = `127.0.0.1:${port}`;
    run('php', ['-S', site, '-t', join(folder, 'site')]);
    await listens(port);
  });

  after(async () => {
    await browser.close();
    children.forEach((child) => child.kill());
    await api.close();
    await rm(folder, { recursive: true });
  });

  async function write(path: string, code: string): Promise<void> {
    const own = code
      .replaceAll('https://cdn.example/client-leads/1', `${api.origin}/dist`)
      .replaceAll('https://api.example', api.origin);
    await writeFile(join(folder, path), own);
  }

  function run(command: string, args: readonly string[]): void {
    children.push(spawn(command, args, { stdio: 'ignore' }));
  }

  /** Starts a cache in front of the site. Returns its origin. */
  async function startCache(directives: string): Promise<string> {
    const port = await freePort();
    const own = await mkdtemp(join(folder, 'cache-'));
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
            proxy_pass http://${site};
            proxy_cache pages;
            proxy_cache_valid 200 10m;
            ${directives}
          }
          location = /login.php {
            proxy_pass http://${site};
          }
        }
      }`,
    );
    run('nginx', ['-e', '/dev/null', '-p', own, '-c', join(own, 'nginx.conf')]);
    await listens(port);
    return `http://127.0.0.1:${port}`;
  }

  /** Opens a page as a client who has signed in. Returns it and how many inquiries it shows. */
  async function openAs({ client, token }: Client, url: string): Promise<[Page, number]> {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    await page.goto(new URL(`/login.php?client=${client}&token=${token}`, url).href);
    await page.goto(url);
    const total = await page.evaluate(async () => {
      await customElements.whenDefined('client-leads');
      const leads = document.querySelector('client-leads')!;
      await new Promise<unknown>((resolve) => {
        if (leads.totalRows > 0) {
          resolve(undefined);
        }
        leads.addEventListener('leads-load', resolve);
      });
      return leads.totalRows;
    });
    return [page, total];
  }

  /** Returns how many inquiries each client sees, one after the other. */
  async function totals(url: string): Promise<number[]> {
    const [, anna] = await openAs(ANNA, url);
    const [, boris] = await openAs(BORIS, url);
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
    const [page] = await openAs(ANNA, `${cache}/account.html`);
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

  it('shows the list of another client who has signed in in another tab', async () => {
    const cache = await startCache(CARELESS);
    const [page] = await openAs(ANNA, `${cache}/account.html`);
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
