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
import { version } from '../../src/version.js';
import { filesIn } from '../../tools/files-in.js';
import { startNginx } from './nginx.js';
import { describeOnSite } from './site.js';

/** Where Debian puts it. */
const BROTLI_MODULE = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';
const SCRIPT = 'client-leads.min.js';
const FOLDERS = [`client-leads/${version}`, 'client-leads/current'];
const [PINNED = '', STAYING = ''] = FOLDERS.map((folder) => `/${folder}/${SCRIPT}`);
const NEEDED = ['nginx', 'brotli', 'gzip', BROTLI_MODULE];

const file = await readFile(`dist/${SCRIPT}`);

describeOnSite('the script from a server of the site’s own', NEEDED, (site) => {
  let lines: string;
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
    for (const path of [PINNED, STAYING]) {
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

  for (const document of ['docs/updating.md', 'docs/updating.ru.md']) {
    it(`has the headers of ${document}, at the address of its script tag, too`, async () => {
      const text = await readFile(document, 'utf8');
      const values = [...text.matchAll(/`Cache-Control: ([^`]+)`/g)].map(([, value]) => value);
      assert.equal(values.length, 2);
      assert.ok(text.includes('`Access-Control-Allow-Origin: *`'));
      assert.ok(text.includes(`src="${PINNED}"`));
      for (const [index, path] of [PINNED, STAYING].entries()) {
        const { headers } = await fetchRaw(origin + path, 'br');
        assert.equal(headers['cache-control'], values[index]);
        assert.equal(headers['access-control-allow-origin'], '*');
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

  it('is as long as the documents say', async () => {
    const brotli = (quality: number) =>
      brotliCompressSync(file, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } });
    const inAdvance = async (encoding: string) => (await fetchRaw(origin + PINNED, encoding)).body;
    const plain = kilobytes(file);
    const gzip = kilobytes(await inAdvance('gzip'));
    const gzipOnTheFly = kilobytes(gzipSync(file, { level: 6 }));
    const best = kilobytes(await inAdvance('br'));
    const onTheFly = [4, 5, 6].map((quality) => kilobytes(brotli(quality)));
    const [least, most] = [Math.min(...onTheFly), Math.max(...onTheFly)];

    for (const [document, ...sentences] of [
      [
        'docs/updating.md',
        `it is then ${best} kB instead of ${plain}.`,
        `| as it is | ${plain} |`,
        `| gzip on the fly, level 6 | ${gzipOnTheFly} |`,
        `| gzip in advance | ${gzip} |`,
        `| brotli on the fly, quality 4 to 6 | ${least} to ${most} |`,
        `| brotli in advance | ${best} |`,
      ],
      [
        'docs/updating.ru.md',
        `Из ${plain} КБ останется ${best} КБ.`,
        `| без сжатия | ${plain} |`,
        `| gzip на лету, уровень 6 | ${gzipOnTheFly} |`,
        `| gzip заранее | ${gzip} |`,
        `| brotli на лету, качество от 4 до 6 | от ${least} до ${most} |`,
        `| brotli заранее | ${best} |`,
      ],
      ['docs/behaviour.md', `The script file is ${best} kB with brotli`],
      ['docs/behaviour.ru.md', `Файл скрипта со сжатием brotli занимает ${best} КБ`],
      ['README.md', `${best} kB`],
      ['README.ru.md', `${best} КБ`],
    ] as const) {
      const text = (await readFile(document, 'utf8')).replaceAll(/ +/g, ' ');
      for (const sentence of sentences) {
        assert.ok(says(text, sentence), `${document} should say: ${sentence}`);
      }
    }
  });
});

/**
 * Whether a text has this sentence, with numbers that differ by 1 at most: another version of gzip,
 * or a few bytes, can tip the rounding.
 */
function says(text: string, sentence: string): boolean {
  const pattern = sentence
    .replaceAll(/[.|]/g, String.raw`\$&`)
    .replaceAll(/\d+/g, String.raw`(\d+)`);
  const [, ...found] = new RegExp(pattern).exec(text) ?? [];
  const numbers = sentence.match(/\d+/g) ?? [];
  return (
    found.length === numbers.length &&
    numbers.every((number, index) => Math.abs(Number(number) - Number(found[index])) <= 1)
  );
}

/** Whole ones, of 1000 bytes. */
function kilobytes({ length }: Buffer): number {
  return Math.round(length / 1000);
}
