import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { copyFile, mkdtemp, readFile } from 'node:fs/promises';
import { get, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { before, it } from 'node:test';
import { brotliCompressSync, brotliDecompressSync, gunzipSync } from 'node:zlib';
import { version } from '../../src/version.js';
import { filesIn } from '../../tools/files-in.js';
import { describeOnSite } from './site.js';

/** Where Debian puts it. */
const BROTLI_MODULE = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';
const SCRIPT = 'client-leads.min.js';
const FOLDERS = [`client-leads/${version}`, 'client-leads/current'];
const [PINNED = '', STAYING = ''] = FOLDERS.map((folder) => `/${folder}/${SCRIPT}`);
const NEEDED = ['nginx', 'brotli', 'gzip', BROTLI_MODULE];

const file = await readFile(`dist/${SCRIPT}`);

describeOnSite('the script from a server of the site’s own', NEEDED, (site) => {
  let origin: string;

  before(async () => {
    for (const [name, code] of await filesIn('docs/updating.md')) {
      await site.write(name, code);
    }
    for (const folder of FOLDERS) {
      const cwd = site.path(folder);
      const compress = () => execFileSync('sh', [site.path('compress.sh')], { cwd });
      await site.write(`${folder}/${SCRIPT}`, 'An earlier version');
      compress();
      await copyFile(`dist/${SCRIPT}`, site.path(`${folder}/${SCRIPT}`));
      compress();
    }
    origin = await startNginx(await site.read('client-leads.conf'));
  });

  /** Starts nginx with the lines of the recipe, which runs until the site stops. Returns its origin. */
  async function startNginx(lines: string): Promise<string> {
    const own = await mkdtemp(join(site.folder, 'nginx-'));
    const path = join(own, 'nginx.conf');
    return site.run('nginx', (port) => {
      // One process, of the user who runs the test. Its paths are relative to the folder.
      const configuration = `daemon off; master_process off; pid pid; error_log /dev/null;
        load_module ${BROTLI_MODULE};
        events {}
        http {
          access_log off;
          client_body_temp_path body;
          types { text/javascript js; }
          server {
            listen 127.0.0.1:${port};
            root ${site.path('')};
            ${lines}
            # Sites have lines for all their scripts, which are not to apply here.
            location ~ \\.js$ { expires 30d; }
          }
        }`;
      writeFileSync(path, configuration);
      return ['-e', '/dev/null', '-p', own, '-c', path];
    });
  }

  /** Asks for a file by an encoding, and returns what is on the wire. */
  async function fetchRaw(url: string, encoding: string, validator?: string) {
    const request = get(url, {
      headers: { 'Accept-Encoding': encoding, ...(validator && { 'If-None-Match': validator }) },
    });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    const { statusCode: status, headers: answered } = response;
    return { status, headers: answered, body: await buffer(response) };
  }

  for (const [accepted, encoding, extension, decompress] of [
    ['gzip, deflate, br, zstd', 'br', '.br', brotliDecompressSync],
    ['gzip, deflate', 'gzip', '.gz', gunzipSync],
    ['identity', undefined, '', (body: Buffer) => body],
  ] as const) {
    it(`is compressed in advance for “Accept-Encoding: ${accepted}”`, async () => {
      const text = await readFile('docs/updating.md', 'utf8');
      assert.ok(text.includes(`src="${PINNED}"`));
      const lifetimes = text.match(/(?<=`Cache-Control: )[^`]+/g) ?? [];
      for (const [index, path] of [PINNED, STAYING].entries()) {
        const { status, headers, body } = await fetchRaw(origin + path, accepted);
        assert.equal(status, 200);
        assert.equal(headers['content-encoding'], encoding);
        assert.equal(headers['content-type'], 'text/javascript');
        assert.equal(headers.vary, 'Accept-Encoding');
        assert.equal(headers['access-control-allow-origin'], '*');
        assert.equal(headers['cache-control'], lifetimes[index]);
        assert.ok(body.equals(await readFile(site.path(path + extension))));
        assert.ok(file.equals(decompress(body)));
      }
    });
  }

  it('is not sent again to whoever has it, compressed in the same way', async () => {
    const url = origin + STAYING;
    const { etag } = (await fetchRaw(url, 'br')).headers;
    const again = await fetchRaw(url, 'br', etag);
    const other = await fetchRaw(url, 'gzip', etag);
    assert.deepEqual([again.status, other.status], [304, 200]);
  });
});

it('the documents say how much the script weighs', async () => {
  const kilobytes = Math.round(brotliCompressSync(file).length / 1000);
  for (const [path, sentence] of [
    ['README.md', /The script is (\d+) kB with brotli/],
    ['README.ru.md', /Скрипт весит (\d+) КБ/],
    ['docs/updating.md', /it is then (\d+) kB instead of/],
    ['docs/updating.ru.md', /останется (\d+) КБ/],
  ] as const) {
    const [, written] = sentence.exec(await readFile(path, 'utf8')) ?? [];
    // A few bytes can tip the rounding.
    assert.ok(Math.abs(Number(written) - kilobytes) <= 1, `${path}: ${kilobytes} kB`);
  }
});
