/** Knows what `dist` is built from, and builds it again if that has changed. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './run-command.js';

/** What a build reads. The lock file stands for the installed packages. */
const INPUTS = [
  ...['src', 'tools/build.ts', 'tools/flatten-styles.ts', 'tools/metadata', 'rollup.config.js'],
  ...['tsconfig.json', 'tsconfig.build.json', 'package.json', 'package-lock.json'],
];
/** In the built folder, but not in the package. */
const RECORD = '.built-from';

/** Builds the package unless `dist` is up to date. If the build fails, ends with its messages. */
export async function buildIfChanged(): Promise<void> {
  if (readRecord('dist') === hashOfInputs()) {
    return;
  }
  console.log('Building the package: about 10 seconds.');
  try {
    await runCommand('npm', ['run', '--silent', 'build']);
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    console.error(`${stdout}${stderr}`);
    process.exit(1);
  }
}

/** Returns a hash of all that a build depends on. */
export function hashOfInputs(apiBase = process.env.API_BASE ?? ''): string {
  const hash = createHash('sha256').update(apiBase);
  for (const file of INPUTS.flatMap(filesOf)) {
    hash.update(`\n${file}\n`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** Notes what a folder was built from. */
export function writeRecord(folder: string, hash: string): void {
  writeFileSync(join(folder, RECORD), hash);
}

function readRecord(folder: string): string | undefined {
  const file = join(folder, RECORD);
  return statSync(file, { throwIfNoEntry: false }) && readFileSync(file, 'utf8');
}

function filesOf(path: string): string[] {
  if (!statSync(path).isDirectory()) {
    return [path];
  }
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesOf(join(path, name)));
}
