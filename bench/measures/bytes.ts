import { brotliCompressSync } from 'node:zlib';
import type { Bundle } from '../build.js';

/** Bytes that a site sends, script and style sheet each compressed by itself. */
export function bytes({ script, style }: Bundle): number {
  return [script, style]
    .filter(Boolean)
    .reduce((sum, file) => sum + brotliCompressSync(file).length, 0);
}
