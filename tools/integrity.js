import { createHash } from 'node:crypto';

/** @param {string} code */
const hash = (code) => `sha384-${createHash('sha384').update(code).digest('base64')}`;

/**
 * Writes `integrity.json` beside the bundle: what the `integrity` attribute of a script tag takes.
 *
 * @returns {import('rollup').Plugin}
 */
export function integrity() {
  return {
    name: 'integrity',
    generateBundle: {
      // Whatever changes the code has done so.
      order: 'post',
      handler(_, bundle) {
        const chunks = Object.values(bundle).filter(({ type }) => type === 'chunk');
        const hashes = Object.fromEntries(
          chunks.map(({ fileName, code }) => [fileName, hash(code)]),
        );
        this.emitFile({
          type: 'asset',
          fileName: 'integrity.json',
          source: `${JSON.stringify(hashes, null, 2)}\n`,
        });
      },
    },
  };
}
