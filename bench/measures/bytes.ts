import { brotliCompressSync } from 'node:zlib';
import type { Bundle } from '../build.js';

/** The bytes that a site sends, with script and style sheet compressed separately. */
export function bytes({ script, style }: Bundle): number {
  return [script, style]
    .filter(Boolean)
    .reduce((sum, file) => sum + brotliCompressSync(file).length, 0);
}
