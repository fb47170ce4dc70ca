/** Finds programs that are not on npm. Installs Debian's packages, or tells what to install. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

/** Returns the path of a program. If it is missing, first installs its Debian packages. */
export function required(
  find: () => string | undefined,
  packages: string[],
  advice: string,
): string {
  return find() ?? (install(packages) ? find() : undefined) ?? giveUp(advice);
}

/** Installs Debian packages if no consent is needed: as root, with apt-get. */
function install(packages: string[]): boolean {
  if (process.getuid?.() !== 0 || !findProgram('apt-get')) {
    return false;
  }
  console.error(`Installing ${packages.join(', ')} with apt-get`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // The standard output is reserved for test results.
  const run = (...args: string[]) =>
    spawnSync('apt-get', ['-qq', ...args], { stdio: ['ignore', 2, 2], env }).status === 0;
  return run('update') && run('install', '--yes', '--no-install-recommends', ...packages);
}

/** Returns the first installed program among paths and names in `PATH`. */
export function findProgram(...candidates: string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return candidates
    .filter((name) => name !== '')
    .flatMap((name) => (isAbsolute(name) ? name : folders.map((folder) => join(folder, name))))
    .find((path) => existsSync(path));
}

/** Ends the process with advice for the person who started it. */
export function giveUp(advice: string): never {
  console.error(advice);
  process.exit(1);
}
