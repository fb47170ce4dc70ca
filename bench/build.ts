import { readFileSync } from 'node:fs';
import { build } from 'esbuild';
import type { Contestant } from './contestants.js';

/** What a site ships of a contestant. */
export interface Bundle {
  readonly script: string;
  readonly style: string;
}

/**
 * Returns the file that ships for ours. For the others, bundles their code and the page's own for
 * them into one minified script and one style sheet.
 */
export async function bundle({ id, file }: Contestant): Promise<Bundle> {
  return file
    ? { script: readFileSync(file, 'utf8'), style: '' }
    : bundleSource(`bench/contestants/${id}.ts`);
}

export async function bundleSource(entry: string): Promise<Bundle> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    outdir: 'bench/dist',
    write: false,
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    conditions: ['production'],
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
  });
  const text = (extension: string) =>
    outputFiles.find(({ path }) => path.endsWith(extension))?.text ?? '';
  return { script: text('.js'), style: text('.css') };
}
