import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, readFile } from 'node:fs/promises';
import { get, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { before, it } from 'node:test';
import {
  brotliCompressSync,
  brotliDecompressSync,
  constants,
  gunzipSync,
  gzipSync,
} from 'node:zlib';
import { startNginx } from './nginx.js';
import { describeOnSite } from './site.js';

/** Where Debian puts it. */
const BROTLI_MODULE = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';
const SCRIPT = 'client-leads.min.js';
const PINNED = `/client-leads/1.4.2/${SCRIPT}`;
const UNPINNED = `/client-leads/1/${SCRIPT}`;
const NEEDED = ['nginx', 'brotli', 'gzip', BROTLI_MODULE];

const file = await readFile(`dist/${SCRIPT}`);

describeOnSite('the script from a server of the site’s own', NEEDED, (site) => {
  let lines: string;
  let origin: string;

  before(async () => {
    for (const version of ['1.4.2', '1']) {
      const folder = site.path(`client-leads/${version}`);
      const compress = () => execFileSync('sh', [site.path('compress.sh')], { cwd: folder });
      await site.write(`client-leads/${version}/${SCRIPT}`, 'An earlier version');
      compress();
      await copyFile(`dist/${SCRIPT}`, site.path(`client-leads/${version}/${SCRIPT}`));
      compress();
    }
    lines = await site.read('client-leads.conf');
    origin = await startServer(lines, `load_module ${BROTLI_MODULE};`);
  });

  const startServer = (recipe: string, main = '') =>
    startNginx(site, {
      main,
      http: 'types { text/javascript js; }',
      // Sites have lines for all their scripts, which are not to apply here.
      server: `root ${site.path('')};\n${recipe}\nlocation ~ \\.js$ { expires 30d; }`,
    });

  /** Asks for a file by an encoding, and returns what is on the wire. */
  async function fetchRaw(url: string, encoding: string, validator?: string) {
    const request = get(url, {
      headers: { 'Accept-Encoding': encoding, ...(validator && { 'If-None-Match': validator }) },
    });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    const { statusCode: status, headers: answered } = response;
    return { status, headers: answered, body: await buffer(response) };
  }

  for (const [title, accepted, encoding, extension, decompress] of [
    ['brotli', 'gzip, deflate, br, zstd', 'br', '.br', brotliDecompressSync],
    ['gzip', 'gzip, deflate', 'gzip', '.gz', gunzipSync],
    ['the file as it is', 'identity', undefined, '', (body: Buffer) => body],
  ] as const) {
    for (const path of [PINNED, UNPINNED]) {
      it(`is ${title} for “Accept-Encoding: ${accepted}” at ${path}`, async () => {
        const { status, headers, body } = await fetchRaw(origin + path, accepted);
        assert.equal(status, 200);
        assert.equal(headers['content-encoding'], encoding);
        assert.equal(headers['content-type'], 'text/javascript');
        assert.equal(headers.vary, 'Accept-Encoding');
        const beside = await readFile(site.path(path + extension));
        assert.ok(body.equals(beside));
        assert.ok(file.equals(decompress(body)));
      });
    }
  }

  it('is gzip for everybody if nginx has no module for brotli', async () => {
    const without = await startServer(lines.replace('brotli_static on;', ''));
    const { headers } = await fetchRaw(without + PINNED, 'gzip, deflate, br, zstd');
    assert.equal(headers['content-encoding'], 'gzip');
  });

  it('has the headers of the table in README.md', async () => {
    const rows = (await readFile('README.md', 'utf8')).matchAll(
      /^\| `(\/[\d.]+\/client-leads\.min\.js)`\s*\| `([^`]*)`/gm,
    );
    const expected = [...rows].map(([, path = '', value = '']) => [`/client-leads${path}`, value]);
    assert.deepEqual(
      expected.map(([path]) => path),
      [PINNED, UNPINNED],
    );
    for (const [path = '', value] of expected) {
      const { headers } = await fetchRaw(origin + path, 'br');
      assert.equal(headers['cache-control'], value);
      assert.equal(headers['access-control-allow-origin'], '*');
    }
  });

  it('is not sent again to whoever has it, compressed in the same way', async () => {
    const url = origin + UNPINNED;
    const { etag } = (await fetchRaw(url, 'br')).headers;
    const again = await fetchRaw(url, 'br', etag);
    const other = await fetchRaw(url, 'gzip', etag);
    assert.deepEqual([again.status, other.status], [304, 200]);
  });

  it('is as long as the documents say', async () => {
    const brotli = (quality: number) =>
      brotliCompressSync(file, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } });
    const inAdvance = async (encoding: string) => (await fetchRaw(origin + PINNED, encoding)).body;
    const plain = kilobytes(file);
    const best = kilobytes(await inAdvance('br'));
    const onTheFly = [4, 5, 6].map((quality) => kilobytes(brotli(quality)));
    const [least, most] = [Math.min(...onTheFly), Math.max(...onTheFly)];

    for (const [document, ...sentences] of [
      [
        'docs/recipes.md',
        `| as it is | ${plain} |`,
        `| gzip on the fly, level 6 | ${kilobytes(gzipSync(file, { level: 6 }))} |`,
        `| gzip in advance | ${kilobytes(await inAdvance('gzip'))} |`,
        `| brotli on the fly, quality 4 to 6 | ${least} to ${most} |`,
        `| brotli in advance | ${best} |`,
      ],
      [
        'README.md',
        `made in advance: ${best} kB, in place of ${least} to ${most} from a host that compresses on the fly, and ${plain} from one that does not.`,
        `The script-tag file is ${best} kB with brotli`,
      ],
      [
        'README.ru.md',
        `сжать заранее: ${best} КБ, а если сервер сжимает на лету — от ${least} до ${most}, без сжатия — ${plain}.`,
      ],
    ] as const) {
      const text = (await readFile(document, 'utf8')).replaceAll(/ +/g, ' ');
      for (const sentence of sentences) {
        assert.ok(text.includes(sentence), `${document} should say: ${sentence}`);
      }
    }
  });
});

/** Whole ones, of 1000 bytes. */
function kilobytes({ length }: Buffer): number {
  return Math.round(length / 1000);
}
