import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { build, type Plugin } from 'esbuild';
import type { Verdict } from './explore.js';
import type { Start } from './world.js';

/** The sources whose private fields make up a state. */
const OPENED =
  /\/((src|test)\/(session|sign-in)\/|src\/(controllers|model)\/|src\/(api\/(leads-api|come-back)|client-leads-unread)\.ts)/;

/** Sizes that make a list of a few rows a long one. */
const SMALL: ReadonlyMap<string, string> = new Map([
  ['MAX_LENGTH = 200', 'MAX_LENGTH = 4'],
  ['ROWS_AT_A_GO = 2000', 'ROWS_AT_A_GO = 4'],
]);

/**
 * Bundles the explorer into a folder, with the sources that it explores and two changes to them.
 * Private fields (`#list`) become public (`__list`), so that two states can be compared in all
 * fields. Requests and searches are small, so that a short history reaches their limits.
 */
export async function bundleExplorer(folder: string): Promise<string> {
  const outfile = join(folder, 'worker.mjs');
  const missed = new Set(SMALL.keys());
  const open: Plugin = {
    name: 'open',
    setup: (plugins) => {
      plugins.onLoad({ filter: OPENED }, async ({ path }) => {
        let contents = (await readFile(path, 'utf8')).replaceAll(/#(?=[a-z])/g, '__');
        for (const [usual, small] of SMALL) {
          if (contents.includes(usual)) {
            missed.delete(usual);
            contents = contents.replace(usual, small);
          }
        }
        return { contents, loader: 'ts' };
      });
    },
  };
  await build({
    entryPoints: [fileURLToPath(new URL('worker.ts', import.meta.url))],
    bundle: true,
    outfile,
    sourcemap: 'inline',
    format: 'esm',
    platform: 'node',
    target: 'es2022',
    plugins: [open],
  });
  if (missed.size > 0) {
    throw new Error(`No source has ${[...missed].join(' or ')} any more.`);
  }
  return outfile;
}

/** Explores in a separate thread. */
export async function exploreApart(
  explorer: string,
  start: Start,
  steps: number,
): Promise<Verdict> {
  const worker = new Worker(explorer, { workerData: { start, steps } });
  const [verdict] = (await once(worker, 'message')) as [Verdict];
  return verdict;
}
