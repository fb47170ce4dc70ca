import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { build } from 'esbuild';
import type { Contestant } from './contestants.js';

/** Texts by the names of files. */
export type Files = Readonly<Record<string, string>>;

/** Returns the files that a site with a contestant ships: for ours, the built ones. */
export async function filesOf({ id, script, early }: Contestant): Promise<Files> {
  const read = (path: string) => readFileSync(path, 'utf8');
  return script
    ? {
        [`${id}.js`]: read(script),
        ...(early && { 'early.js': read('dist/client-leads-early.min.js') }),
      }
    : bundle(`bench/contestants/${id}.ts`);
}

/** Returns one minified script, and one style sheet if there are styles. */
export async function bundle(entry: string): Promise<Files> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    outdir: 'dist',
    write: false,
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    conditions: ['production'],
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
  });
  return Object.fromEntries(outputFiles.map(({ path, text }) => [basename(path), text]));
}
