/** Fails if a file that pages load weighs more than its limit, in bytes. */
import { readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { builtInTexts } from '../src/i18n/built-in-texts.js';

const gzip = (file: Buffer) => gzipSync(file, { level: 9 });

/** A language more is no accident. The limits leave room for a field or an attribute. */
const languages = Object.keys(builtInTexts).length;

for (const [file, encoding, compress, limit] of [
  ['client-leads.min.js', 'brotli', brotliCompressSync, 35_750 + languages * 1400],
  ['client-leads.min.js', 'gzip', gzip, 40_550 + languages * 1500],
  ['client-leads-unread.min.js', 'brotli', brotliCompressSync, 10_670 + languages * 150],
  ['client-leads-early.min.js', 'brotli', brotliCompressSync, 1190],
] as const) {
  const bytes = compress(readFileSync(`dist/${file}`)).length;
  console.log(`${file}, ${encoding}: ${bytes} of ${limit} bytes`);
  process.exitCode ||= Number(bytes > limit);
}
