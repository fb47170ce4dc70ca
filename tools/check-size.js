/** Fails when a shipped file outgrows its `sizeBudget` in package.json, in bytes. */
import { readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const COMPRESS = { brotli: brotliCompressSync, gzip: gzipSync };

const { sizeBudget } = JSON.parse(readFileSync('package.json', 'utf8'));

for (const [file, budgets] of Object.entries(sizeBudget)) {
  const content = readFileSync(file);
  console.log(`${file}: ${content.length} bytes`);
  for (const [encoding, budget] of Object.entries(budgets)) {
    const { length } = COMPRESS[encoding](content);
    const isOver = length > budget;
    console.log(`  ${encoding}: ${length} of ${budget}${isOver ? ', over the budget' : ''}`);
    if (isOver) {
      process.exitCode = 1;
    }
  }
}
