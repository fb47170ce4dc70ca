/**
 * Builds the package into `dist`, with independent steps in parallel. It is built beside `dist`,
 * which is replaced at the end: a demo or tests that use it meanwhile lose nothing, and neither does
 * anybody if the build fails or is interrupted.
 */
import { existsSync, renameSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { flattenStyles } from './flatten-styles.js';
import { hashOfInputs, writeRecord } from './built.js';
import { runCommand } from './run-command.js';

const FOLDER = `.build-${process.pid}`;
const TSC = ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--outDir', FOLDER];
const MANIFEST = [
  ...['--import', 'tsx/esm', 'node_modules/@custom-elements-manifest/analyzer/cem.js'],
  ...['analyze', '--config', 'tools/metadata/config.ts'],
];
const ROLLUP = ['node_modules/rollup/dist/bin/rollup', '-c', '--silent'];

const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => interruption.abort());
}

const hash = hashOfInputs();
await rm(FOLDER, { recursive: true, force: true });
await mkdir(FOLDER);
const modules = node(TSC).then(() => flattenStyles(FOLDER));
// A built-in API base is checked by a parser from the modules.
const scriptTags = process.env.API_BASE ? modules.then(() => node(ROLLUP)) : node(ROLLUP);
const steps = [modules, scriptTags, node(MANIFEST)];
try {
  await Promise.all(steps);
  writeRecord(FOLDER, hash);
  await replaceDist();
} catch (error) {
  interruption.abort();
  await Promise.allSettled(steps);
  const { stdout = '', stderr = '', message } = error as Error & Record<string, string>;
  console.error(`${stdout}${stderr}` || message);
  process.exitCode = 1;
} finally {
  await rm(FOLDER, { recursive: true, force: true });
}

/** Replaces `dist` by the new folder. No file system replaces a folder with files at one stroke. */
async function replaceDist(): Promise<void> {
  const former = `${FOLDER}-former`;
  if (existsSync('dist')) {
    renameSync('dist', former);
  }
  renameSync(FOLDER, 'dist');
  await rm(former, { recursive: true, force: true });
}

async function node(args: readonly string[]): Promise<void> {
  await runCommand(process.execPath, args, {
    signal: interruption.signal,
    env: { ...process.env, BUILD_FOLDER: FOLDER },
  });
}
