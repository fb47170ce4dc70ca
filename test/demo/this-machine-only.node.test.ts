import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { after, before, describe, it } from 'node:test';
import { startDemo } from '../../demo/start-demo.js';
import { onlyForThisMachine } from '../../demo/this-machine-only.js';

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
    demo = await startDemo();
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

  for (const path of [
    '/demo/',
    '/demo/frameworks/react/',
    '/demo/frameworks/server-rendered/',
    '/demo/partner/',
    '/demo/frameworks/dist/react.js',
    '/dist/client-leads.min.js',
    '/docs/recipes.html',
    '/docs/recipes.md',
    '/src/index.ts',
    '/node_modules/lit/package.json',
    '/node_modules/.package-lock.json',
    '/demo/situations.json',
  ]) {
    it(`serves ${path}`, async () => {
      assert.equal(await statusOf(port, path), 200);
    });
  }

  for (const path of [
    '/.gitignore',
    '/%2egitignore',
    '/.github/workflows/ci.yml',
    '/demo/../.gitignore',
    '/demo/%2e%2E/.gitignore',
    '/demo%2f..%2f.gitignore',
    '/node_modules/../.gitignore',
    '/node_modules/lit/..%2f..%2f.gitignore',
    'http://127.0.0.1/.gitignore',
    '//.gitignore',
    '/%252egitignore',
    '/demo\\..\\.gitignore',
    '/../../../../../../../../etc/passwd',
    '/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd',
    '/%2fetc%2fpasswd',
    '/__wds-outside-root__/9/etc/passwd',
    '/__wds-outside-root__/0/package.json',
    '/%',
  ]) {
    it(`refuses ${path}`, async () => {
      assert.match(String(await statusOf(port, path)), /^40[034]$/);
    });
  }

  it('refuses what a link in the checkout leads to outside, or to a hidden file', async () => {
    for (const path of ['/', '', '/index.html', '/outside/', '/outside']) {
      assert.equal(await statusOf(port, `/${links}${path}`), 403, path);
    }
  });

  it('answers to the names of this machine only', async () => {
    for (const host of [HERE, '127.0.0.1:8000', 'LOCALHOST:8000', '[::1]:8000', '127.1.2.3']) {
      assert.equal(await statusOf(port, '/demo/', { host }), 200, host);
    }
    for (const host of [
      'example.com',
      'localhost.example.com:8000',
      '127.0.0.1.example.com',
      'example.com:127.0.0.1',
      '192.0.2.1:8000',
      '0.0.0.0:8000',
    ]) {
      for (const path of ['/demo/', '/package.json', '/demo/situations.json']) {
        assert.equal(await statusOf(port, path, { host }), 403, host);
      }
    }
    assert.equal(await statusOf(port, 'http://example.com/demo/'), 403);
    const origins = await fetch(new URL('origins.json', demo.url));
    const { cross } = (await origins.json()) as { cross: string };
    const crossPort = new URL(cross).port;
    assert.equal(await statusOf(crossPort, '/dist/client-leads.min.js'), 200);
    assert.equal(
      await statusOf(crossPort, '/dist/client-leads.min.js', { host: 'example.com' }),
      403,
    );
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
    assert.equal(await open('localhost:8000', 'https://example.com'), 403);
    assert.equal(await open('example.com:8000', 'http://example.com:8000'), 403);
    assert.equal(await statusOf(port, '/wds', handshake), 403);
  });

  it('listens only on this machine', { skip: !elsewhere }, async () => {
    await assert.rejects(statusOf(port, '/demo/', { address: elsewhere! }), {
      code: 'ECONNREFUSED',
    });
  });
});

describe('a server at every address of this machine', () => {
  it('refuses requests from elsewhere', { skip: !elsewhere }, async (context) => {
    const server = createServer(onlyForThisMachine((_, response) => response.end()));
    context.after(() => server.close());
    await once(server.listen(0), 'listening');
    const port = String((server.address() as AddressInfo).port);
    assert.equal(await statusOf(port, '/'), 200);
    assert.equal(await statusOf(port, '/', { address: elsewhere! }), 403);
  });
});
