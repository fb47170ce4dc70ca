import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { createDemoApi } from '../../demo/api/demo-api.js';
import { createListener } from '../../demo/serve-api.js';
import { engines, launch, PATIENCE_MS, settled } from './browser.js';

const SCRIPT = await readFile('dist/client-leads.min.js');
/** Firefox's own value. The driver sets it to 0, and Firefox then makes no connection in advance. */
const FIREFOX_PREFERENCES = { 'network.http.speculative-parallel-limit': 6 };

for (const engine of engines) {
  const skip = engine === 'webkit' && 'puppeteer-core does not drive WebKit';

  describe(`the preconnect before the script in ${engine}`, { skip }, () => {
    let browser: Browser;

    before(async () => {
      browser = await launch(engine, { extraPrefsFirefox: FIREFOX_PREFERENCES });
    });
    after(() => browser.close());

    for (const file of ['README.md', 'README.ru.md']) {
      it(`in ${file} makes the connection that the element’s request takes`, async () => {
        assert.equal(await isTaken(await firstSnippet(file)), true);
      });
    }

    it('makes another one without crossorigin', async () => {
      const snippet = await firstSnippet('README.md');
      assert.equal(await isTaken(snippet.replace(' crossorigin', '')), false);
    });

    /**
     * Opens a page with this in it, which gets its script only when the API has been connected to.
     * Returns whether the element's request takes that connection.
     */
    async function isTaken(snippet: string): Promise<boolean> {
      const { app, hosts } = createDemoApi();
      const { path } = hosts.create({ leads: 3 });
      const listener = createListener(app.fetch);
      const api = createServer((incoming, outgoing) => void listener(incoming, outgoing));
      const signal = AbortSignal.timeout(PATIENCE_MS);
      const connection = once(api, 'connection', { signal });
      const request = once(api, 'request', { signal });
      const base = (await listen(api)) + path;

      const site = createServer((incoming, outgoing) => {
        if (incoming.url?.endsWith('.js')) {
          outgoing.setHeader('Content-Type', 'text/javascript');
          void connection.then(() => outgoing.end(SCRIPT));
        } else {
          outgoing.setHeader('Content-Type', 'text/html; charset=utf-8');
          outgoing.end(snippet.replaceAll('https://api.example/', base));
        }
      });
      const page = await browser.newPage();
      try {
        await page.goto(await listen(site), { waitUntil: 'domcontentloaded' });
        const [[first], [{ socket }]] = (await Promise.all([connection, request])) as [
          [Socket],
          [IncomingMessage],
        ];
        assert.equal((await settled(page)).rows, 3);
        return socket === first;
      } finally {
        await page.close();
        await Promise.all([close(api), close(site)]);
      }
    }
  });
}

/** The first block of HTML of a document, with the script on the page's own origin. */
async function firstSnippet(file: string): Promise<string> {
  const [, code = ''] = /^```html\n([^]*?)^```$/m.exec(await readFile(file, 'utf8')) ?? [];
  return code.replace('https://cdn.example', '');
}

async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
