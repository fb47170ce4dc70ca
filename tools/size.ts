/** Fails if a file that pages load weighs more than its limit, in bytes. */
import { readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const gzip = (file: Buffer) => gzipSync(file, { level: 9 });

for (const [file, encoding, compress, limit] of [
  ['client-leads.min.js', 'brotli', brotliCompressSync, 34_000],
  ['client-leads.min.js', 'gzip', gzip, 38_500],
  ['client-leads-unread.min.js', 'brotli', brotliCompressSync, 8_800],
  ['client-leads-early.min.js', 'brotli', brotliCompressSync, 1150],
] as const) {
  const bytes = compress(readFileSync(`dist/${file}`)).length;
  console.log(`${file}, ${encoding}: ${bytes} of ${limit} bytes`);
  process.exitCode ||= Number(bytes > limit);
}
