import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { networkInterfaces, tmpdir } from 'node:os';
import { after, before, describe, it } from 'node:test';
import { startDemo } from '../../demo/start-demo.js';

const HERE = '127.0.0.1';
const [elsewhere] = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .filter(({ internal, family }) => !internal && family === 'IPv4')
  .map(({ address }) => address);

/** Sends a request exactly as it is written. Returns the status of the answer. */
async function statusOf(
  port: string,
  path: string,
  { address = HERE, ...headers }: Record<string, string> = {},
): Promise<number> {
  const sent = request({ host: address, port, path, headers: { host: HERE, ...headers } }).end();
  const [answer] = (await Promise.race([once(sent, 'response'), once(sent, 'upgrade')])) as [
    IncomingMessage,
  ];
  sent.destroy();
  return answer.statusCode!;
}

describe('the demo', () => {
  let demo: Awaited<ReturnType<typeof startDemo>>;
  let port: string;
  /** A folder of the checkout, with links to files that are not to be served. */
  let links: string;

  before(async () => {
    demo = await startDemo({ port: 0 });
    ({ port } = new URL(demo.url));
    await mkdir('coverage', { recursive: true });
    links = await mkdtemp('coverage/');
    await symlink(tmpdir(), `${links}/outside`);
    await symlink('../../.gitignore', `${links}/index.html`);
  });
  after(async () => {
    await rm(links, { recursive: true });
    await demo.stop();
  });

  it('serves pages, packages, sources and what is built', async () => {
    for (const path of [
      '/demo/',
      '/demo/frameworks/react/page.js',
      '/dist/client-leads.min.js',
      '/src/index.ts',
      '/node_modules/lit/package.json',
    ]) {
      assert.equal(await statusOf(port, path), 200, path);
    }
  });

  it('refuses hidden files and files outside the checkout, however they are written', async () => {
    for (const path of [
      '/.gitignore',
      '/demo/%2e%2E/.gitignore',
      '/node_modules/lit/..%2f..%2f.gitignore',
      'http://127.0.0.1/.gitignore',
      '/demo\\..\\.gitignore',
      '/../../../../../../../../etc/passwd',
      '/%2fetc%2fpasswd',
      '/__wds-outside-root__/9/etc/passwd',
      '/%',
      ...['/', '', '/index.html', '/outside/', '/outside'].map((path) => `/${links}${path}`),
    ]) {
      assert.match(String(await statusOf(port, path)), /^40[034]$/, path);
    }
  });

  it('answers to the names of this machine only', async () => {
    for (const host of [HERE, '127.0.0.1:8000', 'LOCALHOST:8000', '[::1]:8000', '127.1.2.3']) {
      assert.equal(await statusOf(port, '/demo/', { host }), 200, host);
    }
    const session = await fetch(new URL('session?as=anna', demo.url), { method: 'POST' });
    const { apiBase: cross } = (await session.json()) as { apiBase: string };
    assert.equal(await statusOf(new URL(cross).port, '/dist/client-leads.min.js'), 200);
    for (const host of ['localhost.example.com:8000', '127.0.0.1.example.com', '192.0.2.1']) {
      assert.equal(await statusOf(port, '/demo/', { host }), 403, host);
      assert.equal(await statusOf(new URL(cross).port, '/dist/client-leads.min.js', { host }), 403);
    }
  });

  it('opens its web socket only for its own pages', async () => {
    const handshake = {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
    };
    const open = (host: string, origin: string) =>
      statusOf(port, '/wds', { ...handshake, host, origin });
    assert.equal(await open('localhost:8000', 'http://localhost:8000'), 101);
    assert.equal(await open('localhost:8000', 'http://localhost:3000'), 403);
    assert.equal(await open('example.com:8000', 'http://example.com:8000'), 403);
    assert.equal(await statusOf(port, '/wds', handshake), 403);
  });

  it('listens only on this machine', { skip: !elsewhere }, async () => {
    const address = elsewhere!;
    await assert.rejects(statusOf(port, '/demo/', { address }), { code: 'ECONNREFUSED' });
  });
});
