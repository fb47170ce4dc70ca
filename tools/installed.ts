/** Finds programs that npm does not bring, installs Debian's, or says what to install. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

/** Returns the path of a program, whose Debian packages are installed first if it is missing. */
export function required(
  find: () => string | undefined,
  packages: string[],
  advice: string,
): string {
  return find() ?? (install(packages) ? find() : undefined) ?? giveUp(advice);
}

/** Installs Debian packages if that needs nobody's consent: as root, with apt-get. */
function install(packages: string[]): boolean {
  if (process.getuid?.() !== 0 || !findProgram('apt-get')) {
    return false;
  }
  console.error(`Installing ${packages.join(', ')} with apt-get`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // The standard output is left to the results of the tests.
  const run = (...args: string[]) =>
    spawnSync('apt-get', ['-qq', ...args], { stdio: ['ignore', 2, 2], env }).status === 0;
  return run('update') && run('install', '--yes', '--no-install-recommends', ...packages);
}

/** Returns the first program that is installed, of paths and of names to look for in `PATH`. */
export function findProgram(...candidates: string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return candidates
    .filter((name) => name !== '')
    .flatMap((name) => (isAbsolute(name) ? name : folders.map((folder) => join(folder, name))))
    .find((path) => existsSync(path));
}

/** Ends the process with a sentence for the person who started it. */
export function giveUp(advice: string): never {
  console.error(advice);
  process.exit(1);
}
