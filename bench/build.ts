import { readFileSync } from 'node:fs';
import { build } from 'esbuild';
import type { Contestant } from './contestants.js';

/** The files of a contestant that a site ships. */
export interface Bundle {
  readonly script: string;
  readonly style: string;
  /** The script that sends the first requests, if there is one. */
  readonly early?: string;
}

/**
 * Returns the shipped file of ours. For other contestants, bundles their code and the page's code
 * for them into one minified script and one style sheet.
 */
export async function bundle({ id, source = id, file, early }: Contestant): Promise<Bundle> {
  const read = (path: string) => readFileSync(path, 'utf8');
  return file
    ? { script: read(file), style: '', ...(early && { early: read(early) }) }
    : bundleSource(`bench/contestants/${source}.ts`);
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
