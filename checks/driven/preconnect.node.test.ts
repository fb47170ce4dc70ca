import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { it, type TestContext } from 'node:test';
import { createDemoApi } from '../../demo/api/demo-api.js';
import { createListener } from '../../demo/serve-api.js';
import { codeBlocks } from '../../tools/code-blocks.js';
import { PATIENCE_MS, settled } from './browser.js';
import { describeInEachEngine } from './each-engine.js';

const SCRIPT = await readFile('dist/client-leads.min.js');
/** Stands for the client and for the token. */
const NUMBER = '1017';
/** Firefox's default. The driver sets it to 0, which disables all connections in advance. */
const options = { extraPrefsFirefox: { 'network.http.speculative-parallel-limit': 6 } };

describeInEachEngine('the preconnect before the script', { options }, (driven) => {
  it('opens the connection that the element’s request uses, thanks to crossorigin', async (context) => {
    const snippet = await readSnippet();
    assert.equal(await isTaken(context, snippet), true);
    assert.equal(await isTaken(context, snippet.replace(' crossorigin', '')), false);
  });

  /**
   * Opens a page with this content. Its script loads only once there is a connection to the API.
   * Returns whether the element's request uses that connection.
   */
  async function isTaken(context: TestContext, snippet: string): Promise<boolean> {
    const { app, hosts } = createDemoApi();
    const { path } = hosts.create({ leads: 3 });
    const listener = createListener(app.fetch);
    const api = await serve(context, (incoming, outgoing) => void listener(incoming, outgoing));
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const connection = once(api.server, 'connection', { signal });
    const request = once(api.server, 'request', { signal });
    const site = await serve(context, (incoming, outgoing) => {
      if (incoming.url?.endsWith('.js')) {
        outgoing.setHeader('Content-Type', 'text/javascript');
        void connection.then(() => outgoing.end(SCRIPT));
      } else {
        outgoing.setHeader('Content-Type', 'text/html; charset=utf-8');
        outgoing.end(snippet.replaceAll('https://api.example/', api.origin + path));
      }
    });
    await driven.page.goto(site.origin, { waitUntil: 'domcontentloaded' });
    const [[first], [{ socket }]] = (await Promise.all([connection, request])) as [
      [Socket],
      [IncomingMessage],
    ];
    assert.equal((await settled(driven.page)).rows, 3);
    return socket === first;
  }
});

/** Returns the page of the recipe, as PHP writes it for a client. */
async function readSnippet(): Promise<string> {
  const blocks = codeBlocks(await readFile('docs/recipes.md', 'utf8'));
  const { code } = blocks.find((block) => block.code.includes('preconnect'))!;
  return code.replaceAll(/<\?= [^]*?\?>/g, NUMBER).replaceAll(/<\?php[^]*?\?>/g, '');
}

/** Starts a server, which runs until the test has ended. */
async function serve(context: TestContext, listener: RequestListener) {
  const server = createServer(listener).listen(0, '127.0.0.1');
  context.after(() => {
    server.close();
    server.closeAllConnections();
  });
  await once(server, 'listening');
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}
