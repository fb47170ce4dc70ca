import { spawnSync } from 'node:child_process';
import { findProgram } from './find-program.js';

/** @param {string[]} args */
function aptGet(args) {
  // stdout is left to the results of the tests.
  const { status } = spawnSync('apt-get', args, {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return status === 0;
}

/**
 * Installs Debian packages where that can be done without asking anybody: as root, with apt-get.
 *
 * @param {string[]} packages
 * @returns {boolean} whether they are installed now
 */
export function installPackages(packages) {
  if (process.getuid?.() !== 0 || !findProgram(['apt-get'])) {
    return false;
  }
  console.error(`Installing ${packages.join(', ')} with apt-get`);
  return (
    aptGet(['update', '-qq']) &&
    aptGet(['install', '-y', '-qq', '--no-install-recommends', ...packages])
  );
}
