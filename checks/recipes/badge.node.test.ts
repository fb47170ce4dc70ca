/** Builds a site with the badge of docs/badge.md, and opens its page in a browser. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import type { Browser } from 'puppeteer-core';
import { createDemoApi } from '../../demo/api/demo-api.js';
import { startCrossOriginServer } from '../../demo/serve-api.js';
import { version } from '../../src/version.js';
import { createConsumer, type Consumer } from '../../tools/consumer-project.js';
import { filesIn } from '../../tools/files-in.js';
import { runCommand } from '../../tools/run-command.js';
import { engines, launch } from '../driven/browser.js';
import { ANNA } from './site.js';

const DOCUMENT = 'docs/badge.md';
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' };
const FOLDER = `/client-leads/${version}/`;
const ADDRESS = `${FOLDER}api-client.js`;

/** More than the inquiries of one request, some of them unread. */
const SHOWN = /^[1-9]\d*\+$/;

describe('the badge on a site', () => {
  let consumer: Consumer;
  let api: Awaited<ReturnType<typeof startCrossOriginServer>>;
  let document: string;
  let files: ReadonlyMap<string, string>;
  /** The policy of the pages. */
  let policy = '';
  const server = createServer((request, response) => {
    const path = new URL(request.url!, 'http://site').pathname;
    if (path === '/my/session') {
      const { client, token } = ANNA;
      response.writeHead(request.method === 'POST' ? 200 : 405, { 'Cache-Control': 'no-store' });
      response.end(JSON.stringify({ client, token }));
      return;
    }
    readFile(join(consumer.folder, 'public', path)).then(
      (body) => {
        response.setHeader(
          'Content-Type',
          `${TYPES[extname(path)] ?? 'text/plain'}; charset=utf-8`,
        );
        response.setHeader('Content-Security-Policy', policy);
        response.end(body);
      },
      () => response.writeHead(404).end(),
    );
  });

  before(async () => {
    api = await startCrossOriginServer(createDemoApi());
    consumer = await createConsumer();
    await mkdir(join(consumer.folder, 'public'));
    document = await readFile(DOCUMENT, 'utf8');
    files = new Map(await filesIn(DOCUMENT));
    await write('unread.js', script());
    await once(server.listen(0, '127.0.0.1'), 'listening');
  });

  after(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    await api.close();
    await consumer.remove();
  });

  const write = (name: string, code: string) => writeFile(join(consumer.folder, name), code);
  const script = () => files.get('unread.js')!.replaceAll('https://api.example/', api.origin);
  const withoutImportMap = () =>
    files.get('page.html')!.replace(/<script type="importmap">[^]*?<\/script>/, '');
  const run = (name: string) =>
    runCommand('sh', ['-euc', files.get(name)!], { cwd: consumer.folder });

  /** Opens a page in a browser of its own, waits for the number, and returns the scripts loaded. */
  async function scriptsOf(browser: Browser, html: string): Promise<string[]> {
    await write('public/page.html', `<!doctype html><html lang="ru">${html}`);
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    const paths: string[] = [];
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      if (pathname.endsWith('.js')) {
        assert.equal(response.status(), 200, pathname);
        paths.push(pathname);
      }
    });
    const { port } = server.address() as AddressInfo;
    await page.goto(`http://127.0.0.1:${port}/page.html`);
    await page.waitForSelector('#unread:not([hidden])');
    assert.match(await page.$eval('#unread', ({ textContent }) => textContent), SHOWN);
    await context.close();
    return paths;
  }

  for (const engine of engines) {
    const skip = engine === 'webkit' && 'puppeteer-core does not drive WebKit';

    describe(`in ${engine}`, { skip }, () => {
      let browser: Browser;

      before(async () => {
        browser = await launch(engine);
      });

      after(() => browser.close());

      it('runs on a page without a bundler, from the files that are copied', async () => {
        policy = '';
        await run('copy-api-client.sh');
        await write('public/unread.js', script());
        const [own, ...modules] = await scriptsOf(browser, files.get('page.html')!);
        assert.equal(own, '/unread.js');
        assert.ok(modules.every((path) => path.startsWith(FOLDER)));
        const [, count] = /loads (\d+) small modules/.exec(document) ?? [];
        assert.equal(modules.length, Number(count));
      });

      it('runs under a strict policy, if the script has the address of the module', async () => {
        policy = `default-src 'none'; script-src 'self'; connect-src 'self' ${api.origin}`;
        const [, code] = /`(import \{ LeadsApi \} from '\/[^`]+)`/.exec(document) ?? [];
        assert.ok(code?.includes(ADDRESS));
        await run('copy-api-client.sh');
        await write('public/unread.js', script().replace(/^import .*$/m, `${code};`));
        assert.ok((await scriptsOf(browser, withoutImportMap())).includes(ADDRESS));
      });

      it('runs as a bundle, which has no Lit in it, and the size that the document names', async () => {
        const modules = join(consumer.folder, 'node_modules');
        await mkdir(join(modules, '.bin'), { recursive: true });
        await symlink(
          resolve('node_modules/esbuild/bin/esbuild'),
          join(modules, '.bin/esbuild'),
        ).catch(() => undefined);
        await run('bundle.sh');
        const bundle = await readFile(join(consumer.folder, 'public/unread.js'));
        assert.ok(!/lit-html|LitElement|\$lit\$/.test(String(bundle)));
        const [, plain, brotli] =
          /one file of (\S+) kB \((\S+) kB with brotli\)/.exec(document) ?? [];
        assert.ok(Math.abs(bundle.length / 1000 - Number(plain)) < 0.5, `${bundle.length}`);
        const compressed = brotliCompressSync(bundle).length;
        assert.ok(Math.abs(compressed / 1000 - Number(brotli)) < 0.25, `${compressed}`);
        assert.deepEqual(await scriptsOf(browser, withoutImportMap()), ['/unread.js']);
      });
    });
  }
});
