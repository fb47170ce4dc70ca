import { brotliCompressSync, gzipSync } from 'node:zlib';

/** @import { Bundle } from '../bundles.js' */

const SIZES = {
  min: (/** @type {Buffer} */ content) => content.length,
  gzip: (/** @type {Buffer} */ content) => gzipSync(content).length,
  brotli: (/** @type {Buffer} */ content) => brotliCompressSync(content).length,
};

/**
 * Bytes that a site ships, script and style sheet each compressed by itself.
 *
 * @param {Bundle} bundle
 */
export function bytes({ script, style }) {
  const files = [script, style].filter(Boolean).map((text) => Buffer.from(text));
  return Object.fromEntries(
    Object.entries(SIZES).map(([name, size]) => [
      name,
      files.reduce((sum, file) => sum + size(file), 0),
    ]),
  );
}
