import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** @import { Contestant } from './contestants.js' */

/** @typedef {{ script: string, style: string }} Bundle what a site would ship */

/** @param {string} path */
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/**
 * The file that ships for ours; for the others their code and the page's own for them in one
 * minified script and style sheet.
 *
 * @param {Contestant} contestant
 * @returns {Promise<Bundle>}
 */
export async function bundle({ id, role }) {
  if (role === 'ours') {
    return { script: readFileSync(here('../dist/client-leads.min.js'), 'utf8'), style: '' };
  }
  const { outputFiles } = await build({
    entryPoints: [here(`contestants/${id}.js`)],
    outdir: here('dist'),
    write: false,
    bundle: true,
    minify: true,
    format: 'iife',
    globalName: 'contestant',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
    ...(role === 'floor' ? { alias: { lit: here('contestants/hand-written/lit-stub.js') } } : {}),
  });
  /** @param {string} extension */
  const text = (extension) => outputFiles.find(({ path }) => path.endsWith(extension))?.text ?? '';
  return { script: text('.js'), style: text('.css') };
}
