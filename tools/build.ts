/** Builds the package into `dist`, with independent steps in parallel. */
import { mkdir, rm } from 'node:fs/promises';
import { runCommand } from './run-command.js';

const TSC = ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'];
const MANIFEST = [
  ...['--import', 'tsx/esm', 'node_modules/@custom-elements-manifest/analyzer/cem.js'],
  ...['analyze', '--config', 'tools/metadata/config.ts'],
];
const ROLLUP = ['node_modules/rollup/dist/bin/rollup', '-c', '--silent'];

await rm('dist', { recursive: true, force: true });
await mkdir('dist');
try {
  const modules = node(TSC);
  // A built-in API base is checked by a parser from the modules.
  const scriptTag = process.env.API_BASE ? modules.then(() => node(ROLLUP)) : node(ROLLUP);
  await Promise.all([modules, scriptTag, node(MANIFEST)]);
} catch (error) {
  const { stdout, stderr } = error as { stdout: string; stderr: string };
  console.error(`${stdout}${stderr}`);
  process.exit(1);
}

async function node(args: readonly string[]): Promise<void> {
  await runCommand(process.execPath, args);
}
